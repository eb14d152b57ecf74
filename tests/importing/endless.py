"""Files of any size that are made while they are read, and never stand on the disk."""

import io
from collections.abc import Iterable

from articles.importing.opened import HEAD, Opened


class Chunks(io.RawIOBase):
    """A stream of these chunks, which go on where the last one was read to."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        if not self._rest:
            self._rest = memoryview(next(self._chunks, b""))
        count = min(len(buffer), len(self._rest))
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count


def opened_chunks(chunks: Iterable[bytes], name: str) -> Opened:
    """A file of this name that holds these chunks."""
    return Opened(name, io.BufferedReader(Chunks(chunks), buffer_size=HEAD))
