"""A text with the words of the search and the names in it marked: runs to print one by one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from articles.web.marks.places import Mark
from articles.web.numbered_hits import NumberedPiece


@dataclass(frozen=True)
class Run:
    """Pieces of text within one name, or between names, where `mark` is None.

    `previous` and `next` lead from the hits in a name to their neighbours: no link stands within
    another.
    """

    pieces: tuple[NumberedPiece, ...]
    mark: Mark | None = None
    previous: int = 0
    next: int = 0


@dataclass(frozen=True)
class Line:
    """A line of a text, and where in the text it starts."""

    start: int
    text: str


def lines_of(text: str, offset: int = 0) -> list[Line]:
    """The lines that are not empty; `offset` is where the text itself starts."""
    lines = []
    for line in text.split("\n"):
        if line.strip():
            lines.append(Line(offset, line))
        offset += len(line) + 1
    return lines


def marked_lines(
    lines: Sequence[Line], texts: Sequence[tuple[NumberedPiece, ...]], marks: Sequence[Mark]
) -> list[tuple[Run, ...]]:
    """The runs of each line; a name that is broken over two lines is marked in both."""
    result, first = [], 0
    for line, pieces in zip(lines, texts, strict=True):
        end = line.start + len(line.text)
        while first < len(marks) and marks[first].end <= line.start:
            first += 1
        within, place = [], first
        while place < len(marks) and marks[place].start < end:
            within.append(_clipped(marks[place], line.start, end))
            place += 1
        result.append(marked_runs(pieces, within))
    return result


def _clipped(mark: Mark, start: int, end: int) -> Mark:
    return replace(
        mark,
        start=max(mark.start, start) - start,
        end=min(mark.end, end) - start,
        is_first=mark.is_first and mark.start >= start,
    )


def marked_runs(pieces: tuple[NumberedPiece, ...], marks: Iterable[Mark]) -> tuple[Run, ...]:
    """The same text, cut at the borders of names too; `marks` are in order and apart."""
    length = sum(len(piece.text) for piece in pieces)
    runs: list[Run] = []
    done = 0
    for mark in marks:
        if done < mark.start:
            runs.append(Run(tuple(_between(pieces, done, mark.start))))
        runs.append(_name(tuple(_between(pieces, mark.start, mark.end)), mark))
        done = mark.end
    if done < length or not runs:
        runs.append(Run(tuple(_between(pieces, done, length))))
    return tuple(runs)


def _name(pieces: tuple[NumberedPiece, ...], mark: Mark) -> Run:
    numbered = [piece for piece in pieces if piece.number]
    if not numbered:
        return Run(pieces, mark)
    return Run(pieces, mark, numbered[0].previous, numbered[-1].next)


def _between(pieces: Iterable[NumberedPiece], start: int, end: int) -> Iterator[NumberedPiece]:
    """What of the pieces lies between two places; a hit that is cut keeps its number in front."""
    place = 0
    for piece in pieces:
        first, last = max(start, place), min(end, place + len(piece.text))
        if first < last:
            text = piece.text[first - place : last - place]
            is_front = first == place
            if is_front:
                yield replace(piece, text=text)
            else:
                yield NumberedPiece(text, is_hit=piece.is_hit)
        place += len(piece.text)
