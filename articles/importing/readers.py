"""How are pieces read by several processes, and come back in their order?

The processes are forked: they share the names that the tagger looks for, and use no database.
Where a system cannot fork, and for small imports, the one process reads by itself.
"""

import contextlib
import gc
import logging
import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from types import TracebackType
from typing import Self

from articles.importing.parsed_article import Rejection
from articles.importing.read_pieces import Names, Read, Unread, answered, read_all
from articles.importing.reading_process import ReaderDied, ReadingProcess
from articles.importing.wording.detect_language import load_detector

logger = logging.getLogger(__name__)
PIECES_AT_ONCE = 64
BYTES_AT_ONCE = 512 * 1024
# So many pieces, and bytes, are read before other processes are thought worth starting.
FEW = 128
FEW_BYTES = 1024 * 1024
# What the processes have before them at most, beside one piece that may be larger.
MOST_UNDER_WAY = 32 * 1024 * 1024
# While the writer saves a batch, the others have so many tasks to go on with, each.
TASKS_BEFORE_EACH = 8
# What takes this much is read while nothing else is: in memory it takes many times as much.
LARGE = 2 * 1024 * 1024


class Readers:
    """Processes that read pieces; without any, it is done here.

    With `all_apart` none is read here, as long as there is another process: of an import that goes
    on, one of the first pieces may be what ended the process the last time.
    """

    def __init__(self, names: Names, processes: int, *, all_apart: bool = False) -> None:
        self.names, self.all_apart = names, all_apart
        can_fork = "fork" in multiprocessing.get_all_start_methods()
        self.processes = processes if can_fork else 0
        self._ours: list[ReadingProcess] = []
        self._all: list[ReadingProcess] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if kind is not None:
            # Nobody waits for what is being read: a second Ctrl-C means at once.
            for process in self._all:
                process.kill()
        self._stop()
        for process in self._all:
            process.join()

    def read(self, unread: Iterable[Unread]) -> Iterator[list[Read]]:
        """All pieces in their order, some at a time."""
        waiting: deque[tuple[list[Unread], Future[list[Read]]]] = deque()
        seen = seen_bytes = size = 0
        for task in _tasks(unread):
            seen += len(task)
            seen_bytes += _size(task)
            are_few = seen <= FEW and seen_bytes <= FEW_BYTES and not self.all_apart
            if are_few or not self.processes:
                yield read_all(task, self.names)
                continue
            if _size(task) > LARGE:
                while waiting:
                    yield self._result(*waiting.popleft())
                size = 0
                reads = self._result(task, self._submit(task))
                task.clear()
                yield reads
                del reads
                continue
            waiting.append((task, self._submit(task)))
            size += _size(task)
            most = TASKS_BEFORE_EACH * self.processes
            while len(waiting) > most or (size > MOST_UNDER_WAY and len(waiting) > 1):
                task, future = waiting.popleft()
                size -= _size(task)
                yield self._result(task, future)
        while waiting:
            yield self._result(*waiting.popleft())

    def look_for(self, names: Names) -> None:
        """Look for these names from now on; what is being read is read with the old ones."""
        if names.stamp != self.names.stamp:
            self.names = names
            self._stop()

    def _submit(self, task: list[Unread]) -> "Future[list[Read]]":
        while True:
            process = min(self._started(), key=lambda one: one.under_way)
            with contextlib.suppress(ReaderDied):  # it died a moment ago: another takes its place
                return process.submit(task)

    def _started(self) -> list[ReadingProcess]:
        self._ours = [one for one in self._ours if not one.is_over]
        if missing := self.processes - len(self._ours):
            _share_what_is_there()
            self._ours += [self._start() for _ in range(missing)]
        return self._ours

    def _start(self) -> ReadingProcess:
        process = ReadingProcess(self.names)
        self._all = [process, *(one for one in self._all if not one.is_gone)]
        return process

    def _result(self, task: list[Unread], future: "Future[list[Read]]") -> list[Read]:
        try:
            return future.result()
        except ReaderDied:
            logger.warning("A reading process died; its pieces are read again one by one.")
            return self._one_by_one(task)

    def _one_by_one(self, task: list[Unread]) -> list[Read]:
        """Each by itself, in a process of its own: none is to blame for another."""
        reads: list[Read] = []
        alone: ReadingProcess | None = None
        _share_what_is_there()
        for unread in task:
            alone = alone or self._start()
            try:
                reads += alone.submit([unread]).result()
            except ReaderDied:
                alone = None
                reason = "reading it ended the process; there may not have been enough memory"
                reads.append(answered(unread, [Rejection(reason, unread.piece.where)]))
        if alone is not None:
            alone.finish()
        return reads

    def _stop(self) -> None:
        """Let them end when they have read what they were given."""
        for process in self._ours:
            process.finish()
        self._ours = []
        gc.unfreeze()


def _share_what_is_there() -> None:
    """The collector would touch, and so copy, all of it. Garbage would stay as long: it goes."""
    load_detector()
    gc.collect()
    gc.freeze()


def _size(task: list[Unread]) -> int:
    return sum(unread.size for unread in task)


def _tasks(unread: Iterable[Unread]) -> Iterator[list[Unread]]:
    task: list[Unread] = []
    size = 0
    for one in unread:
        task.append(one)
        size += one.size
        if len(task) >= PIECES_AT_ONCE or size >= BYTES_AT_ONCE:
            yield task
            task, size = [], 0
    if task:
        yield task
