"""How much markup is too much?"""

import re

MOST_TAGS = 300_000
DEEPEST = 1000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Tags that end without being closed do not nest.
_OFTEN_OPEN_NAMES = (
    "p br img hr meta link input li dt dd tr td th option source area base col embed param track "
    "wbr thead tbody tfoot colgroup html head body"
)
_OFTEN_OPEN = frozenset(_OFTEN_OPEN_NAMES.split())


class UnreadableMarkup(ValueError):  # noqa: N818 - it is markup, not our error
    """Markup that no article needs, or that the parser refuses; the message says which."""


def refuse_too_many_tags(markup: str) -> None:
    """Raise for more tags than any article needs."""
    if markup.count("<") > MOST_TAGS:
        raise UnreadableMarkup(f"it holds more than {MOST_TAGS:,} tags, which no article needs")


def refuse_too_deep(markup: str) -> None:
    """Before parsing, for a parser's time may grow with the square of the depth."""
    depth = 0
    for tag in _TAG.finditer(markup):
        if tag[2].lower() not in _OFTEN_OPEN:
            depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > DEEPEST:
            raise UnreadableMarkup(f"its tags are nested more than {DEEPEST:,} deep")
