"""Which pieces of these files and folders are still to be read?"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

from articles.importing.fetched_from import fetched_from
from articles.importing.find_files import Skipped, find_files, size_of
from articles.importing.outcome import kept_path
from articles.importing.parsed_article import Rejection
from articles.importing.read_files import PassedOver, pieces_in
from articles.importing.read_pieces import Unread
from articles.models import ImportedFile, ImportRun

_AT_ONCE = 500
_BYTES_AT_ONCE = 8 * 1024 * 1024
# As high as a database counts: once it is done, nothing more of its file is read.
_LAST_NUMBER = 2**31 - 1
_CHANGED = Rejection(
    "it was changed while its import stood still, so that nobody knows how much of it is in the "
    "archive; import it again"
)


def all_pieces(
    paths: Sequence[Path], columns: Mapping[str, str], changed: Collection[Path] = ()
) -> Iterator[Unread | Skipped]:
    """Every piece of every file, numbered in its file, in an order that stays the same.

    Those files that were `changed` since some of it was saved are rejected instead.
    """
    named = {path.absolute() for path in paths}
    before = 0
    for file, obstacle in find_files(paths):
        if isinstance(obstacle, Skipped):
            yield obstacle
        elif isinstance(obstacle, Rejection):
            yield Unread(str(file), "", 1, obstacle, before, file in named)
        else:
            if file in changed:
                yield Unread(str(file), "", _LAST_NUMBER, _CHANGED, before)
            else:
                yield from _pieces_of(file, columns, before, is_named=file in named)
            before += size_of(file)


def pieces_left(
    paths: Sequence[Path], run: ImportRun, is_to_stop: Callable[[], bool] = lambda: False
) -> Iterator[Unread | Skipped]:
    """Those of an import that goes on which it has not saved yet, some looked up at a time.

    To pass what is saved may take long, and nobody hears of it: it ends where it `is_to_stop`.
    """
    pieces = all_pieces(paths, run.columns, _changed_since(run, paths))
    done: dict[str, int] = {}
    for some in _some_at_a_time(pieces):
        if is_to_stop():
            return
        unread = {kept_path(piece.path) for piece in some if isinstance(piece, Unread)}
        rows = ImportedFile.objects.filter(run=run, path__in=unread - done.keys())
        done = {path: number for path, number in done.items() if path in unread}
        done |= dict.fromkeys(unread - done.keys(), 0) | dict(
            rows.values_list("path", "done_pieces")
        )
        for piece in some:
            if isinstance(piece, Skipped) or piece.number > done[kept_path(piece.path)]:
                yield piece


def touched_since(run: ImportRun, paths: Sequence[Path]) -> Iterator[Path]:
    """The files that were written, moved or renamed after this import began."""
    began = (run.begun_at or run.started_at).timestamp()
    for file, obstacle in find_files(paths):
        if obstacle is None and _touched_at(file) > began:
            yield file


def _changed_since(run: ImportRun, paths: Sequence[Path]) -> set[Path]:
    """The touched ones of which something is saved, they themselves or files in them."""
    touched = {kept_path(str(file)): file for file in touched_since(run, paths)}
    changed: set[Path] = set()
    if touched:
        rows = ImportedFile.objects.filter(run=run).values_list("path", flat=True)
        for path in rows.iterator():
            parts = path.split("!")
            outer = ("!".join(parts[:end]) for end in range(1, len(parts) + 1))
            changed.update(touched[one] for one in outer if one in touched)
    return changed


def _touched_at(file: Path) -> float:
    """When it was written or, for what was moved here with its old date, came to its name."""
    try:
        status = file.stat()
    except OSError:
        return 0.0  # it is told when it is read
    return max(status.st_mtime, status.st_ctime)


def _pieces_of(
    file: Path, columns: Mapping[str, str], before: int, *, is_named: bool
) -> Iterator[Unread | Skipped]:
    # In an archive a name may come again, with others between: its numbers go on.
    numbers: Counter[str] = Counter()
    for found in pieces_in(file, columns, found_at=fetched_from(file)):
        if isinstance(found.piece, PassedOver):
            yield Skipped(found.piece.sort)
            continue
        numbers[found.path] += 1
        yield Unread(
            found.path, found.format, numbers[found.path], found.piece,
            before + found.position, is_named and found.path == str(file),
        )  # fmt: skip


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
