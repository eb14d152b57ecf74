"""A process that reads what it is sent, and whose death in whatever moment is heard of at once.

It has a pipe of its own to the thread that talks with it. Whoever dies in the middle of a message
leaves a closed pipe, which the other end hears of; of a queue that several share, it would leave
half a message or a lock that nobody opens.
"""

import contextlib
import multiprocessing
import os
import pickle
import queue
import signal
import threading
import time
from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass
from multiprocessing.connection import Connection

from articles.importing.read_pieces import Names, Read, Unread, read_all

_STOP = b""


class ReaderDied(Exception):  # noqa: N818 - it says what happened
    """The process ended before it had read this."""


@dataclass
class _Work:
    """What is to be read, as it is sent, and who waits for it; once it is sent, only that."""

    message: bytes
    future: "Future[list[Read]]"


class ReadingProcess:
    """Forked from this one: it knows the names, and uses no database."""

    def __init__(self, names: Names) -> None:
        self._pipe, theirs = multiprocessing.Pipe()
        context = multiprocessing.get_context("fork")
        self._process = context.Process(target=_serve, args=(theirs, names, os.getpid()))
        self._process.start()
        # Only the process has its end now: when it is gone, that is closed.
        theirs.close()
        self._inbox: queue.SimpleQueue[tuple[list[Unread], Future[list[Read]]] | None]
        self._inbox = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._waiting: deque[Future[list[Read]]] = deque()
        self._is_over = False
        self._thread = threading.Thread(target=self._talk, daemon=True)
        self._thread.start()

    @property
    def under_way(self) -> int:
        """How many tasks it has before it."""
        return len(self._waiting)

    @property
    def is_over(self) -> bool:
        """Has it ended, or was it told to?"""
        return self._is_over

    @property
    def is_gone(self) -> bool:
        """Is nothing left of it?"""
        return not self._thread.is_alive()

    def submit(self, task: list[Unread]) -> "Future[list[Read]]":
        """What will become of these; raises ReaderDied, or has it for its answer."""
        future: Future[list[Read]] = Future()
        with self._lock:
            if self._is_over:
                raise ReaderDied
            self._waiting.append(future)
            self._inbox.put((task, future))
        return future

    def finish(self) -> None:
        """Take nothing more, and end when all is read."""
        with self._lock:
            self._is_over = True
            self._inbox.put(None)

    def kill(self) -> None:
        """End it at once; who waits hears that it died."""
        self._process.kill()

    def join(self) -> None:
        """Wait until it is gone."""
        self._thread.join()

    def _talk(self) -> None:
        try:
            self._answer_all()
            self._pipe.send_bytes(_STOP)
        except (EOFError, OSError):
            self.kill()  # it is dead already, as a rule
        except BaseException:
            self.kill()
            raise
        finally:
            self._end()

    def _answer_all(self) -> None:
        """In the order of asking; returns when it was told to finish."""
        now = self._next()
        self._send(now)
        while now is not None:
            following = self._next_if_any()
            answer = self._pipe.recv_bytes()
            # The next one first: it is read while this answer is understood.
            self._send(following)
            reads = pickle.loads(answer)  # noqa: S301 - we wrote it
            self._waiting.popleft()
            now.future.set_result(reads)
            del answer, reads
            if following is None:
                following = self._next()
                self._send(following)
            now = following

    def _send(self, work: _Work | None) -> None:
        if work is not None:
            self._pipe.send_bytes(work.message)
            work.message = b""

    def _next(self) -> _Work | None:
        """What comes next; None when it was told to finish."""
        return _packed(self._inbox.get())

    def _next_if_any(self) -> _Work | None:
        try:
            given = self._inbox.get_nowait()
        except queue.Empty:
            return None
        if given is None:
            self._inbox.put(None)  # it is heard when all is answered
        return _packed(given)

    def _end(self) -> None:
        with self._lock:
            self._is_over = True
        self._pipe.close()
        self._process.join()
        for future in self._waiting:
            future.set_exception(ReaderDied())


def _packed(given: "tuple[list[Unread], Future[list[Read]]] | None") -> _Work | None:
    return _Work(pickle.dumps(given[0]), given[1]) if given else None


def _serve(pipe: Connection, names: Names, parent: int) -> None:
    """In the new process: leave stopping to the one that started it, and go when that is gone."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    threading.Thread(target=_go_with, args=(parent,), daemon=True).start()
    with contextlib.suppress(EOFError, OSError):
        while task := _received(pipe):
            reads = read_all(task, names)
            # A piece may be large: nothing of it is kept longer than it is looked at.
            task.clear()
            answer = pickle.dumps(reads)
            reads.clear()
            pipe.send_bytes(answer)
            del answer


def _received(pipe: Connection) -> list[Unread]:
    """What is to be read next; empty when there is nothing more."""
    message = pipe.recv_bytes()
    task: list[Unread] = pickle.loads(message) if message != _STOP else []  # noqa: S301 - ours
    return task


def _go_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)
