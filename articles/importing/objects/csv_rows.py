"""The rows of a table that is written as text, read in bounded memory."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.importing.objects.lines import read_lines
from articles.importing.opened import HEAD, Stream
from articles.importing.parsed_article import Rejection
from articles.importing.wording.encodings import guess_encoding

LONGEST_ROW = 10 * 1024 * 1024
DELIMITERS = ",;\t|"
# Behind a quote that nothing closes, the rows it swallowed are read again, so often per file.
_MOST_TRIES = 20
_TOLD = re.compile(r"sep=(?P<sign>.)\r?\n", re.I)
_MARK = b"\xef\xbb\xbf"
_MOST_LINES = 100_000
_MOST_ODD = 0.2
_FEW_ROWS = 3
_LONG = f"it is longer than {LONGEST_ROW // 1024 // 1024} MB or {_MOST_LINES:,} lines"
_UNCLOSED = "a quote opens in it that is never closed"


@dataclass(frozen=True)
class Row:
    """The cells of a row, and the number of the line it begins on."""

    line: int
    cells: tuple[str, ...]


def find_delimiter(head: bytes) -> str | None:
    """What stands between the cells: the sign that makes as many of every row; None in doubt."""
    wide = head[:2] in (b"\xff\xfe", b"\xfe\xff")
    text = head.decode("utf-16" if wide else "latin-1", errors="replace")
    text = text.removeprefix(_MARK.decode("latin-1"))
    if told := _TOLD.match(text):
        return told["sign"]
    lines = text.splitlines(keepends=True)
    best, most = None, (0.0, 0)
    for delimiter in DELIMITERS:
        widths = _widths(lines, delimiter, is_cut=len(head) >= HEAD)
        if not widths or widths[0] < 2:
            continue
        odd = sum(width != widths[0] for width in widths)
        same = 1 - odd / len(widths)
        # One short row does not speak against a small table.
        is_fit = 1 - same <= _MOST_ODD or (odd == 1 and len(widths) >= _FEW_ROWS)
        if is_fit and (same, widths[0]) > most:
            best, most = delimiter, (same, widths[0])
    return best


def read_rows(stream: Stream, delimiter: str) -> Iterator[Row | Rejection]:
    """One after the other; one that is broken does not spoil the others.

    Bytes are cut at ASCII signs first and read in their encoding then, so that a row in another
    encoding spoils no other either.
    """
    csv.field_size_limit(max(csv.field_size_limit(), 2 * LONGEST_ROW))
    encoding = _Encoding(stream.peek(HEAD)[:HEAD])
    lines = _Lines(read_lines(stream, LONGEST_ROW))
    while True:
        lines.begin()
        reason = _UNCLOSED
        try:
            cells = next(csv.reader(lines, delimiter=delimiter))
        except StopIteration:
            return
        except (_TooLong, csv.Error) as problem:
            reason = str(problem)
        else:
            if not lines.has_ended:
                if any(map(str.strip, cells)):
                    yield Row(lines.first, encoding.read(cells))
                continue
        lost = lines.go_back()
        reason += f"; the {lost:,} lines behind it are not read" if lost else ""
        yield Rejection(reason, f"line {lines.first}")


class _TooLong(ValueError):  # noqa: N818 - it says what happened
    """A row that has no end in sight."""


class _Lines:
    """Lines for the library's reader, which are kept until their row is complete."""

    def __init__(self, lines: Iterator[bytes | None]) -> None:
        self._lines = lines
        self._again: list[bytes] = []
        self._row: list[bytes] = []
        self._size = self._tries = 0
        self.first = 1
        self.has_ended = False

    def begin(self) -> None:
        """A new row begins with the next line."""
        self.first += len(self._row)
        self._row = []
        self._size = 0
        self.has_ended = False

    def go_back(self) -> int:
        """Read again what came behind the first line of this row; else how many lines are lost."""
        self._tries += 1
        if self._tries > _MOST_TRIES:
            return len(self._row) - 1
        self._again += self._row[:0:-1]
        del self._row[1:]
        return 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            line = self._again.pop() if self._again else next(self._lines)
        except StopIteration:
            self.has_ended = True
            raise
        self._row.append(line or b"")
        self._size += len(line or b"")
        if line is None:
            raise _TooLong(_LONG)
        if self._size > LONGEST_ROW or len(self._row) > _MOST_LINES:
            raise _TooLong(_LONG if len(self._row) == 1 else f"{_LONG}: {_UNCLOSED}")
        return line.decode("latin-1")


class _Encoding:
    """What the bytes of cells mean: UTF-8, else what the beginning of the file looks like."""

    def __init__(self, head: bytes) -> None:
        self._head = head
        self._name = ""

    def read(self, cells: Sequence[str]) -> tuple[str, ...]:
        """The cells, of which each character stands for a byte yet."""
        written = [cell.encode("latin-1") for cell in cells]
        try:
            return tuple(cell.decode() for cell in written)
        except UnicodeDecodeError:
            self._name = self._name or guess_encoding(self._head + b" ".join(written))
        return tuple(cell.decode(self._name, errors="replace") for cell in written)


def _widths(lines: Sequence[str], delimiter: str, is_cut: bool) -> list[int]:
    """How many cells each row has; without the last where the file goes on."""
    widths: list[int] = []
    try:
        widths.extend(len(row) for row in csv.reader(lines, delimiter=delimiter) if row)
    except csv.Error:
        return widths
    return widths[:-1] if is_cut and len(widths) > 1 else widths
