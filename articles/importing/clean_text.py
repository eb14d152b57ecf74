"""What words stand in this markup? The only user of BeautifulSoup."""

import html
import re
import warnings
from collections.abc import Iterator

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning
from bs4.element import CData, NavigableString, Tag
from bs4.exceptions import ParserRejectedMarkup

from articles.importing.pages.markup_bounds import (
    UnreadableMarkup,
    refuse_too_deep,
    refuse_too_many_attributes,
    refuse_too_many_tags,
)
from articles.importing.pages.opening import says_only_who_and_when
from articles.importing.wording.characters import clean_characters

__all__ = ["UnreadableMarkup", "article_paragraphs", "clean_paragraphs", "plain_paragraphs"]

_DROPPED_NAMES = (
    "script style nav aside footer header form noscript iframe template svg math button select "
    "option input textarea object embed applet video audio canvas dialog menu figure head"
)
_DROPPED = frozenset(_DROPPED_NAMES.split())
_BLOCK_NAMES = (
    "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote pre table tr td th section article main "
    "body html center address fieldset hr details summary title caption"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_ROLES = frozenset(["navigation", "banner", "contentinfo", "complementary", "search"])
_INLINE_NAMES = (
    "a abbr acronym b bdi bdo big br cite code col colgroup data del dfn em font i img ins kbd "
    "label mark picture q rp rt ruby s samp small source span strike strong sub sup tbody tfoot "
    "thead time tt u var wbr"
)
# Only these: what else stands between "<" and ">", such as the code of a share, is text.
_NAMES = "|".join(f"{_DROPPED_NAMES} {_BLOCK_NAMES} {_INLINE_NAMES}".split())
_MARKUP = re.compile(rf"</?(?:{_NAMES})(\s[^<>]*)?/?>|<!--|<!\[CDATA\[", re.IGNORECASE)
_ENTITY = re.compile(r"&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,24});", re.I)
_BLANK = re.compile(r"\n[ \t]*\n\s*")
_CANDIDATES = 50
# Among so many paragraphs a name beside a day is the author's; further down it may be an event's.
_OPENING = 3
_END = object()


def clean_paragraphs(text: str) -> list[str]:
    """The paragraphs of a text that may be plain or hold markup."""
    if _MARKUP.search(text):
        return _paragraphs(_parse(text))
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(text)
    return plain_paragraphs(clean_characters(text))


def plain_paragraphs(text: str) -> list[str]:
    """Split at blank lines; without any, every line is a paragraph of its own."""
    if not _BLANK.search(text):
        return [line for line in text.split("\n") if line]
    return [" ".join(part.split()) for part in _BLANK.split(text) if part.strip()]


def article_paragraphs(markup: str) -> list[str]:
    """The paragraphs of an HTML page's article: of what is marked as such, or where most stand."""
    return _paragraphs(_article_in(_parse(markup)))


def _parse(markup: str) -> BeautifulSoup:
    refuse_too_many_tags(markup)
    refuse_too_many_attributes(markup)
    refuse_too_deep(markup)
    try:
        with warnings.catch_warnings():
            # Both say that it may be no HTML: that is what we are here to find out.
            warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
            warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
            return BeautifulSoup(clean_characters(markup), "lxml")
    except (ParserRejectedMarkup, RecursionError, AssertionError, ValueError) as problem:
        raise UnreadableMarkup(f"its markup cannot be read: {problem}") from problem


def _article_in(soup: BeautifulSoup) -> Tag:
    """The element that holds the article: marked as such, or where most <p> text stands."""
    for marked in (
        soup.find_all(itemprop="articleBody", limit=_CANDIDATES),
        soup.find_all("article", limit=_CANDIDATES),
        soup.find_all("main", limit=_CANDIDATES),
    ):
        longest = max(marked, key=_paragraph_text, default=None)
        if longest is not None and _paragraph_text(longest) > 0:
            return longest
    return _densest(soup)


def _paragraph_text(tag: Tag) -> int:
    return sum(len(p.get_text()) for p in tag.find_all("p"))


def _densest(soup: BeautifulSoup) -> Tag:
    """The lowest element that holds most of the <p> text."""
    sizes: dict[int, int] = {}
    holders: dict[int, Tag] = {}
    total = 0
    for p in soup.find_all("p"):
        if p.parent is None or _is_dropped_inside(p):
            continue
        size = len(p.get_text())
        total += size
        holders[id(p.parent)] = p.parent
        sizes[id(p.parent)] = sizes.get(id(p.parent), 0) + size
    if not total:
        return soup
    holder = holders[max(sizes, key=lambda key: sizes[key])]
    while _paragraph_text(holder) < 0.7 * total and holder.parent is not None:
        holder = holder.parent
    return holder


def _is_dropped_inside(tag: Tag) -> bool:
    return any(parent.name in _DROPPED for parent in tag.parents)


def _is_unseen(tag: Tag) -> bool:
    if tag.name in _DROPPED:
        return True
    if not tag.attrs:
        return False
    return (
        tag.get("hidden") is not None
        or tag.get("aria-hidden") == "true"
        or tag.get("role") in _ROLES
        or "display:none" in str(tag.get("style", "")).replace(" ", "")
    )


def _paragraphs(root: Tag) -> list[str]:
    found: list[str] = []
    paragraph = _Paragraph()
    for step in _walk(root):
        if step is None:
            found.extend(paragraph.lines(is_opening=len(found) < _OPENING))
            paragraph = _Paragraph()
        elif isinstance(step, Tag):
            paragraph.note(step)
        else:
            paragraph.add(step)
    return found + paragraph.lines(is_opening=len(found) < _OPENING)


def _walk(root: Tag) -> Iterator[Tag | NavigableString | None]:
    """Texts and inline tags in order, None where a paragraph begins or ends.

    With its own stack: a page may be nested deeper than Python may call.
    """
    stack: list[object] = [root]
    while stack:
        node = stack.pop()
        if node is _END:
            yield None
        elif isinstance(node, Tag):
            if node is not root and _is_unseen(node):
                continue
            is_block = node.name in _BLOCKS
            yield None if is_block else node
            if is_block:
                stack.append(_END)
            stack.extend(reversed(node.contents))
        elif type(node) in (NavigableString, CData):
            yield node  # type: ignore[misc]


class _Paragraph:
    """The pieces between two block tags."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.linked = 0
        self.times: list[str] = []
        self.beside_times: list[str] = []

    def note(self, tag: Tag) -> None:
        if tag.name == "br":
            self.pieces.append("\n")
        elif tag.name == "time":
            self.times += [str(tag.get("datetime") or ""), tag.get_text(" ", strip=True)]

    def add(self, text: NavigableString) -> None:
        piece = re.sub(r"\s+", " ", text)
        self.pieces.append(piece)
        above = text.parent
        names = (above.name, above.parent.name if above.parent else "") if above else ()
        if "a" in names:
            self.linked += len(piece.strip())
        if "time" not in names:
            self.beside_times.append(piece)

    def lines(self, *, is_opening: bool) -> list[str]:
        """None when it is a menu (nearly all links) or says only who wrote it and when."""
        text = clean_characters("".join(self.pieces))
        length = len(text)
        is_menu = length < 200 and self.linked > 0.7 * length
        if not length or is_menu or (length < 100 and self._is_byline(is_opening)):
            return []
        return plain_paragraphs(text)

    def _is_byline(self, is_opening: bool) -> bool:
        beside = "".join(self.beside_times)
        return says_only_who_and_when(self.times, beside, is_opening=is_opening)
