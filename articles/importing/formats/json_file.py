"""JSON: one article, an array of articles, or an object that holds such an array."""

import json
import re
from collections.abc import Iterator

from articles.importing.encodings import decode
from articles.importing.formats.format import Certainty, Format
from articles.importing.named_fields import read_object
from articles.importing.opened import Piece
from articles.importing.parsed_article import ParsedArticle, Rejection

_WRAPPERS = "articles items results documents docs entries stories news data".split()  # noqa: SIM905
_GAP = re.compile(r"[ \t\r\n]*")


def recognises(head: bytes, ending: str) -> Certainty:
    """It begins with an array or an object."""
    begins = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{")
    if ending == ".json":
        return Certainty.CERTAIN if begins else Certainty.LIKELY
    return Certainty.LIKELY if begins and b'"' in head else Certainty.NO


def read(piece: Piece) -> Iterator[ParsedArticle | Rejection]:
    """The articles of this file."""
    yield from read_json(piece.content)


def read_json(content: bytes) -> Iterator[ParsedArticle | Rejection]:
    """The articles in these bytes."""
    text = decode(content)
    if text is None:
        yield Rejection("it does not look like text")
        return
    try:
        value = json.loads(text)
        start = _start_of_array(value, text)
        if start is None:
            yield read_object(value, content)
        else:
            yield from _read_items(text, start)
    except RecursionError:
        yield Rejection("it is nested too deeply")
    except ValueError as problem:
        yield Rejection(f"it is not JSON: {problem}")


def _start_of_array(value: object, text: str) -> int | None:
    """Where the array of articles begins; None when the value is one article itself."""
    if isinstance(value, list):
        return text.index("[")
    if isinstance(value, dict):
        wrapper = next((key for key in _WRAPPERS if isinstance(value.get(key), list)), None)
        if wrapper is not None and not ({"title", "headline", "body", "text"} & value.keys()):
            return _start_of_member(text, wrapper)
    return None


def _start_of_member(text: str, wanted: str) -> int:
    """Where the value of this key begins in an object that is known to hold it."""
    decoder = json.JSONDecoder()
    at = text.index("{") + 1
    found = 0
    while text[_after_gap(text, at)] == '"':
        key, at = decoder.raw_decode(text, _after_gap(text, at))
        value_at = _after_gap(text, _after_gap(text, at) + 1)
        _, at = decoder.raw_decode(text, value_at)
        if key == wanted:
            found = value_at  # the last of equal keys counts, as it does for json.loads
        at = _after_gap(text, at)
        if text[at] == ",":
            at += 1
    return found


def _read_items(text: str, start: int) -> Iterator[ParsedArticle | Rejection]:
    """Item by item, so that each keeps the very characters it was written in."""
    decoder = json.JSONDecoder()
    at = _after_gap(text, start + 1)
    number = 0
    while text[at] != "]":
        value, end = decoder.raw_decode(text, at)
        number += 1
        original = text[at:end].encode("utf-8", errors="replace")
        yield read_object(value, original, f"item {number}")
        at = _after_gap(text, end)
        if text[at] == ",":
            at = _after_gap(text, at + 1)
    if not number:
        yield Rejection("its array is empty")


def _after_gap(text: str, at: int) -> int:
    gap = _GAP.match(text, at)
    return gap.end() if gap else at


JSON_FILE = Format("json", "JSON", (".json",), recognises, read)
