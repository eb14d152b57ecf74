"""How is one import done, from its first piece to its last, so that it can go on after any stop?"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from articles.importing.find_files import Skipped
from articles.importing.outcome import Candidate, Kind, Outcome, kept_path, printable
from articles.importing.read_files import Unknown
from articles.importing.read_pieces import Names, Read, Unread
from articles.importing.readers import Readers
from articles.importing.report import Tally
from articles.importing.run_record import FileTally, RunRecord, file_of, files_under_way
from articles.importing.save_article import save_articles
from articles.importing.seen import Seen
from articles.importing.sort_out import LEFT_OUT
from articles.importing.stopping import Stopping
from articles.importing.wording.characters import clean_line
from articles.models import ImportRun
from articles.models.import_run import PASSED_OVER
from articles.tagging.load_table import table_and_stamp

LookUp = Callable[[str], FileTally]
TellRejection = Callable[[str], None]
BATCH_ARTICLES = 1000
BATCH_BYTES = 16 * 1024 * 1024
BATCH_PIECES = 2000
_BATCHES_BETWEEN_LOOKS = 10


class Progress(Protocol):
    """Who wants to know how far it is."""

    def advance(self, read_bytes: int, articles: int) -> None:
        """So many bytes were read since the last time, and so many articles saved."""


class CarryingOut:
    """One import: what it has counted and saved, and the batch it holds.

    A batch is saved with the counts and the numbers of the pieces it came from in one
    transaction: whoever is killed does the same batch again, and nothing twice.
    """

    def __init__(
        self,
        record: RunRecord,
        seen: Seen,
        total: Tally,
        stopping: Stopping,
        *,
        run: ImportRun | None = None,
        progress: Progress | None = None,
        rejected: TellRejection | None = None,
    ) -> None:
        self.record, self.seen, self.total, self.run = record, seen, total, run
        self.stopping, self.progress, self.rejected = stopping, progress, rejected
        self.files = files_under_way(run) if run else {}
        self.batch: list[Read] = []
        self.articles = self.size = self.saved = self.told = 0
        self.position = run.done_bytes if run else 0

    def over(
        self, pieces: Iterator[Unread | Skipped], processes: int, *, all_apart: bool = False
    ) -> ImportRun.State:
        """Read and save everything, or as much as there is time for; how it ended.

        With `all_apart` this process reads nothing itself, as far as there are others.
        """
        if not self.stopping.is_asked(at_once=True):
            with Readers(_names(), processes, all_apart=all_apart) as readers:
                for reads in readers.read(self._without_skipped(pieces)):
                    for read in reads:
                        self._hold(read)
                        if self._is_full():
                            self._save()
                            self._look_at_names(readers)
                            if self.stopping.is_asked(at_once=True) and self.stopping.state:
                                return self.stopping.state
                    if self.stopping.is_asked():
                        break
        self._save(is_last=self.stopping.state is None)
        return self.stopping.state or ImportRun.State.DONE

    def _look_at_names(self, readers: Readers) -> None:
        """Now and then: until then what was found with old names is looked for again."""
        self.saved += 1
        if self.saved % _BATCHES_BETWEEN_LOOKS == 0:
            readers.look_for(_names())

    def _without_skipped(self, pieces: Iterator[Unread | Skipped]) -> Iterator[Unread]:
        for piece in pieces:
            if isinstance(piece, Skipped):
                self.total.skip(piece.sort)
            else:
                yield piece

    def _hold(self, read: Read) -> None:
        self.batch.append(read)
        for answer in read.answers:
            if isinstance(answer, Candidate):
                self.articles += 1
                self.size += len(answer.article.body)
                self.size += len(answer.prepared.frame) if answer.prepared else 0
        # In a zip archive, files need not stand in the order of its table of contents.
        self.position = max(self.position, read.position)
        self._tell(0)

    def _is_full(self) -> bool:
        return (
            self.articles >= BATCH_ARTICLES
            or self.size >= BATCH_BYTES
            or len(self.batch) >= BATCH_PIECES
        )

    def _save(self, *, is_last: bool = False) -> None:
        """Save the batch with its counts; on the last one every file is done."""
        candidates = [a for read in self.batch for a in read.answers if isinstance(a, Candidate)]
        counted: list[_Counting] = []

        def write_down(outcomes: list[Outcome]) -> None:
            counting = _Counting(self.total.copy(), self.files, self._file)
            counting.count(self.batch, outcomes)
            if is_last:
                counting.end()
            self.record.save(counting.total, counting.files.items(), self.position)
            counted[:] = [counting]

        save_articles(
            candidates, self.seen, dry_run=self.run is None, run=self.run,
            source=self.run.source if self.run else None, then=write_down,
        )  # fmt: skip
        (done,) = counted
        self.total = done.total
        # The last one may go on; the others are written down.
        self.files = dict(list(done.files.items())[-1:])
        if self.rejected is not None:
            for line in done.rejections:
                self.rejected(line)
        self._tell(len(candidates))
        self.batch, self.articles, self.size = [], 0, 0

    def _file(self, path: str) -> FileTally:
        return file_of(self.run, path) if self.run else FileTally()

    def _tell(self, articles: int) -> None:
        if self.progress is not None and (articles or self.position != self.told):
            self.progress.advance(self.position - self.told, articles)
        self.told = self.position


class _Counting:
    """The counts of an import and of its files, with one more batch."""

    def __init__(self, total: Tally, files: dict[str, FileTally], look_up: LookUp) -> None:
        self.total = total
        self.files = {path: file.copy() for path, file in files.items()}
        self.look_up = look_up
        self.rejections: list[str] = []

    def count(self, batch: Sequence[Read], outcomes: Sequence[Outcome]) -> None:
        """Count what became of everything in these pieces."""
        left = iter(outcomes)
        for read in batch:
            if self._is_passed_over(read):
                continue
            file = self._file_of(read)
            for answer in read.answers:
                if isinstance(answer, Candidate):
                    outcome = next(left)
                    self._add(file, read.path, answer.article.where, outcome)
                    if answer.article.unread_date and outcome.kind is not Kind.REJECTED:
                        self.total.add_unread_date(answer.name, answer.article.unread_date)
                else:
                    rejected = Outcome(Kind.REJECTED, reason=answer.reason)
                    self._add(file, read.path, answer.where, rejected)
            file.done_pieces = read.number

    def end(self) -> None:
        """There is nothing more to come."""
        for file in self.files.values():
            self._end(file)

    def _end(self, file: FileTally) -> None:
        if not file.is_done:
            file.is_done = True
            self.total.files += 1

    def _is_passed_over(self, read: Read) -> bool:
        (first, *_) = read.answers or [None]
        if isinstance(first, Unknown) and not read.is_named:
            self.total.skip(Path(printable(read.path)).suffix.lower() or "no ending")
            # Told of by name all the same: nobody could find what is only counted. No piece of it
            # is done: who goes on counts it again.
            file = self._file_of(read)
            file.tally.rejections.append(PASSED_OVER)
            file.is_done = True
            return True
        return False

    def _file_of(self, read: Read) -> FileTally:
        path = kept_path(read.path)
        if path not in self.files:
            for other in self.files.values():
                self._end(other)
            # Of one in an archive, something may have been saved before others came between.
            self.files[path] = self.look_up(path) if read.number > 1 else FileTally()
        file = self.files[path]
        file.format = file.format or read.format
        return file

    def _add(self, file: FileTally, path: str, where: str, outcome: Outcome) -> None:
        reason = ": ".join(filter(None, (where, outcome.reason)))
        file.tally.add(outcome.kind, reason)
        self.total.add(outcome.kind, f"{printable(path)}: {reason}")
        if outcome.kind is Kind.REJECTED:
            self.rejections.append(clean_line(f"{printable(path)}: {reason}"))
        self.total.left_out += outcome.reason == LEFT_OUT


def _names() -> Names:
    return Names(*table_and_stamp())
