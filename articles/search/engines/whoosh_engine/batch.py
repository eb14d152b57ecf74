"""A batch: changes that take effect together or not at all."""

from array import array
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from articles.search.engines.whoosh_engine.building.processes import Processes, processors
from articles.search.engines.whoosh_engine.building.row import Row, row_of
from articles.search.engines.whoosh_engine.building.word_memo import WordMemo
from articles.search.engines.whoosh_engine.building.write_segment import write_segment
from articles.search.engines.whoosh_engine.changes import Changes
from articles.search.engines.whoosh_engine.commit import commit, new_path
from articles.search.engines.whoosh_engine.contents import read_contents, remove_leftovers
from articles.search.engines.whoosh_engine.mapped_files import MappedStorage
from articles.search.engines.whoosh_engine.snapshot import Snapshot
from articles.search.index_document import IndexDocument

# So many documents, or so much text, go into one segment; a batch of more is written by several
# processes, a segment each at a time.
ROWS = 10_000
BYTES = 32 * 1024 * 1024
# The first segments are smaller by so much, so that all processes soon have something to do.
AT_FIRST = 4


class BatchRefusedError(Exception):
    """The changes could not be begun or kept; nothing of them is stored."""


class WhooshBatch:
    """One writer, from its lock to its commit."""

    def __init__(self, folder: Path, rows: int = ROWS, processes: int | None = None) -> None:
        self._folder = folder
        self._lock = MappedStorage(str(folder)).lock("WRITELOCK")
        if not self._lock.acquire():
            raise BatchRefusedError(
                f"Another batch is being written to the index in {folder}. "
                "Let it end, or stop the other process that writes the index, and try again."
            )
        self._most_rows = rows
        self._enough = max(1, rows // AT_FIRST)
        self._rows: list[Row] = []
        self._bytes = 0
        self._processes = Processes(processors() if processes is None else processes)
        self._paths: list[Path] = []
        self._puts = array("q")
        self._deletions: list[tuple[int, int]] = []
        self._broken = False
        remove_leftovers(folder, *read_contents(folder))

    def put(self, document: IndexDocument) -> None:
        """Store the document, in the place of any older one of the same article."""
        try:
            row = row_of(document)
            if len(self._rows) >= self._enough or self._bytes >= BYTES:
                self._hand_over()
            self._rows.append(row)
            self._puts.append(row.article_id)
            self._bytes += row.size
        except BaseException:
            self._broken = True  # An article that was to be replaced would be in neither form.
            raise

    def delete(self, article_id: int) -> None:
        """Forget an article; unknown ones are none the worse for it."""
        self._deletions.append((article_id, len(self._puts)))

    def commit(self, before: Snapshot) -> None:
        """Make it last; `before` is the index as this batch found it."""
        if self._broken:
            self.cancel()
            raise BatchRefusedError(
                "A document of this batch could not be written, so none was. "
                "Let the error that `put` raised end the batch."
            )
        try:
            self._write_rest()
            changes = Changes.of(self._puts, self._deletions)
            commit(self._folder, before, self._paths, changes)
        finally:
            self._lock.release()

    def cancel(self) -> None:
        """Forget all of it."""
        self._processes.stop()
        for path in self._paths:
            path.unlink(missing_ok=True)
        self._lock.release()

    def _hand_over(self) -> None:
        """Let one of the processes write what has come so far."""
        path = self._next_path()
        try:
            self._processes.write(path, self._rows)
        except BrokenProcessPool as ended:
            raise _ended() from ended
        self._rows = []
        self._bytes = 0
        self._enough = min(2 * self._enough, self._most_rows)

    def _write_rest(self) -> None:
        if self._paths and self._rows:
            self._hand_over()
        elif self._rows:
            # Starting a process would take longer than writing these few.
            write_segment(self._next_path(), self._rows, WordMemo())
        try:
            self._processes.finish()
        except BrokenProcessPool as ended:
            raise _ended() from ended

    def _next_path(self) -> Path:
        path = new_path(self._folder)
        self._paths.append(path)
        return path


def _ended() -> BatchRefusedError:
    return BatchRefusedError(
        "A process that wrote a part of the index ended before its time, perhaps for want of "
        "memory. Nothing of this batch is stored. Look for the reason in the system's log, or put "
        "fewer articles into a batch, and try again."
    )
