"""Named arrays in one file, written once and read in place by all processes.

The format, byte by byte: docs/index-format.md.
"""

import mmap
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
from numpy.typing import DTypeLike, NDArray

from articles.search.engines.whoosh_engine.unusable import UnusableIndexError

MAGIC = b"NEWSDESK"
# Every array begins at a multiple of this, so that the processor reads its numbers in one go.
ALIGNMENT = 8

Array = NDArray[Any]


class ArrayFileWriter:
    """Writes arrays one after the other; some can be set aside first and filled bit by bit."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("wb")
        self._file.write(MAGIC)
        self._end = len(MAGIC)
        self._lines: list[str] = []
        self._waiting: dict[str, tuple[int, int]] = {}

    def set_aside(self, name: str, dtype: DTypeLike, count: int) -> None:
        """Keep room for an array that `fill` will write."""
        kind = np.dtype(dtype)
        start = self._place(name, kind, count)
        self._waiting[name] = (start, start + count * kind.itemsize)

    def fill(self, name: str, values: Array) -> None:
        """Write the next values of an array that was set aside."""
        start, end = self._waiting[name]
        if start + values.nbytes > end:
            raise ValueError(f"{name} in {self._path} is longer than the room set aside for it.")
        self._write(start, values)
        self._waiting[name] = (start + values.nbytes, end)

    def write(self, name: str, values: Array) -> None:
        """Write a whole array."""
        self._write(self._place(name, values.dtype, len(values)), values)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        with self._file:
            if error is None:
                self._finish()

    def _finish(self) -> None:
        """Write the directory. Whoever lists the file has to `sync` it before."""
        short = [name for name, (start, end) in self._waiting.items() if start != end]
        if short:
            raise ValueError(f"{', '.join(short)} in {self._path} got less than was set aside.")
        directory = "".join(self._lines).encode("ascii")
        self._file.seek(self._end)
        self._file.write(directory + len(directory).to_bytes(8, "little") + MAGIC)

    def _place(self, name: str, dtype: np.dtype[Any], count: int) -> int:
        start = -(-self._end // ALIGNMENT) * ALIGNMENT
        self._end = start + count * dtype.itemsize
        self._lines.append(f"{name} {dtype.str[1:]} {start} {count}\n")
        return start

    def _write(self, start: int, values: Array) -> None:
        self._file.seek(start)
        if len(values):
            self._file.write(quick_view(np.ascontiguousarray(values)).cast("B"))


class MappedArrays(Mapping[str, Array]):
    """The arrays of a file; what was read stays valid after the file is deleted.

    Raises FileNotFoundError where there is no file, UnusableIndexError where it is not whole.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as opened:
            try:
                self._map = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
            except ValueError as empty:
                raise _not_whole(path) from empty
        self._entries = dict(self._directory(path))

    def __getitem__(self, name: str) -> Array:
        kind, start, count = self._entries[name]
        return np.frombuffer(self._map, kind, count, start) if count else np.empty(0, kind)

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def _directory(self, path: Path) -> Iterator[tuple[str, tuple[str, int, int]]]:
        tail = len(self._map) - len(MAGIC)
        if tail < 2 * len(MAGIC) or self._map[tail:] != MAGIC or self._map[: len(MAGIC)] != MAGIC:
            raise _not_whole(path)
        length = int.from_bytes(self._map[tail - 8 : tail], "little")
        for line in self._map[tail - 8 - length : tail - 8].decode("ascii").splitlines():
            name, kind, start, count = line.split(" ")
            yield name, (kind, int(start), int(count))


def quick_view(array: Array) -> "memoryview[int]":
    """An array of whole numbers as plain memory, which gives single ones twice as fast."""
    return memoryview(array.data)


def _not_whole(path: Path) -> UnusableIndexError:
    return UnusableIndexError(f"The index file {path} is not whole.")
