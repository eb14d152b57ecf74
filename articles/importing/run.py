"""How does a pile of files become articles, from the first file to the report?"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Protocol

from django.conf import settings
from filelock import FileLock, Timeout

from articles.importing.find_files import Skipped, find_files, size_of
from articles.importing.formats import known_formats
from articles.importing.interruption import Interruption
from articles.importing.outcome import Candidate, Kind, Seen, printable
from articles.importing.parsed_article import ParsedArticle, Rejection
from articles.importing.read_files import Unknown, pieces_in, read_piece
from articles.importing.report import ImportReport, Tally
from articles.importing.run_record import NoRecord, RunRecord, TableRecord
from articles.importing.save_article import save_articles
from articles.importing.sort_out import LEFT_OUT

BATCH_ARTICLES = 500
BATCH_BYTES = 16 * 1024 * 1024
FILES_AT_ONCE = 500
_REASONS_OF_A_FILE = 100


class CannotImport(Exception):  # noqa: N818 - it says what happened
    """Nothing could start; the message says why and what to do."""


class Progress(Protocol):
    """Who wants to know how far it is."""

    def advance(self, read_bytes: int, articles: int) -> None:
        """So many bytes were read since the last time, and so many articles saved."""


def run_import(
    paths: Sequence[Path],
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
    keeps_all_rejections: bool = False,
) -> ImportReport:
    """Import these files and folders; raises CannotImport when there is nothing to begin with.

    The report names the first rejections, or all of them when it is to keep them.
    """
    for path in paths:
        if not path.exists():
            raise CannotImport(f"There is no file or folder {path}. Check the spelling.")
    if not any(not isinstance(obstacle, Skipped) for _, obstacle in find_files(paths)):
        raise CannotImport(
            f"There is nothing to read in {', '.join(map(str, paths))}. "
            f"Read are: {known_formats()}."
        )
    with nullcontext() if dry_run else _one_at_a_time():
        record = NoRecord() if dry_run else TableRecord(paths)
        with Interruption() as interruption:
            total = Tally(kept_rejections=None) if keeps_all_rejections else Tally()
            return _Run(record, dry_run, progress, interruption, total).over(paths)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    place = Path(settings.NEWSDESK_VAR) / "import.lock"
    place.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(place)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise CannotImport(
            "Another import is running. Wait until it has finished, or stop it."
        ) from None
    try:
        yield
    finally:
        lock.release()


class _Run:
    """One import: what it has counted, and the batch it holds."""

    def __init__(
        self,
        record: RunRecord,
        dry_run: bool,
        progress: Progress | None,
        interruption: Interruption,
        total: Tally,
    ) -> None:
        self.record, self.dry_run, self.progress = record, dry_run, progress
        self.interruption = interruption
        self.total = total
        self.files: dict[Path, Tally] = {}
        self.seen = Seen()
        self.batch: list[Candidate] = []
        self.batch_bytes = 0

    def over(self, paths: Sequence[Path]) -> ImportReport:
        """Read and save everything, or as much as there is time for."""
        started = time.monotonic()
        named = {path.absolute() for path in paths}
        for file, obstacle in find_files(paths):
            if self.interruption.is_asked:
                break
            if isinstance(obstacle, Skipped):
                self.total.skipped[obstacle.sort] += 1
            elif isinstance(obstacle, Rejection):
                self._reject(file, obstacle)
            else:
                self._read(file, is_named=file in named)
        self._save()
        is_interrupted = self.interruption.is_asked
        self.record.finish(self.total, interrupted=is_interrupted)
        seconds = time.monotonic() - started
        return self.total.report(seconds, dry_run=self.dry_run, interrupted=is_interrupted)

    def _read(self, file: Path, *, is_named: bool) -> None:
        told = 0
        for found in _read_whatever_comes(file):
            if isinstance(found, Unknown) and not is_named:
                self.total.skipped[file.suffix.lower() or "no ending"] += 1
            elif isinstance(found, Rejection):
                self._reject(file, found)
            else:
                told += len(found.original)
                self._tell(len(found.original), 0)
                self._hold(Candidate(found, file))
            if self.interruption.is_asked:
                return
        self._tell(size_of(file) - told, 0)

    def _hold(self, candidate: Candidate) -> None:
        self.batch.append(candidate)
        self.batch_bytes += len(candidate.article.original)
        if len(self.batch) >= BATCH_ARTICLES or self.batch_bytes >= BATCH_BYTES:
            self._save()
            self._go_on_with(candidate.file)

    def _reject(self, file: Path, found: Rejection) -> None:
        self._count(file, Kind.REJECTED, found.where, found.reason)
        if len(self.files) >= FILES_AT_ONCE:
            self._save()
            self._go_on_with(file)

    def _go_on_with(self, file: Path) -> None:
        """Forget the files that are written down; this one goes on, and its row with it."""
        self.files = {file: self.files[file]}

    def _save(self) -> None:
        outcomes = save_articles(self.batch, self.seen, dry_run=self.dry_run)
        for candidate, outcome in zip(self.batch, outcomes, strict=True):
            self._count(candidate.file, outcome.kind, candidate.article.where, outcome.reason)
            self.total.left_out += outcome.reason == LEFT_OUT
            if candidate.article.unread_date and outcome.kind is not Kind.REJECTED:
                self.total.add_unread_date(candidate.name, candidate.article.unread_date)
        self.record.save(self.total, self.files.items())
        self._tell(0, len(self.batch))
        self.batch, self.batch_bytes = [], 0

    def _count(self, file: Path, kind: Kind, place: str, reason: str) -> None:
        in_file = self.files.setdefault(file, Tally(kept_rejections=_REASONS_OF_A_FILE))
        in_file.add(kind, ": ".join(filter(None, (place, reason))))
        where = ", ".join(filter(None, (printable(str(file)), place)))
        self.total.add(kind, f"{where}: {reason}")

    def _tell(self, read_bytes: int, articles: int) -> None:
        if self.progress is not None:
            self.progress.advance(read_bytes, articles)


def _read_whatever_comes(file: Path) -> Iterator[ParsedArticle | Rejection]:
    for found in pieces_in(file):
        if isinstance(found.piece, Rejection):
            yield found.piece
        else:
            yield from read_piece(found.format, found.piece)
