"""WARC (ISO 28500): the pages, texts and JSON that a crawler kept, each under its address."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice
from urllib.parse import urlsplit

from articles.importing.formats.format import Certainty, Format
from articles.importing.formats.html import HTML
from articles.importing.formats.json_file import JSON_FILE
from articles.importing.formats.text import PLAIN_TEXT
from articles.importing.opened import LARGEST_PIECE, Opened, Piece
from articles.importing.parsed_article import ParsedArticle, Rejection
from articles.importing.web_archives.http_body import UnreadableBody, unpacked_body
from articles.importing.web_archives.records import WarcRecord, records
from articles.importing.wording.encodings import decode

_PAGES = frozenset(["text/html", "application/xhtml+xml"])
_READ = _PAGES | {"text/plain", "application/json"}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.I)
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")


def recognises(head: bytes, ending: str) -> Certainty:
    """It begins with the version of a record."""
    if head.startswith((b"WARC/1.", b"WARC/0.")):
        return Certainty.CERTAIN
    return Certainty.LIKELY if ending in WARC.endings else Certainty.NO


def pieces(opened: Opened) -> Iterator[Piece | Rejection]:
    """What was answered with a page, a text or JSON; all other records are passed over."""
    seen = found = 0
    for record in records(opened.stream):
        seen += 1
        piece = record if isinstance(record, Rejection) else _piece(record, opened)
        if piece is not None:
            found += 1
            yield piece
    if not found:
        yield Rejection(f"none of its {seen:,} records holds a page, a text or JSON")


def read(piece: Piece) -> Iterator[ParsedArticle | Rejection]:
    """The article of this page; the articles of this JSON."""
    head, _, payload = piece.content.partition(b"\n")
    media_type, _, parameters = head.decode("ascii", errors="replace").partition(";")
    charset = _CHARSET.search(parameters)
    inner = replace(piece, content=_in_utf8(payload, charset[1]) if charset else payload)
    found = _read(media_type, inner)
    first = list(islice(found, 2))
    # The address of a list is that of none of its articles.
    url = piece.url if len(first) == 1 else ""
    for article in chain(first, found):
        where = article.where or piece.where
        if isinstance(article, Rejection):
            yield Rejection(f"{article.reason} ({piece.url[:300]})", where)
            continue
        original = payload if article.original == inner.content else article.original
        yield replace(article, url=article.url or url, original=original, where=where)


def _read(media_type: str, piece: Piece) -> Iterator[ParsedArticle | Rejection]:
    if media_type in _PAGES:
        yield from HTML.read(piece)
    elif media_type == "text/plain":
        yield from PLAIN_TEXT.read(piece)
    else:
        stream = io.BufferedReader(io.BytesIO(piece.content))
        for item in JSON_FILE.pieces(Opened(piece.name, stream, piece.columns)):
            where = ", ".join(filter(None, (piece.where, item.where)))
            if isinstance(item, Rejection):
                yield Rejection(item.reason, where)
            else:
                yield from JSON_FILE.read(replace(item, where=where))


def _in_utf8(payload: bytes, charset: str) -> bytes:
    """The text in UTF-8, for only the answer's headers said in what it was written."""
    text = decode(payload, charset)
    return payload if text is None else text.encode("utf-8", errors="replace")


def _piece(record: WarcRecord, opened: Opened) -> Piece | Rejection | None:
    """The payload behind a line that says its type; None when it is nothing for readers."""
    if record.kind not in ("response", "resource"):
        return None
    begin = record.begin()
    headers: Mapping[str, str] = {"content-type": record.media_type}
    status, payload = "200", begin
    if record.kind == "response" or record.media_type.startswith("application/http"):
        end = _END_OF_HEADERS.search(begin)
        status, headers = _answer(begin[: end.start()] if end else begin)
        payload = begin[end.end() :] if end else b""
    content_type = headers.get("content-type", "")
    media_type = _media_type(content_type)
    if status != "200" or media_type not in _READ or not _is_for_readers(record.url):
        return None
    if record.length > LARGEST_PIECE:
        return _refused(record, f"it is larger than {LARGEST_PIECE // 1024 // 1024} MB")
    rest = record.rest(record.length)
    if len(begin) + len(rest) < record.length:
        return _refused(record, "the archive breaks off in it")
    if record.truncated:
        return _refused(record, f"the crawler cut it off: {record.truncated[:40]}")
    try:
        body = unpacked_body(payload + rest, headers, LARGEST_PIECE)
    except UnreadableBody as problem:
        return _refused(record, str(problem))
    if not body.strip():
        return None
    line = f"{media_type};{content_type.partition(';')[2]}".replace("\n", " ")
    content = line.encode("ascii", errors="replace") + b"\n" + body
    return Piece(content, record.where, opened.name, record.url, opened.columns)


def _answer(head: bytes) -> tuple[str, Mapping[str, str]]:
    """The status of an HTTP answer, and its headers by small letters."""
    first, *lines = head.decode("latin-1").splitlines()[:1000] or [""]
    words = first.split()
    status = words[1] if len(words) > 1 and words[0].startswith("HTTP/") else ""
    named = (line.partition(":") for line in lines if ":" in line)
    return status, {name.strip().lower(): value.strip() for name, _, value in named}


def _media_type(content_type: str) -> str:
    media_type = content_type.partition(";")[0].strip().lower()
    return "application/json" if media_type.endswith("+json") else media_type


def _is_for_readers(url: str) -> bool:
    """Not so what is there for crawlers."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return True
    return not path.lower().endswith(("/robots.txt", "/ads.txt", "/humans.txt", "/security.txt"))


def _refused(record: WarcRecord, reason: str) -> Rejection:
    return Rejection(f"{reason} ({record.url[:300]})", record.where)


WARC = Format("warc", "web archives", (".warc",), recognises, read, pieces)
