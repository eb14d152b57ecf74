"""How is the body of an answer read, decompressed and counted?"""

import zlib
from collections.abc import Iterator

from urllib3.response import HTTPResponse

from articles.importing.fetching.deadline import Deadline
from articles.importing.fetching.fetched import CannotFetchError

# The largest compression that text really has; more is made to fill a disk.
MOST_RATIO = 200
_NO_RATIO_BELOW = 1024 * 1024
_CHUNK = 64 * 1024
# How zlib is told what to expect: gzip or zlib, by what stands there.
_WINDOW = {"gzip": 47, "x-gzip": 47, "deflate": 47}


def read_body(response: HTTPResponse, largest: int, deadline: Deadline) -> Iterator[bytes]:
    """The decompressed bytes, piece by piece; raises CannotFetchError beyond a limit."""
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in ("", "identity", *_WINDOW):
        named = "".join(sign for sign in encoding[:40] if sign.isprintable())
        raise CannotFetchError(f"it is compressed as “{named}”, which nobody asked for")
    declared = response.headers.get("Content-Length", "")
    if declared.isascii() and declared.isdecimal() and int(declared[:20]) > largest:
        raise _too_large(largest)
    received = written = 0
    unpacked = _Unpacked(encoding) if encoding in _WINDOW else None
    for chunk in _chunks(response, deadline):
        received += len(chunk)
        for piece in unpacked.pieces(chunk) if unpacked else (chunk,):
            deadline.left()
            written += len(piece)
            if max(written, received) > largest:
                raise _too_large(largest)
            if written > max(received * MOST_RATIO, _NO_RATIO_BELOW):
                raise CannotFetchError(
                    f"it grows to more than {MOST_RATIO} times its size when it is decompressed"
                )
            yield piece
    # A server that is too slow is cut off, which looks like an end.
    deadline.left()
    if unpacked and not unpacked.is_complete:
        raise CannotFetchError("the answer breaks off in the middle")


def _chunks(response: HTTPResponse, deadline: Deadline) -> Iterator[bytes]:
    """What comes, gathered; the deadline is told of every piece, else who is slow seems silent.

    Not response.stream(): its lines between chunks have no limit.
    """
    held = bytearray()
    while True:
        wanted = _CHUNK - len(held)
        if response.length_remaining is not None:
            # http.client's own read1 forgets how much it has read, and goes on behind the end.
            wanted = min(wanted, max(response.length_remaining, 1))
        piece = response.read1(wanted, decode_content=False)
        if not piece:
            break
        deadline.received(len(piece))
        deadline.left()
        held += piece
        if len(held) == _CHUNK:
            yield bytes(held)
            held.clear()
    if held:
        yield bytes(held)


def _too_large(largest: int) -> CannotFetchError:
    size = f"{largest / 1024 / 1024:,.0f} MB" if largest >= 1024 * 1024 else f"{largest:,} bytes"
    return CannotFetchError(f"it is larger than {size}")


class _Unpacked:
    """A compressed stream, unpacked in small pieces; several may stand in a row."""

    def __init__(self, encoding: str) -> None:
        self._window = _WINDOW[encoding]
        self._stream = zlib.decompressobj(self._window)
        self._is_over = False

    @property
    def is_complete(self) -> bool:
        """Was the end reached that the compression itself marks?"""
        return self._is_over or self._stream.eof

    def pieces(self, compressed: bytes) -> Iterator[bytes]:
        """What these bytes become."""
        rest = compressed
        while not self._is_over:
            try:
                piece = self._stream.decompress(rest, _CHUNK)
            except zlib.error:
                raise CannotFetchError("what it calls compressed cannot be decompressed") from None
            if piece:
                yield piece
            rest = self._stream.unconsumed_tail
            if self._stream.eof:
                rest = self._stream.unused_data
                # Anything else behind the end is padding.
                self._is_over = bool(rest) and not rest.startswith(b"\x1f\x8b")
                if not rest or self._is_over:
                    return
                self._stream = zlib.decompressobj(self._window)
            elif not rest and len(piece) < _CHUNK:
                return
