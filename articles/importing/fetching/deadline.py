"""When must a request have ended, however slowly the other side talks?"""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

from articles.importing.fetching.fetched import CannotFetchError


class Deadline:
    """The end of the time for one fetch, redirects and all.

    The time limit of a socket begins anew with every byte. So whoever drips them is cut off from
    here: at the end of the time the connection is shut, and whoever reads it sees it end.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """How many seconds are left; raises CannotFetchError when none are."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise CannotFetchError(f"it took longer than {self.seconds:g} seconds")
        return left

    @contextlib.contextmanager
    def guards(self, connected: socket.socket) -> Iterator[None]:
        """Shut this connection when the time has run out, whoever is waiting for it."""
        # A second handle on the connection: the first one is taken over by the TLS layer.
        handle = connected.dup()
        timer = threading.Timer(self.left(), _shut, [handle])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()
            handle.close()


def _shut(handle: socket.socket) -> None:
    with contextlib.suppress(OSError):  # the other side was first
        handle.shutdown(socket.SHUT_RDWR)
