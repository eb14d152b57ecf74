"""Which paragraphs of a page are kept, and which of its readers found them?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.importing.clean_text import article_paragraphs, clean_paragraphs
from articles.importing.pages.extract_body import extract_body
from articles.importing.pages.tree import (
    PageTree,
    linked_paragraphs,
    linked_share,
    marked_paragraphs,
    open_layout_tables,
    shown_size,
)

_SENTENCE = re.compile(r"[.!?…。।؟][\"”’»)\]]*$")
_MOSTLY = 0.6
_FEW_LINKS = 0.3
# Less than this trafilatura scrapes together from anywhere on the page.
_LITTLE = 250


@dataclass(frozen=True)
class PageBody:
    """The paragraphs of a page's article, and in words where they come from."""

    paragraphs: list[str]
    words: str


def choose_body(page: PageTree, markup: str, linked_body: str) -> PageBody:
    """What trafilatura finds; what BeautifulSoup or the JSON-LD have where that is far less."""
    name, marked = marked_paragraphs(page.root)
    marks_little = bool(name) and len(linked_body) > 2 * marked
    # Not even all that the page shows could be more: it need not be looked through.
    if marks_little and _is_most(linked_body, shown_size(page.root)):
        return _linked(linked_body)
    if not name:
        open_layout_tables(page.root)
    found = _without_other_headlines(page, extract_body(page, len(markup), marked))
    size = _size(found or [])
    if found and size >= _LITTLE and size * 2 > marked:
        body = PageBody(found, _compared(size, name, marked))
    else:
        body = _read_again(markup, found, name)
    kept = _size(body.paragraphs)
    is_stub = marks_little and _is_most(linked_body, size)
    if is_stub or len(linked_body) > 2 * kept:
        return _linked(linked_body)
    return body


def _is_most(linked_body: str, size: int) -> bool:
    """Has the page no more than this? What is behind a wall trafilatura may take from there too."""
    return 10 * len(linked_body) > 9 * size


def _linked(body: str) -> PageBody:
    return PageBody(clean_paragraphs(body), "JSON-LD articleBody; the page has less")


def is_list_of_links(page: PageTree, paragraphs: Sequence[str]) -> bool:
    """Is it surely no article: no sentence in what was found, and nearly all words are links?"""
    if any(_SENTENCE.search(paragraph) for paragraph in paragraphs):
        return False
    return linked_share(page.root) > _MOSTLY


def _without_other_headlines(page: PageTree, found: list[str] | None) -> list[str] | None:
    """Without links to other articles between the paragraphs, unless the text is made of links."""
    if not found:
        return found
    linked = linked_paragraphs(page.root)
    kept = [text for text in found if "".join(text.split()) not in linked]
    return kept if len(found) - len(kept) <= _FEW_LINKS * len(found) else found


def _read_again(markup: str, found: list[str] | None, name: str) -> PageBody:
    """With BeautifulSoup, unless that finds even less."""
    paragraphs = article_paragraphs(markup)
    where = f"the page's {name}" if name else "where most paragraphs stand"
    if found is None:
        return PageBody(paragraphs, f"{where}; read with another reader than trafilatura")
    if found and 2 * _size(paragraphs) < _size(found):
        return PageBody(found, f"trafilatura; {where} has less")
    return PageBody(paragraphs, f"{where}; trafilatura found less")


def _compared(size: int, name: str, marked: int) -> str:
    if not name:
        return "trafilatura"
    share = round(100 * (marked - size) / size)
    if abs(share) < 10:
        return f"trafilatura, and the page's {name} agrees"
    return f"trafilatura; the page's {name} has {abs(share)} % {'more' if share > 0 else 'less'}"


def _size(paragraphs: list[str]) -> int:
    return sum(map(len, paragraphs))
