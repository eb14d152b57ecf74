"""ninjs, News in JSON of the IPTC: versions 1.x, 2.x and 3.x; an object, an array or lines.

https://iptc.org/standards/ninjs/
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from articles.importing.clean_text import UnreadableMarkup, clean_paragraphs
from articles.importing.compose import Pieces, compose
from articles.importing.formats.format import Certainty, Format
from articles.importing.formats.json_file import JSON_FILE
from articles.importing.formats.jsonl import JSON_LINES
from articles.importing.objects.json_head import first_keys, is_in_lines
from articles.importing.objects.json_problem import not_json
from articles.importing.objects.named_fields import read_object
from articles.importing.opened import HEAD, Opened, Piece
from articles.importing.parsed_article import ParsedArticle, Rejection
from articles.importing.wording.encodings import decode
from articles.importing.wording.no_text import no_text
from articles.importing.xml.versioned import versioned
from articles.importing.xml.words import without_by

# Keys that other JSON does not use, in small letters: 3.x writes versionCreated.
_OWN = frozenset(
    "versioncreated pubstatus body_text body_xhtml body_html bodies headlines".split()  # noqa: SIM905
)
_WITHDRAWN = ("canceled", "cancelled", "withheld")
_DATES = ("contentcreated", "firstcreated", "versioncreated")
_SOURCES = ("infosources", "infosource", "copyrightholder")
_MAIN = ("main", "", "headline")
_MOST = 50


def recognises(head: bytes, ending: str) -> Certainty:
    """Its first object has a "uri" and keys that only ninjs has."""
    return Certainty.CERTAIN if _is_ninjs(first_keys(head)) else Certainty.NO


def pieces(opened: Opened) -> Iterator[Piece | Rejection]:
    """As of any JSON."""
    head = opened.head()
    in_lines = opened.ending in JSON_LINES.endings or is_in_lines(head, len(head) < HEAD)
    yield from (JSON_LINES if in_lines else JSON_FILE).pieces(opened)


def read(piece: Piece) -> Iterator[ParsedArticle | Rejection]:
    """The articles of this object, or of this array."""
    text = decode(piece.content)
    try:
        value = json.loads(text or "")
    except RecursionError:
        yield Rejection("it is nested too deeply", piece.where)
    except ValueError as problem:
        reason = not_json(problem) if text is not None else no_text(piece.content)
        yield Rejection(reason, piece.where)
    else:
        yield _read_value(value, piece)


def _read_value(value: object, piece: Piece) -> ParsedArticle | Rejection:
    """Among news in JSON there may be objects that are none: they are read by the usual names."""
    lowered = (
        {key.lower(): inner for key, inner in value.items()} if isinstance(value, dict) else {}
    )
    if not _is_ninjs(lowered.keys()):
        return read_object(value, piece.content, piece.where, piece.columns)
    status = _word(lowered.get("pubstatus")).rpartition(":")[2]
    if status in _WITHDRAWN:
        reason = f"its publisher has taken it back: it is marked as {status}"
        return Rejection(reason, piece.where)
    try:
        return _read_news(lowered, piece)
    except UnreadableMarkup as problem:
        return Rejection(str(problem), piece.where)


def _is_ninjs(keys: Any) -> bool:
    return "uri" in keys and not _OWN.isdisjoint(keys)


def _read_news(news: Mapping[str, Any], piece: Piece) -> ParsedArticle | Rejection:
    title, (paragraphs, text_from), kind = _headline(news), _body(news), _word(news.get("type"))
    if not paragraphs and kind in ("", "text", "composite"):
        text = _first_named(news, "description_", "descriptions")
        paragraphs, text_from = clean_paragraphs(text), "ninjs description"
    if not paragraphs:
        reason = f"it holds no text{f' (it is a {kind})' if kind else ''}"
        return Rejection(reason, piece.where)
    uri = _word(news.get("uri"))
    dates = [(name, _word(news.get(name))) for name in _DATES]
    dates = [(name, written) for name, written in dates if written]
    return compose(
        Pieces(
            title=title,
            paragraphs=paragraphs,
            dates=tuple(written for _, written in dates),
            dateline=_word(news.get("located")),
            source=next(filter(None, (_word(news.get(name)) for name in _SOURCES)), ""),
            author=without_by(_word(news.get("by")) or _word(news.get("byline"))),
            language=_word(news.get("language")),
            url=uri if uri.startswith(("http://", "https://")) else "",
            identity=versioned(uri, _version(news)),
            provenance=(
                ("title", "ninjs headline" if title else "the first sentence"),
                ("body", text_from),
                *((("date", f"ninjs {dates[0][0]}"),) if dates else ()),
            ),
            original=piece.content.strip(),
            where=piece.where,
        )
    )


def _version(news: Mapping[str, Any]) -> str:
    """A string by the specification; many write a number."""
    version = news.get("version")
    return str(version) if isinstance(version, int) and 0 < version < 10**9 else _word(version)


def _headline(news: Mapping[str, Any]) -> str:
    title = _word(news.get("headline")) or _first_named(news, "headline_", "headlines")
    return " ".join(clean_paragraphs(title or _word(news.get("title"))))


def _body(news: Mapping[str, Any]) -> tuple[list[str], str]:
    """Of several renderings that say the same, the one with most paragraphs."""
    texts = [(clean_paragraphs(text), name) for name, text in _named(news, "body_", "bodies")]
    if not texts:
        return [], ""
    most = max(sum(map(len, paragraphs)) for paragraphs, _ in texts)
    whole = [each for each in texts if sum(map(len, each[0])) >= 0.9 * most]
    paragraphs, name = max(whole, key=lambda each: len(each[0]))
    return paragraphs, f"ninjs {name}"


def _first_named(news: Mapping[str, Any], prefix: str, several: str) -> str:
    """The main one of them, else the first."""
    named = [(name, text) for name, text in _named(news, prefix, several) if text.strip()]
    main = [text for name, text in named if name.rpartition(" ")[2].removeprefix(prefix) in _MAIN]
    return next(iter([*main, *(text for _, text in named)]), "")


def _named(news: Mapping[str, Any], prefix: str, several: str) -> Iterator[tuple[str, str]]:
    """What 1.x calls body_text and body_xhtml, and later versions list with their roles."""
    for key in [key for key in news if key.startswith(prefix)][:_MOST]:
        yield key, _word(news[key])
    listed = news.get(several)
    for one in listed[:_MOST] if isinstance(listed, list) else []:
        if isinstance(one, dict):
            role = _word(one.get("role") or one.get("name"))
            yield f"{several} {role}".strip(), _word(one.get("value") or one.get("text"))


def _word(value: object) -> str:
    """A string as it is; of an object the name; of a list the first."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("literal") or ""
    return value.strip() if isinstance(value, str) else ""


NINJS = Format("ninjs", "ninjs", (".json", ".ninjs"), recognises, read, pieces)
