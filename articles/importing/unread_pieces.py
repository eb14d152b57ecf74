"""Which pieces of these files and folders are still to be read?"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from articles.importing.find_files import Skipped, find_files, size_of
from articles.importing.outcome import printable
from articles.importing.parsed_article import Rejection
from articles.importing.read_files import PassedOver, pieces_in
from articles.importing.readers import Unread
from articles.models import ImportedFile, ImportRun

_AT_ONCE = 500
_BYTES_AT_ONCE = 8 * 1024 * 1024


def all_pieces(paths: Sequence[Path], columns: Mapping[str, str]) -> Iterator[Unread | Skipped]:
    """Every piece of every file, numbered in its file, in an order that stays the same."""
    named = {path.absolute() for path in paths}
    before = 0
    for file, obstacle in find_files(paths):
        if isinstance(obstacle, Skipped):
            yield obstacle
        elif isinstance(obstacle, Rejection):
            yield Unread(str(file), "", 1, obstacle, before, file in named)
        else:
            path, number = "", 0
            for found in pieces_in(file, columns):
                if isinstance(found.piece, PassedOver):
                    yield Skipped(found.piece.sort)
                    continue
                number = number + 1 if found.path == path else 1
                path = found.path
                is_named = file in named and path == str(file)
                position = before + found.position
                yield Unread(path, found.format, number, found.piece, position, is_named)
            before += size_of(file)


def without_done(pieces: Iterator[Unread | Skipped], run: ImportRun) -> Iterator[Unread | Skipped]:
    """Those that this import has not saved yet, some looked up at a time."""
    done: dict[str, int] = {}
    for some in _some_at_a_time(pieces):
        paths = {printable(piece.path) for piece in some if isinstance(piece, Unread)}
        rows = ImportedFile.objects.filter(run=run, path__in=paths - done.keys())
        done = {path: number for path, number in done.items() if path in paths}
        done |= dict.fromkeys(paths - done.keys(), 0) | dict(
            rows.values_list("path", "done_pieces")
        )
        for piece in some:
            if isinstance(piece, Skipped) or piece.number > done[printable(piece.path)]:
                yield piece


def _some_at_a_time(pieces: Iterator[Unread | Skipped]) -> Iterator[list[Unread | Skipped]]:
    """As many as one question to the database is about, and as memory has room for."""
    some: list[Unread | Skipped] = []
    size = 0
    for piece in pieces:
        some.append(piece)
        size += piece.size if isinstance(piece, Unread) else 0
        if len(some) >= _AT_ONCE or size >= _BYTES_AT_ONCE:
            yield some
            some, size = [], 0
    if some:
        yield some
