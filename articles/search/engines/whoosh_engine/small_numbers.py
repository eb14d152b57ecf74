"""Numbers that nearly always fit one or two bytes, with room for those that do not."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from articles.search.engines.whoosh_engine.array_file import ArrayFileWriter, MappedArrays

Whole = NDArray[Any]


@dataclass(frozen=True)
class SmallNumbers:
    """The low bytes of every number, and in `large`, whole, those at the places `large_at`."""

    low: Whole
    large_at: NDArray[np.int64]
    large: NDArray[np.uint32]

    def part(self, start: int, end: int) -> Whole:
        """The numbers from one place up to another."""
        low = self.low[start:end]
        if not len(self.large):
            return low
        first, last = np.searchsorted(self.large_at, (start, end)).tolist()
        if first == last:
            return low
        whole = low.astype(np.uint32)
        whole[self.large_at[first:last] - start] = self.large[first:last]
        return whole


def read_small(arrays: MappedArrays, name: str) -> SmallNumbers:
    """The numbers that SmallWriter wrote."""
    return SmallNumbers(arrays[name], arrays[f"{name}.large_at"], arrays[f"{name}.large"])


class SmallWriter:
    """Writes so many numbers into a file, part by part."""

    def __init__(self, file: ArrayFileWriter, name: str, dtype: DTypeLike, count: int) -> None:
        self._file = file
        self._name = name
        self._dtype = np.dtype(dtype)
        self._written = 0
        self._large_at: list[NDArray[np.int64]] = [np.empty(0, np.int64)]
        self._large: list[NDArray[np.uint32]] = [np.empty(0, np.uint32)]
        file.set_aside(name, self._dtype, count)

    def fill(self, numbers: Whole) -> None:
        """Write the next numbers."""
        if len(numbers) and int(numbers.max()) > np.iinfo(self._dtype).max:
            at = np.flatnonzero(numbers > np.iinfo(self._dtype).max)
            self._large_at.append(at + self._written)
            self._large.append(numbers[at].astype(np.uint32))
        self._file.fill(self._name, numbers.astype(self._dtype))
        self._written += len(numbers)

    def finish(self) -> None:
        """Write which numbers are larger than the type holds, and what they are."""
        self._file.write(f"{self._name}.large_at", np.concatenate(self._large_at))
        self._file.write(f"{self._name}.large", np.concatenate(self._large))


def write_small(file: ArrayFileWriter, name: str, dtype: DTypeLike, numbers: Whole) -> None:
    """Write numbers that are all at hand."""
    writer = SmallWriter(file, name, dtype, len(numbers))
    writer.fill(numbers)
    writer.finish()
