"""HTML: one article per page."""

import re
from collections.abc import Iterator

from articles.importing.characters import folded_words
from articles.importing.clean_text import Page, UnreadableMarkup, clean_paragraphs, read_page
from articles.importing.compose import Pieces, compose
from articles.importing.encodings import decode
from articles.importing.formats.format import Certainty, Format
from articles.importing.linked_data import article_in
from articles.importing.opened import Piece
from articles.importing.opening import read_opening
from articles.importing.parsed_article import ParsedArticle, Rejection

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_BEGINNING = re.compile(
    rb"^[\s\xef\xbb\xbf]*(<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_DATES = (
    "article:published_time og:article:published_time datepublished date pubdate publishdate "
    "publish-date publish_date publication_date dc.date dc.date.issued dcterms.date "
    "dcterms.created dcterms.issued parsely-pub-date sailthru.date cxenseparse:recs:publishtime "
    "citation_publication_date"
)
_SEPARATORS = " |-–—·:»•"


def recognises(head: bytes, ending: str) -> Certainty:
    """It begins as a page does."""
    if _BEGINNING.search(head):
        return Certainty.CERTAIN
    return Certainty.LIKELY if ending in HTML.endings else Certainty.NO


def read(piece: Piece) -> Iterator[ParsedArticle | Rejection]:
    """The one article of this page."""
    yield read_html(piece.content)


def read_html(content: bytes) -> ParsedArticle | Rejection:
    """The article in these bytes."""
    declared = _CHARSET.search(content[:4096])
    text = decode(content, declared[1].decode("ascii") if declared else "")
    if text is None:
        return Rejection("it does not look like text")
    try:
        page = read_page(text)
        return compose(_pieces(page, content))
    except UnreadableMarkup as problem:
        return Rejection(str(problem))


def _pieces(page: Page, content: bytes) -> Pieces:
    linked = article_in(page.linked_data)
    meta = page.meta
    source = linked.source or meta.get("og:site_name", "") or meta.get("publisher", "")
    title, source = _title_and_source(page, linked.title, source)
    paragraphs = list(page.paragraphs)
    date_line = ""
    if not title:
        opening = read_opening(paragraphs)
        title, date_line, paragraphs = opening.title, opening.date, list(opening.text)
    if len(linked.body) > 2 * sum(map(len, paragraphs)):
        paragraphs = clean_paragraphs(linked.body)
    written = (linked.date, *(meta.get(name, "") for name in _DATES.split()), *page.times[:1])
    return Pieces(
        title=title,
        paragraphs=paragraphs,
        dates=tuple(filter(None, written)),
        date_line=date_line,
        source=source,
        author=linked.author or meta.get("author", "") or _no_address(meta.get("article:author")),
        language=linked.language or page.language or meta.get("og:locale", ""),
        url=page.canonical or meta.get("og:url", "") or linked.url,
        original=content,
    )


def _no_address(text: str | None) -> str:
    return "" if text is None or text.startswith("http") else text


def _title_and_source(page: Page, linked_title: str, source: str) -> tuple[str, str]:
    """The headline without the name of the publisher, which pages put behind it."""
    title = linked_title or page.meta.get("og:title", "") or page.heading or page.title
    for whole in (page.title, page.meta.get("og:title", "")):
        behind = whole[len(page.heading) :]
        if page.heading and whole.startswith(page.heading) and behind[:3].strip(_SEPARATORS) == "":
            source = source or behind.strip(_SEPARATORS)[:60]
    if source and folded_words(title) == folded_words(source):
        title = page.heading
    if source and title.endswith(source) and title[: -len(source)].endswith(tuple(_SEPARATORS)):
        title = title[: -len(source)].rstrip(_SEPARATORS)
    return title, source


HTML = Format("html", "web pages", (".html", ".htm", ".xhtml"), recognises, read)
