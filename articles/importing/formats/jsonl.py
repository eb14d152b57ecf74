"""JSON Lines: one article per line, read line by line however long the file is."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from articles.importing.encodings import decode, wide_mark
from articles.importing.file_bytes import refuse_file, unreadable
from articles.importing.named_fields import read_object
from articles.importing.parsed_article import ParsedArticle, Rejection

LONGEST_LINE = 10 * 1024 * 1024


def read(file: Path) -> Iterator[ParsedArticle | Rejection]:
    """The articles of this file; a line that cannot be read does not spoil the others."""
    refused = refuse_file(file)
    if refused:
        yield refused
        return
    is_empty = True
    try:
        with file.open("rb") as opened:
            for number, line in enumerate(_lines(file, opened), start=1):
                if line is None or line.strip():
                    is_empty = False
                    yield read_line(line, f"line {number}")
    except OSError as problem:
        yield unreadable(problem)
        return
    if is_empty:
        yield Rejection("it is empty")


def read_line(line: bytes | None, where: str) -> ParsedArticle | Rejection:
    """The article on this line; None stands for a line that is too long."""
    if line is None:
        return Rejection(f"it is longer than {LONGEST_LINE // 1024 // 1024} MB", where)
    text = decode(line)
    if text is None:
        return Rejection("it does not look like text", where)
    try:
        value = json.loads(text)
    except RecursionError:
        return Rejection("it is nested too deeply", where)
    except ValueError as problem:
        return Rejection(f"it is not JSON: {problem}", where)
    return read_object(value, line.strip(), where)


def _lines(file: Path, opened: BinaryIO) -> Iterator[bytes | None]:
    wide = wide_mark(opened.read(4))
    if wide:
        with file.open(encoding=wide, errors="replace", newline="\n") as text:
            while line := text.readline(LONGEST_LINE):
                yield line.encode("utf-8", errors="replace")
        return
    opened.seek(0)
    while line_or_part := opened.readline(LONGEST_LINE + 1):
        is_whole = len(line_or_part) <= LONGEST_LINE or line_or_part.endswith(b"\n")
        while len(line_or_part) > LONGEST_LINE and not line_or_part.endswith(b"\n"):
            line_or_part = opened.readline(LONGEST_LINE + 1)
            if not line_or_part:
                break
        yield line_or_part if is_whole else None
