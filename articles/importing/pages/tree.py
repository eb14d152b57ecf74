"""Which elements does a page have? The only user of lxml, and all that is asked of its tree."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]

from articles.importing.pages.markup_bounds import (
    refuse_too_deep,
    refuse_too_many_attributes,
    refuse_too_many_tags,
)
from articles.importing.wording.characters import clean_characters, clean_line

# lxml's elements have no types.
Element = Any

_BODY_MARKS = (
    etree.XPath("//*[@itemprop='articleBody']"),
    etree.XPath("//article"),
    etree.XPath("//main"),
)
_WITH_ITEMPROP = etree.XPath("//*[@itemprop]")
_BYLINES = etree.XPath(
    "//*[@rel or @class][@rel='author' or contains(@class,'byline') or contains(@class,'Byline')"
    " or contains(@class,'author') or contains(@class,'Author')]"
)
_DATED = etree.XPath(
    "//*[@class or @id][not(self::time) and (contains(@class,'date') or contains(@class,'Date')"
    " or contains(@class,'publish') or contains(@class,'posted') or contains(@class,'time')"
    " or contains(@class,'byline') or contains(@class,'meta') or contains(@id,'date'))]"
)
_SHOWN_TEXT = etree.XPath(".//text()[not(parent::script or parent::style)]", smart_strings=False)
_ASIDE = re.compile(
    r"comment|related|sidebar|side-bar|widget|footer|teaser|recirc|recommend|trending|most-read",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"(?<![a-z])comments?(?![a-z])|Comment$", re.IGNORECASE)
_ASIDE_TAGS = frozenset(["aside", "nav", "footer", "li"])
_TABLE_TAGS = ("table", "tbody", "thead", "tfoot", "tr", "td", "th", "center")
# As trafilatura calls them in its own tree.
_BLOCKS = frozenset(
    ["p", "head", "item", "list", "quote", "table", "row", "cell", "div", "ab", "fw", "body", "lb"]
)
_ENDS = tuple('.!?…:"”»')
_NO_XML = bytes([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20)])


@dataclass(frozen=True)
class PageTree:
    """A page's root element, and whether it is of the size and depth that pages have."""

    root: Element
    is_usual: bool


def parse_page(markup: str) -> PageTree:
    """The tree of this page, parsed once; a deep or huge one a second time, without limits."""
    refuse_too_many_tags(markup)
    refuse_too_many_attributes(markup)
    source = markup.encode(errors="ignore").translate(None, delete=_NO_XML)
    root, is_cut = _parse(source, is_huge=False)
    if is_cut:
        refuse_too_deep(markup)
        root, _ = _parse(source, is_huge=True)
    return PageTree(root, is_usual=not is_cut)


def _parse(source: bytes, *, is_huge: bool) -> tuple[Element, bool]:
    parser = html.HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8",
        remove_comments=True, remove_pis=True, huge_tree=is_huge,
    )  # fmt: skip
    try:
        root = html.document_fromstring(source, parser=parser)
    except (etree.LxmlError, ValueError):
        root = html.Element("html")
    errors = parser.error_log.filter_from_fatals()
    return root, any("depth" in e.message or "limit exceeded" in e.message for e in errors)


def size_of(tree: Element) -> int:
    """How many elements it has."""
    return int(tree.xpath("count(//*)"))


def elements(tree: Element, *tags: str) -> Iterator[Element]:
    """All elements of these names, in the order of the page."""
    yield from tree.iter(*tags)


def with_itemprop(tree: Element) -> list[Element]:
    """The elements that microdata marks."""
    return list(_WITH_ITEMPROP(tree))


def bylines(tree: Element) -> list[Element]:
    """The elements that are called after an author."""
    return list(_BYLINES(tree)[:40])


def dated(tree: Element) -> list[Element]:
    """The elements that are called after a date."""
    return list(_DATED(tree)[:60])


def text_of(element: Element, longest: int = 2000) -> str:
    """All words in it on one line, as far as they are few."""
    found: list[str] = []
    size = 0
    for piece in element.itertext():
        found.append(piece)
        size += len(piece)
        if size > longest:
            break
    return clean_line(" ".join(found))


def attribute(element: Element, name: str) -> str:
    """An attribute without the spaces around it; empty where there is none."""
    value = element.get(name)
    return clean_line(str(value)) if value else ""


def is_beside_the_article(element: Element) -> bool:
    """Does it stand in a list of other articles, in a comment, in a footer?"""
    for above in (element, *element.iterancestors()):
        if above.tag in _ASIDE_TAGS or _ASIDE.search(f"{above.get('class')} {above.get('id')}"):
            if above.tag in ("body", "html", "main", "article"):
                return False
            if above.tag == "li" or not _holds_the_headline(above):
                return True
    return False


def is_in_a_comment(element: Element) -> bool:
    """Does a reader say it, below the article?"""
    for above in (element, *element.iterancestors()):
        called = f"{above.get('class')} {above.get('id')} {above.get('itemprop')}"
        if _COMMENT.search(f"{called} {above.get('itemtype')}"):
            return above.tag not in ("body", "html", "main") and not _holds_the_headline(above)
    return False


def _holds_the_headline(element: Element) -> bool:
    """Does the first heading of the page stand in it? Some call all but the menu an aside."""
    first = next(element.iter("h1"), None)
    return first is not None and first is next(element.getroottree().iter("h1"))


def linked_share(tree: Element) -> float:
    """Which share of the page's words are links, from 0 to 1."""
    body = next(tree.iter("body"), tree)
    whole = shown_size(body)
    linked = sum(len("".join(link.itertext()).strip()) for link in body.iter("a"))
    return linked / whole if whole else 0.0


def shown_texts(tree: Element) -> Iterator[str]:
    """What stands between two tags of the page's body, each on a line; without what is empty."""
    body = next(tree.iter("body"), tree)
    yield from filter(None, map(clean_line, _SHOWN_TEXT(body)))


def shown_size(tree: Element) -> int:
    """How many characters the page shows; no text found in it has more."""
    return sum(len(text.strip()) for text in _SHOWN_TEXT(tree))


def marked_paragraphs(tree: Element) -> tuple[str, int]:
    """How the page marks its article's text, and how many characters its paragraphs have there."""
    for mark, name in zip(_BODY_MARKS, ("articleBody", "<article>", "<main>"), strict=True):
        sizes = [paragraph_text(element) for element in mark(tree)[:50]]
        largest = max(sizes, default=0)
        if largest:
            return name, largest
    return "", 0


def linked_paragraphs(tree: Element) -> set[str]:
    """The words, without spaces, of each <p> that is nothing but one link and no sentence."""
    found: set[str] = set()
    for paragraph in tree.iter("p"):
        link = next(paragraph.iter("a"), None)
        if link is None:
            continue
        whole, linked = ("".join("".join(e.itertext()).split()) for e in (paragraph, link))
        if whole == linked and not whole.endswith(_ENDS):
            found.add(whole)
    return found


def open_layout_tables(tree: Element) -> None:
    """Make plain blocks of the tables that only lay a page out, as pages of 1999 do."""
    tables = list(tree.iter("table"))
    if not tables:
        return
    total = paragraph_text(tree)
    inside = sum(len(text_of(table, 100_000)) for table in tree.xpath("//table[not(.//table)]"))
    if inside > total - sum(paragraph_text(table) for table in tables):
        for element in list(tree.iter(*_TABLE_TAGS)):
            element.tag = "div"


def block_texts(body: Element) -> list[str]:
    """The texts between the block elements of what trafilatura found; code keeps its lines."""
    found: list[str] = []
    pieces: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        ends = element.tag in _BLOCKS or (element.tag == "code" and "\n" in (element.text or ""))
        if ends:
            _close(pieces, found, is_code=element.tag == "code")
        pieces.append((element.text if event == "start" else element.tail) or "")
    _close(pieces, found, is_code=False)
    return found


def _close(pieces: list[str], found: list[str], *, is_code: bool) -> None:
    text = "".join(pieces)
    pieces.clear()
    text = clean_characters(text) if is_code else clean_line(text)
    if text:
        found.append(text)


def paragraph_text(element: Element) -> int:
    """How many characters its paragraphs have."""
    return sum(len("".join(p.itertext())) for p in element.iter("p"))
