"""JSON Lines: one article per line, read line by line however long the file is."""

import json
from collections.abc import Iterator, Mapping

from articles.importing.formats.format import Certainty, Format
from articles.importing.objects.json_problem import not_json, too_many_values
from articles.importing.objects.lines import read_lines
from articles.importing.objects.named_fields import read_object
from articles.importing.opened import Opened, Piece
from articles.importing.parsed_article import ParsedArticle, Rejection
from articles.importing.wording.encodings import decode
from articles.importing.wording.no_text import no_text

LONGEST_LINE = 10 * 1024 * 1024
_NOTHING: Mapping[str, str] = {}


def recognises(head: bytes, ending: str) -> Certainty:
    """Its first line is a whole object, or begins with one."""
    first, _, rest = head.lstrip(b"\xef\xbb\xbf \r\n").partition(b"\n")
    begins = first.lstrip().startswith(b"{")
    if ending in JSON_LINES.endings:
        return Certainty.CERTAIN if begins else Certainty.LIKELY
    is_object = begins and first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")
    return Certainty.CERTAIN if is_object else Certainty.NO


def pieces(opened: Opened) -> Iterator[Piece | Rejection]:
    """Its lines; one that is too long does not spoil the others."""
    is_empty = True
    for number, line in enumerate(read_lines(opened.stream, LONGEST_LINE), start=1):
        if line is None:
            is_empty = False
            reason = f"it is longer than {LONGEST_LINE // 1024 // 1024} MB"
            yield Rejection(reason, f"line {number}")
        elif line.strip():
            is_empty = False
            yield Piece(line, f"line {number}", opened.name, columns=opened.columns)
    if is_empty:
        yield Rejection("it is empty")


def read(piece: Piece) -> Iterator[ParsedArticle | Rejection]:
    """The article on this line."""
    yield read_line(piece.content, piece.where, piece.columns)


def read_line(
    line: bytes, where: str, columns: Mapping[str, str] = _NOTHING
) -> ParsedArticle | Rejection:
    """The article that this JSON text is."""
    if many := too_many_values(line):
        return Rejection(many, where)
    text = decode(line)
    if text is None:
        return Rejection(no_text(line), where)
    try:
        value = json.loads(text)
    except RecursionError:
        return Rejection("it is nested too deeply", where)
    except ValueError as problem:
        return Rejection(not_json(problem), where)
    return read_object(value, line.strip(), where, columns)


JSON_LINES = Format("jsonl", "JSON Lines", (".jsonl", ".ndjson"), recognises, read, pieces)
