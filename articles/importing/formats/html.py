"""HTML: one article per page."""

import re
from collections.abc import Iterator

from articles.importing.clean_text import UnreadableMarkup
from articles.importing.compose import Pieces, compose
from articles.importing.formats.format import Certainty, Format
from articles.importing.opened import Piece
from articles.importing.pages.address import choose_address
from articles.importing.pages.authors import clean_authors
from articles.importing.pages.below_headline import author_below, lines_below
from articles.importing.pages.body import choose_body, is_list_of_links
from articles.importing.pages.dates import days_of_making, named_dates, shown_day, tell_the_day
from articles.importing.pages.facts import PageFacts, facts_of, meta_words, shown_authors
from articles.importing.pages.linked_data import LinkedArticle, article_in
from articles.importing.pages.markup_bounds import refuse_too_long, without_embedded
from articles.importing.pages.opening import without_opening
from articles.importing.pages.title import choose_title, site_behind
from articles.importing.pages.tree import Element, parse_page, shown_texts
from articles.importing.parsed_article import ParsedArticle, Rejection
from articles.importing.wording.encodings import decode
from articles.importing.wording.mend_mojibake import looks_misread, mended
from articles.importing.wording.no_text import no_text
from articles.importing.wording.opening import read_opening
from articles.importing.wording.written_dates import is_date_line

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_BEGINNING = re.compile(
    rb"^[\s\xef\xbb\xbf]*(<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_TITLES = (
    "og:title citation_title dc.title dcterms.title parsely-title sailthru.title twitter:title "
    "title"
)
_SITES = "og:site_name application-name publisher dc.publisher citation_journal_title"
_AUTHORS = (
    "author article:author og:article:author dc.creator dcterms.creator citation_author byl "
    "parsely-author sailthru.author"
)
_SECTIONS = "article:section og:article:section parsely-section section category"
_LANGUAGES = "og:locale content-language dc.language language"
_ADDRESSES = "og:url twitter:url"

Provenance = list[tuple[str, str]]


def recognises(head: bytes, ending: str) -> Certainty:
    """It begins as a page does."""
    if _BEGINNING.search(head):
        return Certainty.CERTAIN
    return Certainty.LIKELY if ending in HTML.endings else Certainty.NO


def read(piece: Piece) -> Iterator[ParsedArticle | Rejection]:
    """The one article of this page."""
    yield read_html(piece.content, piece.url, piece.where, piece.charset)


def read_html(
    content: bytes, url: str = "", where: str = "", charset: str = ""
) -> ParsedArticle | Rejection:
    """The article in these bytes; its address, and the encoding its server named, if known."""
    declared = _CHARSET.search(content[:4096])
    charset = charset or (declared[1].decode("ascii") if declared else "")
    try:
        text = decode(without_embedded(content), charset)
        if text is None:
            return Rejection(no_text(content), where)
        if looks_misread(text):
            text = mended(text)
        return compose(_pieces(refuse_too_long(text), content, url, where))
    except UnreadableMarkup as problem:
        return Rejection(str(problem), where)


def _pieces(markup: str, content: bytes, url: str, where: str) -> Pieces:
    page = parse_page(markup)
    facts = facts_of(page.root)
    linked = article_in(facts.linked_data, facts.headings)
    origins: Provenance = []
    title, source = _title_and_source(facts, linked, origins)
    body = choose_body(page, markup, linked.body)
    if not linked.title and is_list_of_links(page, body.paragraphs):
        raise UnreadableMarkup("it has no article text: it is a list of links")
    origins.append(("body", body.words))
    paragraphs = body.paragraphs
    dates = named_dates(facts, linked)
    authors = _authors(facts, linked, source, origins)
    is_told = tell_the_day(dates)
    below = [] if authors and is_told else lines_below(shown_texts(page.root), title)
    authors = authors or _byline(page.root, below, source, origins)
    date_line = "" if is_told else shown_day(page.root, _titles(facts), below)
    dates += [] if date_line else days_of_making(facts)
    if title:
        paragraphs = without_opening(paragraphs, title, authors)
    else:
        opening = read_opening(paragraphs)
        title, paragraphs = opening.title, list(opening.text)
        date_line = date_line or opening.date
    return Pieces(
        title=title,
        paragraphs=paragraphs,
        dates=tuple(value for _, value in dates),
        date_names=tuple(name for name, _ in dates),
        date_line=date_line,
        source=source,
        author=authors,
        language=_language(facts, linked, origins),
        url=_address(facts, linked, url, origins),
        section=_section(facts, linked, origins),
        provenance=tuple(origins),
        original=content,
        where=where,
    )


def _title_and_source(
    facts: PageFacts, linked: LinkedArticle, origins: Provenance
) -> tuple[str, str]:
    """The headline without the name of the publisher, which pages put behind it."""
    named = [("JSON-LD publisher", linked.source)]
    named += [(name, value) for name in _SITES.split() for value in facts.meta.get(name, [])[:1]]
    named += [("itemprop publisher", value) for value in facts.item("publisher")[:1]]
    behind = (site_behind(heading, _titles(facts)) for heading in facts.headings)
    named += [("<title>, behind the headline", site) for site in behind if not is_date_line(site)]
    named = [(name, value) for name, value in named if value and not value.startswith("http")]
    candidates = [("JSON-LD headline", linked.title)]
    candidates += [(name, text) for name in _TITLES.split() for text in facts.meta.get(name, [])]
    candidates += [("itemprop headline", text) for text in facts.item("headline")[:1]]
    candidates += [("<h1>", heading) for heading in facts.headings]
    candidates += [("<title>", facts.title)]
    # On some sites the name of the site is the first heading, and the headline a second one.
    candidates += [("<h2>", heading) for heading in facts.subheadings]
    where, title = choose_title(candidates, [value for _, value in named])
    if title:
        origins.append(("title", where))
    if named:
        origins.append(("source", named[0][0]))
    return title, named[0][1] if named else ""


def _titles(facts: PageFacts) -> list[str]:
    """The titles that say more than the headline."""
    return [facts.title, *facts.meta.get("og:title", [])]


def _authors(facts: PageFacts, linked: LinkedArticle, source: str, origins: Provenance) -> str:
    named = [("JSON-LD author", list(linked.authors))]
    named += [("itemprop author", facts.items.get("author", []))]
    named += [(meta_words(name), facts.meta.get(name, [])) for name in _AUTHORS.split()]
    named += [("itemprop author", facts.beside.get("author", []))]
    of_the_site = ("", "")
    for where, names in named:
        found = clean_authors(names, [source])
        if found and found.casefold() != source.casefold():
            origins.append(("author", where))
            return found
        of_the_site = of_the_site if of_the_site[1] else (where, found)
    if of_the_site[1]:
        origins.append(("author", of_the_site[0]))
    return of_the_site[1]


def _byline(root: Element, below: list[str], source: str, origins: Provenance) -> str:
    for text in filter(None, [*shown_authors(root), author_below(below)]):
        found = clean_authors([text], [source])
        if found:
            origins.append(("author", "the byline"))
            return found
    return ""


def _language(facts: PageFacts, linked: LinkedArticle, origins: Provenance) -> str:
    named = [("JSON-LD inLanguage", linked.language), ("lang attribute", facts.language)]
    name, language = facts.first(_LANGUAGES)
    named.append((meta_words(name), language))
    for where, language in named:
        if language:
            origins.append(("language", where))
            return language
    return ""


def _address(facts: PageFacts, linked: LinkedArticle, url: str, origins: Provenance) -> str:
    given = [(name, facts.first(name)[1]) for name in _ADDRESSES.split()]
    candidates = [("link rel=canonical", facts.canonical), *given, ("JSON-LD url", linked.url)]
    bases = [facts.base, url, *(value for _, value in given), linked.url]
    where, address = choose_address([*candidates, ("where it was found", url)], bases)
    if address:
        origins.append(("url", where))
    return address


def _section(facts: PageFacts, linked: LinkedArticle, origins: Provenance) -> str:
    name, section = facts.first(_SECTIONS)
    named = [("JSON-LD articleSection", linked.section), (meta_words(name), section)]
    named += [("itemprop articleSection", v) for v in facts.item("articlesection")[:1]]
    named.append(("JSON-LD breadcrumbs", linked.trail))
    for where, section in named:
        if section and not section.startswith("http"):
            origins.append(("section", where))
            return section
    return ""


HTML = Format("html", "web pages", (".html", ".htm", ".xhtml"), recognises, read)
