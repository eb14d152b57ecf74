"""How much markup is too much?"""

import re

MOST_TAGS = 150_000
DEEPEST = 1000
MOST_ATTRIBUTES = 2000
LONGEST_MARKUP = 5_000_000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Tags that end without being closed do not nest.
_OFTEN_OPEN_NAMES = (
    "p br img hr meta link input li dt dd tr td th option source area base col embed param track "
    "wbr thead tbody tfoot colgroup html head body"
)
_OFTEN_OPEN = frozenset(_OFTEN_OPEN_NAMES.split())
# Pictures that were saved inside the page.
_EMBEDDED = re.compile(rb"data:[\w/+.;=-]{1,100},[A-Za-z0-9+/=%_-]{100,}")
_LONG_TAG = 20_000
_QUOTED_END = re.compile(r"""=\s*(?:"[^">]*>|'[^'>]*>)""")
_BETWEEN = re.compile(r"[\s/]+")
_WHOLE_TAG = re.compile(
    r"""<[a-zA-Z](?>[^>=]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|=)*+""",
)
_VALUE = re.compile(r"""=\s*+(?>"[^"]*+"|'[^']*+')""")


class UnreadableMarkup(ValueError):  # noqa: N818 - it is markup, not our error
    """Markup that no article needs, or that the parser refuses; the message says which."""


def refuse_too_many_tags(markup: str) -> None:
    """Raise for more tags than any article needs."""
    if markup.count("<") > MOST_TAGS:
        raise UnreadableMarkup(f"it holds more than {MOST_TAGS:,} tags, which no article needs")


def without_embedded(content: bytes) -> bytes:
    """Without the pictures that a browser saved inside the page; what is still huge is refused."""
    if len(content) > LONGEST_MARKUP // 5:
        content = _EMBEDDED.sub(b"data:", content)
    if len(content) > 4 * LONGEST_MARKUP:
        size = f"{len(content) // 1024 // 1024:,} MB"
        raise UnreadableMarkup(f"its markup has {size}, at most 20 are read")
    return content


def refuse_too_long(markup: str) -> str:
    """The same, unless it has more characters than are read."""
    if len(markup) > LONGEST_MARKUP:
        most = f"at most {LONGEST_MARKUP:,} are read"
        raise UnreadableMarkup(f"its markup has {len(markup):,} characters, {most}")
    return markup


def refuse_too_many_attributes(markup: str) -> None:
    """Before parsing, for a parser's time grows with the square of a tag's attributes."""
    longest = max(map(len, markup.split(">")))
    if longest < _LONG_TAG and len(_QUOTED_END.findall(markup)) < _LONG_TAG // MOST_ATTRIBUTES:
        return
    for tag in _WHOLE_TAG.finditer(markup):
        is_long = len(tag[0]) > _LONG_TAG // 2
        words = _BETWEEN.split(_VALUE.sub(" ", tag[0])) if is_long else ()
        if len(words) > MOST_ATTRIBUTES:
            raise UnreadableMarkup(f"a tag of it has more than {MOST_ATTRIBUTES:,} attributes")


def refuse_too_deep(markup: str) -> None:
    """Before parsing, for a parser's time may grow with the square of the depth."""
    depth = 0
    for tag in _TAG.finditer(markup):
        if tag[2].lower() not in _OFTEN_OPEN:
            depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > DEEPEST:
            raise UnreadableMarkup(f"its tags are nested more than {DEEPEST:,} deep")
