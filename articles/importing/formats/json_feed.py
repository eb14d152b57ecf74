"""JSON Feed: versions 1 and 1.1; one article per item.

https://www.jsonfeed.org/version/1.1/
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any
from urllib.parse import urljoin

from articles.importing.clean_text import UnreadableMarkup, clean_paragraphs
from articles.importing.compose import Pieces, compose
from articles.importing.formats.format import Certainty, Format
from articles.importing.fullest_text import fullest_text
from articles.importing.objects.json_envelope import enter
from articles.importing.objects.json_head import first_keys
from articles.importing.objects.json_parts import JsonParts
from articles.importing.objects.json_problem import not_json
from articles.importing.opened import Opened, Piece
from articles.importing.parsed_article import ParsedArticle, Rejection
from articles.importing.wording.encodings import decode
from articles.importing.wording.no_text import no_text

LARGEST_FEED = 10 * 1024 * 1024
MOST_ENTRIES = 20_000
_TEXTS = ("content_html", "content_text", "summary")
_MOST_NAMES = 20


def recognises(head: bytes, ending: str) -> Certainty:
    """Its version is an address of jsonfeed.org."""
    is_version = b"jsonfeed.org/version/" in head.replace(b"\\/", b"/")
    return Certainty.CERTAIN if is_version and "version" in first_keys(head) else Certainty.NO


def pieces(opened: Opened) -> Iterator[Piece | Rejection]:
    """All of it: what it says of itself may stand behind its items."""
    yield opened.whole(LARGEST_FEED)


def read(piece: Piece) -> Iterator[ParsedArticle | Rejection]:
    """The articles of this feed."""
    text = decode(piece.content)
    try:
        feed = json.loads(text or "")
    except RecursionError:
        yield Rejection("it is nested too deeply", piece.where)
        return
    except ValueError as problem:
        reason = not_json(problem) if text is not None else no_text(piece.content)
        yield Rejection(reason, piece.where)
        return
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or not items:
        yield Rejection("it holds no entry", piece.where)
        return
    for number, original in enumerate(islice(_originals(text or ""), MOST_ENTRIES), start=1):
        yield _read_item(original, feed, f"entry {number}", piece.url)
    if len(items) > MOST_ENTRIES:
        yield Rejection(f"it holds more than {MOST_ENTRIES:,} entries; the others are not read")


def _originals(text: str) -> Iterator[bytes]:
    """The items of the feed, each in the very bytes it was written in."""
    parts = JsonParts(iter([text.removeprefix("\ufeff").encode("utf-8", errors="replace")]))
    sign = b"," if enter(parts, ["items"]) else b""
    while sign == b",":
        part = parts.upto(b",]")
        sign = part.sign
        yield part.text or b""


def _read_item(
    original: bytes, feed: Mapping[str, Any], where: str, url: str
) -> ParsedArticle | Rejection:
    item = json.loads(original)
    if not isinstance(item, dict):
        return Rejection("it is no object with an id and a text", where)
    try:
        return compose(replace(_pieces(item, feed, where, url), original=original))
    except UnreadableMarkup as problem:
        return Rejection(str(problem), where)


def _pieces(item: Mapping[str, Any], feed: Mapping[str, Any], where: str, url: str) -> Pieces:
    text_from, paragraphs = fullest_text((name, _word(item, name)) for name in _TEXTS)
    date = _word(item, "date_published")
    identity, link = _word(item, "id"), _word(item, "url")
    if not link and identity.startswith(("http://", "https://")):
        link = identity
    tags = item.get("tags")
    section = tags[0] if isinstance(tags, list) and tags and isinstance(tags[0], str) else ""
    home = _word(feed, "home_page_url") or _word(feed, "feed_url") or url
    return Pieces(
        title=" ".join(clean_paragraphs(_word(item, "title"))),
        paragraphs=paragraphs,
        dates=(date,) if date else (),
        changed=_word(item, "date_modified"),
        source=_word(feed, "title"),
        author=_authors(item) or _authors(feed),
        language=_word(item, "language") or _word(feed, "language"),
        url=_joined(home, link),
        identity=identity,
        section=section,
        provenance=(
            ("title", "JSON Feed title"),
            ("body", f"JSON Feed {text_from}"),
            ("date", "JSON Feed date_published" if date else ""),
        ),
        where=where,
    )


def _joined(home: str, link: str) -> str:
    try:
        return urljoin(home, link) if link else ""
    except ValueError:
        return link


def _authors(one: Mapping[str, Any]) -> str:
    """The names; version 1 knew one author, 1.1 knows several."""
    listed = one.get("authors")
    several = listed if isinstance(listed, list) else [one.get("author")]
    names = [_word(each, "name") for each in several[:_MOST_NAMES] if isinstance(each, dict)]
    return ", ".join(filter(None, names))


def _word(one: Mapping[str, Any], key: str) -> str:
    value = one.get(key)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18:
        return str(value)  # an id that is a number, as the specification asks readers to take
    return value.strip() if isinstance(value, str) else ""


JSON_FEED = Format("json-feed", "JSON Feed", (".json",), recognises, read, pieces)
