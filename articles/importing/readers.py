"""How are pieces read by several processes, and come back in their order?

The processes are forked: they share the names that the tagger looks for, and use no database.
Where a system cannot fork, and for small imports, the one process reads by itself.
"""

import gc
import logging
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Self

from articles.importing.parsed_article import Rejection
from articles.importing.read_pieces import Names, Read, Unread, answered, read_all
from articles.importing.wording.detect_language import load_detector

logger = logging.getLogger(__name__)
PIECES_AT_ONCE = 64
BYTES_AT_ONCE = 512 * 1024
# So many pieces, and bytes, are read before other processes are thought worth starting.
FEW = 128
FEW_BYTES = 1024 * 1024
# What the processes have before them at most, beside one piece that may be larger.
MOST_UNDER_WAY = 32 * 1024 * 1024


# Set before the processes are forked, and theirs from then on.
_names: list[Names] = []


class Readers:
    """Processes that read pieces; without any, it is done here.

    With `all_apart` none is read here, as long as there is another process: of an import that goes
    on, one of the first pieces may be what ended the process the last time.
    """

    def __init__(self, names: Names, processes: int, *, all_apart: bool = False) -> None:
        self.names, self.all_apart = names, all_apart
        can_fork = "fork" in multiprocessing.get_all_start_methods()
        self.processes = processes if can_fork else 0
        self._pool: ProcessPoolExecutor | None = None

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
            for process in multiprocessing.active_children():
                process.kill()
        self._stop()

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
            waiting.append((task, self._submit(task)))
            size += _size(task)
            while len(waiting) > 2 * self.processes or (size > MOST_UNDER_WAY and len(waiting) > 1):
                task, future = waiting.popleft()
                size -= _size(task)
                yield self._result(task, future)
        while waiting:
            yield self._result(*waiting.popleft())

    def look_for(self, names: Names) -> None:
        """Look for these names from now on; what is being read is read with the old ones."""
        if names.stamp != self.names.stamp:
            self.names = names
            self._stop(wait=False)

    def _submit(self, task: list[Unread]) -> "Future[list[Read]]":
        try:
            return self._started().submit(_read_here, task)
        except BrokenProcessPool:
            # A process died since the last time. Who waits for what it had finds out by themselves.
            self._stop(wait=False)
            return self._started().submit(_read_here, task)

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = self._start(self.processes)
        return self._pool

    def _start(self, processes: int) -> ProcessPoolExecutor:
        _names[:] = [self.names]
        load_detector()
        # What is there stays shared: the collector would touch, and so copy, all of it. Not what
        # is garbage at this moment: it would stay as long.
        gc.collect()
        gc.freeze()
        return ProcessPoolExecutor(
            processes,
            mp_context=multiprocessing.get_context("fork"),
            initializer=_begin,
            initargs=(os.getpid(),),
        )

    def _result(self, task: list[Unread], future: "Future[list[Read]]") -> list[Read]:
        try:
            return future.result()
        except BrokenProcessPool:
            logger.warning("A reading process died; its pieces are read again one by one.")
            return self._one_by_one(task)

    def _one_by_one(self, task: list[Unread]) -> list[Read]:
        """Each by itself, in a process of its own: none is to blame for another."""
        reads: list[Read] = []
        alone: ProcessPoolExecutor | None = None
        for unread in task:
            alone = alone or self._start(1)
            try:
                reads += alone.submit(_read_here, [unread]).result()
            except BrokenProcessPool:
                alone = None
                reason = "reading it ended the process; there may not have been enough memory"
                reads.append(answered(unread, [Rejection(reason, unread.piece.where)]))
        if alone is not None:
            alone.shutdown()
        return reads

    def _stop(self, *, wait: bool = True) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=wait, cancel_futures=wait)
            self._pool = None
        gc.unfreeze()


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


def _read_here(task: list[Unread]) -> list[Read]:
    return read_all(task, _names[0])


def _begin(parent: int) -> None:
    """In a new process: leave stopping to the one that started it, and go when that is gone."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    threading.Thread(target=_go_with, args=(parent,), daemon=True).start()


def _go_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)
