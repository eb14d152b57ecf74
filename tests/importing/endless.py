"""Streams that are far larger than what the tests may put on a disk."""

import io
from typing import TYPE_CHECKING

from articles.importing.opened import Opened

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class _Endless(io.RawIOBase):
    """A beginning, then the same bytes again and again until there are so many, then an end."""

    def __init__(self, begin: bytes, again: bytes, size: int, end: bytes) -> None:
        block = again * (65_536 // len(again))
        self._parts = iter([begin, *[block] * (size // len(block)), end])
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        while not self._left:
            self._left = next(self._parts, b"\0end")
            if self._left == b"\0end":
                self._left = b""
                return 0
        target = memoryview(buffer)
        count = min(len(target), len(self._left))
        target[:count] = self._left[:count]
        self._left = self._left[count:]
        return count


def endless(begin: bytes, again: bytes, size: int, end: bytes = b"", name: str = "a") -> Opened:
    """An opened file of about `size` bytes, none of which is kept anywhere."""
    return Opened(name, io.BufferedReader(_Endless(begin, again, size, end)))
