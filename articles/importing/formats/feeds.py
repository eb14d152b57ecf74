"""Feeds: RSS 0.9x, 1.0 and 2.0, and Atom; one article per entry. The only user of feedparser.

RSS: https://www.rssboard.org/rss-specification, RSS 1.0: https://web.resource.org/rss/1.0/spec,
Atom: https://www.rfc-editor.org/rfc/rfc4287. JSON Feed is `json_feed`.
"""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin

import feedparser

from articles.importing.clean_text import UnreadableMarkup, clean_paragraphs
from articles.importing.compose import Pieces, compose
from articles.importing.formats.format import Certainty, Format
from articles.importing.fullest_text import fullest_text
from articles.importing.opened import Opened, Piece, Stream
from articles.importing.parsed_article import ParsedArticle, Rejection
from articles.importing.xml.cut_xml import Cut, cut_elements
from articles.importing.xml.prolog import UnreadableXml, root_of
from articles.importing.xml.safe_xml import xml_text

_ENTRIES = frozenset([b"item", b"entry"])
_ATOM = ("http://www.w3.org/2005/Atom", "http://purl.org/atom/")
_RSS_1 = (b"http://purl.org/rss/1.0/", b"http://my.netscape.com/rdf/simple/0.9/")
_HEADERS = {"content-type": "application/xml; charset=utf-8"}
_DATES = ("published", "created")
# feedparser calls dc:date "updated" too, which says when an entry came out.
_CHANGED = re.compile(rb"<(?:\w+:)?(?:updated|modified|lastBuildDate)[\s>]", re.I)
# Who answers for all of a feed wrote none of its entries; feedparser takes him for their author.
_EDITOR = re.compile(r"(</?(?:\w{1,40}:)?)managingEditor\b", re.I)
_MAIL = re.compile(r"(mailto:)?[^\s()<>]+@[^\s()<>]+")
# feedparser looks for addresses of mail with a pattern whose time grows with the square of a word.
_LONG_WORD = re.compile(r"[A-Za-z0-9_.+-]{256}")
LARGEST_ENTRY = 2 * 1024 * 1024
MOST_TAGS = 50_000
_MOST_NAMES = 20


@dataclass(frozen=True)
class _Feed:
    """What a feed says of all its entries."""

    title: str = ""
    link: str = ""
    language: str = ""
    author: str = ""


def recognises(head: bytes, ending: str) -> Certainty:
    """Its root is <rss>, Atom's <feed>, or RDF with the names of RSS."""
    prolog, plain = root_of(head), head.replace(b"\0", b"")
    is_feed = (
        prolog.root == "rss"
        or (prolog.root == "feed" and (not prolog.tag or any(ns in prolog.tag for ns in _ATOM)))
        or (prolog.root == "RDF" and any(namespace in plain for namespace in _RSS_1))
    )
    if is_feed:
        return Certainty.CERTAIN
    is_named = ending in (".rss", ".atom") and (b"<rss" in head or b"<feed" in head)
    return Certainty.LIKELY if is_named else Certainty.NO


def pieces(opened: Opened) -> Iterator[Piece | Rejection]:
    """Its entries, each with what the feed says of itself."""
    for cut in _entries(opened.stream):
        if isinstance(cut, Rejection):
            yield cut
        else:
            content = cut.before + cut.element + cut.closings
            yield Piece(content, f"entry {cut.number}", opened.name, columns=opened.columns)


def read(piece: Piece) -> Iterator[ParsedArticle | Rejection]:
    """The articles of the entries in this feed; mostly it is one."""
    for cut in _entries(io.BufferedReader(io.BytesIO(piece.content))):
        if isinstance(cut, Rejection):
            yield Rejection(cut.reason, piece.where or cut.where)
        else:
            yield _read_entry(cut, piece.where or f"entry {cut.number}", piece.url)


def _entries(stream: Stream) -> Iterator[Cut | Rejection]:
    return cut_elements(stream, _ENTRIES, "entry", LARGEST_ENTRY)


def _read_entry(cut: Cut, where: str, url: str) -> ParsedArticle | Rejection:
    try:
        feed = _feed_of(cut.before + cut.closings, url)
        parsed = _parse(cut.openings + cut.element + cut.closings)
        entries = parsed["entries"]
        if not entries:
            return Rejection("it is no entry of a feed", where)
        return compose(_pieces(entries[0], feed, cut.element, where))
    except (UnreadableXml, UnreadableMarkup) as problem:
        return Rejection(str(problem), where)


def _parse(document: bytes, *, of_feed: bool = False) -> Any:
    """feedparser sees only text that is known to be harmless, and nothing it could open."""
    text = xml_text(document)
    if of_feed:
        text = _EDITOR.sub(r"\1answerable", text)
    if text.count("<") > MOST_TAGS:
        raise UnreadableXml(f"it holds more than {MOST_TAGS:,} tags, which no entry needs")
    text = _LONG_WORD.sub(r"\g<0> ", text)
    return feedparser.parse(
        io.BytesIO(text.encode("utf-8")), response_headers=_HEADERS, sanitize_html=False,
        resolve_relative_uris=False,
    )  # fmt: skip


@lru_cache(maxsize=8)
def _feed_of(document: bytes, url: str) -> _Feed:
    feed = _parse(document, of_feed=True)["feed"]
    return _Feed(
        title=" ".join(clean_paragraphs(_word(feed, "title"))),
        link=_word(feed, "link") or url,
        language=_word(feed, "language"),
        author=_authors(feed),
    )


def _pieces(entry: Mapping[str, Any], feed: _Feed, original: bytes, where: str) -> Pieces:
    text_from, paragraphs, language = _text(entry)
    identity, link = _word(entry, "id"), _word(entry, "link")
    if not link and identity.startswith(("http://", "https://")):
        link = identity
    source = _word(entry.get("source") or {}, "title")
    dates, changed = _dates(entry, original)
    section = next((_word(tag, "label") or _word(tag, "term") for tag in _list(entry, "tags")), "")
    taken = [
        ("title", "the entry's title"),
        ("body", text_from),
        ("date", "the entry's date" if dates else ""),
        ("source", "the entry's source" if source else "the feed's title"),
    ]
    return Pieces(
        title=" ".join(clean_paragraphs(_word(entry, "title"))),
        paragraphs=paragraphs,
        dates=dates,
        changed=changed,
        source=" ".join(clean_paragraphs(source)) or feed.title,
        author=_authors(entry) or feed.author,
        language=language or feed.language,
        url=_address(feed.link, link),
        identity=identity,
        section=section,
        provenance=tuple((field, where_from) for field, where_from in taken if where_from),
        original=original,
        where=where,
    )


def _address(home: str, link: str) -> str:
    """Where the entry stands on the web; an id that feedparser took for a link is no address."""
    try:
        url = urljoin(home, link) if link else ""
    except ValueError:
        return ""
    return url if url.startswith(("http://", "https://")) else ""


def _dates(entry: Mapping[str, Any], original: bytes) -> tuple[tuple[str, ...], str]:
    """When it came out, and when it was changed."""
    dates = [_word(entry, name) for name in _DATES]
    updated = _word(entry, "updated")
    if not _CHANGED.search(original):
        dates, updated = [*dates, updated], ""
    return tuple(filter(None, dates)), updated


def _text(entry: Mapping[str, Any]) -> tuple[str, list[str], str]:
    """In words which it is, its paragraphs and its language: the longest content, or the summary
    where the content says next to nothing.
    """
    contents = [part for part in _list(entry, "content") if "text" in _word(part, "type", "text")
                or "xml" in _word(part, "type")]  # fmt: skip
    longest = max(contents, key=lambda part: len(_word(part, "value")), default={})
    detail = entry.get("summary_detail") or {}
    texts = {"the entry's content": _word(longest, "value"),
             "the entry's summary": _word(entry, "summary")}  # fmt: skip
    name, paragraphs = fullest_text(texts.items())
    spoken = longest if name == "the entry's content" else detail
    return name, paragraphs, _word(spoken, "language")


def _authors(entry: Mapping[str, Any]) -> str:
    """The names without addresses of mail, of which feedparser knows only short ones."""
    names = [_word(author, "name") for author in _list(entry, "authors")[:_MOST_NAMES]]
    if len(names) == 1 and "@" in (whole := _word(entry, "author")[:500]):
        names = [_MAIL.sub(" ", whole).strip(" ()<>,;")]
    return ", ".join(dict.fromkeys(name for name in names if name and "@" not in name))


def _list(parsed: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    value = dict.get(parsed, key)  # type: ignore[call-overload]
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _word(parsed: Mapping[str, Any], key: str, default: str = "") -> str:
    """As it was said: feedparser's own `get` takes one date for another, and warns."""
    value = dict.get(parsed, key, default) if isinstance(parsed, dict) else default
    return value.strip() if isinstance(value, str) else default


FEED = Format(
    "feed", "RSS and Atom feeds", (".rss", ".atom", ".rdf", ".xml"), recognises, read, pieces
)
