"""Processes that write segments side by side."""

import gc
import os
import signal
import threading
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import Any

from articles.search.engines.whoosh_engine.building.row import Row
from articles.search.engines.whoosh_engine.building.word_memo import WordMemo
from articles.search.engines.whoosh_engine.building.write_segment import write_segment

# What this process has read so far, from one segment to the next.
_memo = WordMemo()


def processors() -> int:
    """How many processes can work at once on this machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Processes:
    """Writes segments in so many processes; with one, in this one.

    Any error in one of them, and its end before its time, is raised here by the next call.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._pool: Any = None
        self._pending: set[Future[None]] = set()

    def write(self, path: Path, rows: Sequence[Row]) -> None:
        """Write a segment now or soon; waits while there is enough to do."""
        if self._count == 1:
            _write(path, rows)
            return
        if self._pool is None:
            # Not forked: a forked process would share this one's database connections.
            self._pool = ProcessPoolExecutor(
                self._count, get_context("spawn"), initializer=_prepare
            )
        while len(self._pending) > self._count:
            self._collect(FIRST_COMPLETED)
        self._pending.add(self._pool.submit(_write, path, rows))

    def finish(self) -> None:
        """Wait until every segment is written."""
        try:
            while self._pending:
                self._collect(FIRST_COMPLETED)
        finally:
            self.stop()

    def stop(self) -> None:
        """Let the processes end, with what they are at but nothing more."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def _collect(self, return_when: str) -> None:
        done, self._pending = wait(self._pending, return_when=return_when)
        for future in done:
            future.result()


def _write(path: Path, rows: Sequence[Row]) -> None:
    global _memo
    if _memo.is_full():
        _memo = WordMemo()
    write_segment(path, rows, _memo)


def _prepare() -> None:
    """Begin as one of several: end with the process that started this one, even if it is killed."""
    # Nothing here refers to itself, and looking for what does would take a tenth of the time.
    gc.disable()
    # Control-C reaches all processes of a terminal; it is for the parent to stop the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_wait_for, args=(parent,), daemon=True).start()


def _wait_for(parent: Any) -> None:
    parent.join()
    os._exit(1)
