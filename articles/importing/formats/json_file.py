"""JSON: one article, an array of articles, or an object that holds such an array."""

import io
import json
from collections.abc import Iterator
from functools import partial
from itertools import chain
from typing import IO

from articles.importing.formats.format import Certainty, Format
from articles.importing.objects.json_envelope import (
    WRAPPERS,
    enter,
    enter_inner,
    envelope_of,
    has_text_behind,
    inner_envelope,
)
from articles.importing.objects.json_parts import JsonParts, Part
from articles.importing.objects.json_problem import not_json, too_many_values
from articles.importing.objects.named_fields import read_object
from articles.importing.opened import LARGEST_PIECE, Opened, Piece
from articles.importing.parsed_article import ParsedArticle, Rejection
from articles.importing.wording.encodings import decode
from articles.importing.wording.no_text import no_text

_MARK = b"\xef\xbb\xbf"
_CHUNK = 256 * 1024
# A larger object is not looked at as a whole: no article is as large, and memory is dear.
LARGEST_OBJECT = 16 * 1024 * 1024
# An array of millions of numbers gets no report of millions of lines.
_MOST_STRANGE = 100


def recognises(head: bytes, ending: str) -> Certainty:
    """It begins with an array or an object."""
    begins = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{")
    if ending == ".json":
        return Certainty.CERTAIN if begins else Certainty.LIKELY
    return Certainty.LIKELY if begins and b'"' in head else Certainty.NO


def pieces(opened: Opened) -> Iterator[Piece | Rejection]:
    """The items of its array, each in the very bytes it was written in; else all of it."""
    head = opened.head()
    first = head.removeprefix(_MARK).lstrip()[:1]
    if first == b"[" and b"\0" not in head:
        yield from _items(_parts(opened.stream), opened)
        return
    is_plain_object = first == b"{" and b"\0" not in head
    most = LARGEST_OBJECT if is_plain_object else LARGEST_PIECE
    begun = opened.stream.read(most + 1)
    if is_plain_object and len(begun) > most:
        yield from _items_of_object(begun, opened)
        return
    if len(begun) > LARGEST_PIECE or not begun or begun.isspace():
        yield Opened(opened.name, io.BufferedReader(io.BytesIO(begun)), opened.columns).whole()
        return
    whole = Piece(begun, name=opened.name, columns=opened.columns)
    content = (decode(begun) or "").encode("utf-8", errors="replace") if b"\0" in head else begun
    if content.removeprefix(_MARK).lstrip()[:1] == b"[":
        yield from _items(_parts(io.BytesIO(content)), opened)
    else:
        parts = _parts(io.BytesIO(content))
        if _is_entered(parts, content):
            yield from _items(parts, opened, is_open=True)
        else:
            yield whole


def read(piece: Piece) -> Iterator[ParsedArticle | Rejection]:
    """The article of this object."""
    if many := too_many_values(piece.content):
        yield Rejection(many, piece.where)
        return
    text = decode(piece.content)
    if text is None:
        yield Rejection(no_text(piece.content), piece.where)
        return
    try:
        value = json.loads(text)
    except RecursionError:
        yield Rejection("it is nested too deeply", piece.where)
    except ValueError as problem:
        yield Rejection(not_json(problem), piece.where)
    else:
        yield read_object(value, piece.content, piece.where, piece.columns)


def _parts(*streams: IO[bytes]) -> JsonParts:
    chunks = chain.from_iterable(iter(partial(s.read, _CHUNK), b"") for s in streams)
    first = next(chunks, b"").removeprefix(_MARK)
    return JsonParts(chain([first], chunks))


def _is_entered(parts: JsonParts, content: bytes) -> bool:
    """Has this object an array of articles, and are these parts now before its first item?"""
    envelope = envelope_of(_parts(io.BytesIO(content)))
    if envelope.array:
        return enter(parts, [envelope.array])
    inner = () if envelope.has_text else inner_envelope(_parts(io.BytesIO(content)))
    return bool(inner) and enter_inner(parts, *inner)


def _items(parts: JsonParts, opened: Opened, is_open: bool = False) -> Iterator[Piece | Rejection]:
    """What stands between the commas of the array that comes next, or that was entered."""
    if not is_open:
        parts.next_sign()
        parts.step()
    strange = number = 0
    sign = b","
    while sign == b",":
        first = parts.next_sign()
        part = parts.upto(b",]}", LARGEST_OBJECT)
        sign, number = part.sign, number + 1
        strange += first != b"{"
        if strange <= _MOST_STRANGE or first == b"{":
            yield from _item(part, number, opened)
    if strange > _MOST_STRANGE:
        more = f"{strange - _MOST_STRANGE:,} more of its items"
        yield Rejection(f"{more} are no objects with a title and a text either")
    if sign == b"}":
        yield Rejection("it is not JSON: its array is closed by }", f"item {number}")
    elif sign and not is_open and parts.next_sign():
        yield Rejection("something stands behind the end of its array, and is not read")


def _item(part: Part, number: int, opened: Opened) -> Iterator[Piece | Rejection]:
    where = f"item {number}"
    if part.text is None:
        yield Rejection(f"it is larger than {LARGEST_OBJECT // 1024 // 1024} MB", where)
    elif part.text:
        yield Piece(part.text, where, opened.name, columns=opened.columns)
        if not part.sign and part.text.endswith(b"}"):
            yield Rejection("the file breaks off behind this item", where)
    elif not part.sign:
        yield Rejection("the file breaks off before this item", where)
    elif number == 1 and part.sign == b"]":
        yield Rejection("its array is empty")
    else:
        yield Rejection("it is not JSON: a comma too many", where)


def _items_of_object(begun: bytes, opened: Opened) -> Iterator[Piece | Rejection]:
    """The items of an object that is too large to be looked at as a whole: its beginning tells."""
    envelope = envelope_of(_parts(io.BytesIO(begun)))
    too_large = f"it is larger than {LARGEST_OBJECT // 1024 // 1024} MB"
    if envelope.has_text:
        yield Rejection(f"{too_large}, and it is one article, for it has a text of its own")
        return
    parts = _parts(io.BytesIO(begun), opened.stream)
    if not envelope.array and (inner := inner_envelope(_parts(io.BytesIO(begun)))):
        enter_inner(parts, *inner)
        yield from _items(parts, opened, is_open=True)
        return
    wanted = [envelope.array] if envelope.array else WRAPPERS
    if not enter(parts, wanted, of_objects=not envelope.array):
        names = ", ".join(WRAPPERS)
        yield Rejection(f"{too_large}, and no array of articles stands under one of {names}")
        return
    yield from _items(parts, opened, is_open=True)
    if has_text_behind(parts):
        yield Rejection("behind its array stands a text of its own, which is not read")


JSON_FILE = Format("json", "JSON", (".json",), recognises, read, pieces)
