"""HTML: one article per page."""

import re
from collections.abc import Iterator, Mapping

from articles.dates import Precision
from articles.importing.clean_text import UnreadableMarkup
from articles.importing.compose import Pieces, compose
from articles.importing.dates import DateEvidence, weigh_dates
from articles.importing.formats.format import Certainty, Format
from articles.importing.opened import Piece
from articles.importing.pages.address import choose_address
from articles.importing.pages.authors import clean_authors
from articles.importing.pages.body import choose_body, is_list_of_links
from articles.importing.pages.facts import PageFacts, facts_of, shown_authors, shown_dates
from articles.importing.pages.linked_data import LinkedArticle, article_in
from articles.importing.pages.markup_bounds import without_embedded
from articles.importing.pages.opening import without_opening
from articles.importing.pages.title import choose_title, site_behind
from articles.importing.pages.tree import Element, parse_page
from articles.importing.parsed_article import ParsedArticle, Rejection
from articles.importing.wording.encodings import decode
from articles.importing.wording.mend_mojibake import looks_misread, mended
from articles.importing.wording.opening import read_opening
from articles.importing.wording.written_dates import Written, date_within, is_date_line

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_BEGINNING = re.compile(
    rb"^[\s\xef\xbb\xbf]*(<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_DATES = (
    "article:published_time og:article:published_time article:published datepublished date "
    "pubdate publisheddate publishdate publish-date publish_date publication_date "
    "publication-date published dc.date dc.date.issued dc.date.created dcterms.date "
    "dcterms.created dcterms.issued "
    "parsely-pub-date sailthru.date cxenseparse:recs:publishtime citation_publication_date "
    "citation_date article_date_original originalpublicationdate rnews:datepublished"
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
    text = decode(content, charset or (declared[1].decode("ascii") if declared else ""))
    if text is None:
        return Rejection("it does not look like text", where)
    if looks_misread(text):
        text = mended(text)
    try:
        return compose(_pieces(without_embedded(text), content, url, where))
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
    authors = _authors(facts, linked, source, origins) or _byline(page.root, source, origins)
    paragraphs = body.paragraphs
    names, dates = _dates(facts, linked)
    date_line = "" if _tell_the_day(dates) else _date_line(page.root)
    if title:
        paragraphs = without_opening(paragraphs, title, authors)
    else:
        opening = read_opening(paragraphs)
        title, paragraphs = opening.title, list(opening.text)
        date_line = date_line or opening.date
    return Pieces(
        title=title,
        paragraphs=paragraphs,
        dates=dates,
        date_names=names,
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
    titles = [facts.title, *facts.meta.get("og:title", [])]
    behind = (site_behind(heading, titles) for heading in facts.headings)
    named += [("<title>, behind the headline", site) for site in behind if site]
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


def _called(name: str) -> str:
    """The name of a meta tag, for people: og:title speaks for itself, date does not."""
    return name if not name or ":" in name else f"meta {name}"


def _authors(facts: PageFacts, linked: LinkedArticle, source: str, origins: Provenance) -> str:
    named = [("JSON-LD author", list(linked.authors))]
    named += [("itemprop author", facts.item("author"))]
    named += [(_called(name), facts.meta.get(name, [])) for name in _AUTHORS.split()]
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


def _dates(facts: PageFacts, linked: LinkedArticle) -> tuple[tuple[str, ...], tuple[Written, ...]]:
    """What structured data and meta tags call the date, with where each stands."""
    named = [("JSON-LD datePublished", linked.date), *_item_dates(facts.items)]
    named += [
        (_called(name), value) for name in _DATES.split() for value in facts.meta.get(name, [])
    ]
    named += _item_dates(facts.beside)
    named += [("<time>", value) for value in facts.times[:1]]
    named = [(name, value) for name, value in named if value]
    return tuple(name for name, _ in named), tuple(value for _, value in named)


def _item_dates(items: Mapping[str, list[str]]) -> list[tuple[str, str]]:
    return [
        (f"itemprop {name}", value)
        for name in ("datePublished", "dateCreated")
        for value in items.get(name.lower(), [])
    ]


def _tell_the_day(dates: tuple[Written, ...]) -> bool:
    """Is one of them a day that can be believed, and none that stands for a year or for nothing?"""
    found = weigh_dates(DateEvidence(dates)).date
    is_day = found is not None and found.precision is Precision.DAY
    return is_day and found is not None and (found.first.month, found.first.day) != (1, 1)


def _byline(root: Element, source: str, origins: Provenance) -> str:
    for text in shown_authors(root):
        found = clean_authors([text], [source])
        if found:
            origins.append(("author", "the byline"))
            return found
    return ""


def _date_line(root: Element) -> str:
    """The first date that the page shows beside its text."""
    for text in shown_dates(root):
        found = text if is_date_line(text) else date_within(text)
        if found:
            return found
    return ""


def _language(facts: PageFacts, linked: LinkedArticle, origins: Provenance) -> str:
    named = [("JSON-LD inLanguage", linked.language), ("lang attribute", facts.language)]
    name, language = facts.first(_LANGUAGES)
    named.append((_called(name), language))
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
    named = [("JSON-LD articleSection", linked.section), (_called(name), section)]
    named += [("itemprop articleSection", v) for v in facts.item("articlesection")[:1]]
    named.append(("JSON-LD breadcrumbs", linked.trail))
    for where, section in named:
        if section and not section.startswith("http"):
            origins.append(("section", where))
            return section
    return ""


HTML = Format("html", "web pages", (".html", ".htm", ".xhtml"), recognises, read)
