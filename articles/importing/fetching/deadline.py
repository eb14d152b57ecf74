"""When must a request have ended, however slowly the other side talks?"""

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator

from articles.importing.fetching.fetched import CannotFetchError

# Whoever sends less than so many bytes a second, for so many seconds, is waited for no longer.
SLOWEST = 1024
PATIENCE = 60.0


class Deadline:
    """The end of the time for one fetch, redirects and all.

    The time limit of a socket begins anew with every byte. So whoever drips them is cut off from
    here: at the end of the time, or of our patience, the connection is shut, and whoever reads it
    sees it end. `is_to_stop` is asked between two pieces whether anybody still wants the answer.
    """

    def __init__(self, seconds: float, is_to_stop: Callable[[], bool] = lambda: False) -> None:
        self.seconds, self.is_to_stop = seconds, is_to_stop
        self._end = time.monotonic() + seconds
        self._received = 0
        self._is_over = self._is_stalled = False

    def left(self) -> float:
        """How many seconds are left; raises CannotFetchError when none are, or nobody waits."""
        left = self._end - time.monotonic()
        if left <= 0 or self._is_over:
            raise CannotFetchError(f"it took longer than {self.seconds:g} seconds")
        if self._is_stalled:
            raise CannotFetchError(
                f"it sent less than {SLOWEST:,} bytes a second for {PATIENCE:g} seconds"
            )
        if self.is_to_stop():
            raise CannotFetchError("somebody stopped it")
        return left

    def patience(self) -> float:
        """How long to wait for what is but a word, such as a connection."""
        return min(self.left(), PATIENCE)

    def received(self, count: int) -> None:
        """So many bytes of the answer came."""
        self._received += count

    @contextlib.contextmanager
    def guards(self, connected: socket.socket) -> Iterator[None]:
        """Shut this connection when the time has run out, whoever is waiting for it."""
        self.left()
        # A second handle on the connection: the first one is taken over by the TLS layer.
        handle, over = connected.dup(), threading.Event()
        watch = threading.Thread(target=self._watch, args=(handle, over), daemon=True)
        watch.start()
        try:
            yield
        finally:
            over.set()
            watch.join()
            handle.close()

    def _watch(self, handle: socket.socket, over: threading.Event) -> None:
        while True:
            before, left = self._received, max(self._end - time.monotonic(), 0)
            if over.wait(min(left, PATIENCE)):
                return
            self._is_over = left <= PATIENCE
            is_little = self._received - before < SLOWEST * PATIENCE
            self._is_stalled = is_little and not self._is_over
            if self._is_over or self._is_stalled:
                _shut(handle)
                return


def _shut(handle: socket.socket) -> None:
    with contextlib.suppress(OSError):  # the other side was first
        handle.shutdown(socket.SHUT_RDWR)
