"""Lists of documents, one behind the other, each in ascending order.

Most documents stand in long lists, so those keep two bytes of each number, and say where its upper
part changes; short ones keep all four.
"""

from bisect import bisect_left
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.search.engines.whoosh_engine.array_file import MappedArrays, quick_view
from articles.search.engines.whoosh_engine.arrays import Counts, Numbers

BLOCK = 1 << 16  # So many documents share the upper part of their numbers.
# A list is long that has so many documents for each block of the segment.
LONG = 16


class DocumentLists:
    """The lists, read in place. A list's number is its place."""

    def __init__(self, arrays: MappedArrays, name: str) -> None:
        self.starts: NDArray[Any] = arrays[f"{name}.starts"]
        self._short: Counts = arrays[f"{name}.short"]
        self._long: NDArray[np.uint16] = arrays[f"{name}.long"]
        self._long_starts: NDArray[Any] = arrays[f"{name}.long_starts"]
        self._long_numbers: Counts = arrays[f"{name}.long_numbers"]
        # For each long list the place in it at which each block of documents ends.
        ends = arrays[f"{name}.block_ends"]
        count = len(self._long_numbers)
        self._ends: Counts = ends.reshape(count, len(ends) // count if count else 1)
        self._start_of = quick_view(self.starts)
        self._long_start_of = quick_view(self._long_starts)
        self._long_number = quick_view(self._long_numbers)

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def total(self) -> int:
        """How many documents all lists have together."""
        return int(self._start_of[-1])

    def bounds(self, number: int) -> tuple[int, int]:
        """From where up to where a list stands among all."""
        return self._start_of[number], self._start_of[number + 1]

    def count(self, number: int) -> int:
        """How many documents a list has."""
        return int(self._start_of[number + 1] - self._start_of[number])

    def documents(self, number: int) -> Counts:
        """One list."""
        start, end = self.bounds(number)
        place = bisect_left(self._long_number, number)
        before = self._long_start_of[place]
        if place == len(self._long_number) or self._long_number[place] != number:
            return self._short[start - before : end - before]
        documents = self._long[before : before + end - start].astype(np.uint32)
        ends = self._ends[place].tolist()
        for block, (first, last) in enumerate(pairwise(ends), 1):
            documents[first:last] += block * BLOCK
        return documents

    def run(self, first: int, last: int) -> Counts:
        """The lists from one number up to another, one behind the other."""
        places = slice(*np.searchsorted(self._long_numbers, (first, last)).tolist())
        starts = self.starts[first : last + 1].astype(np.int64)
        counts = starts[1:] - starts[:-1]
        is_long = np.zeros(last - first, np.bool_)
        is_long[self._long_numbers[places].astype(np.int64) - first] = True
        in_long = np.repeat(is_long, counts)
        documents = np.empty(len(in_long), np.uint32)
        before, after = self._long_starts[[places.start, places.stop]].tolist()
        documents[in_long] = self._long[before:after] + self._uppers(places)
        start, end = self.starts[[first, last]].tolist()
        documents[~in_long] = self._short[start - before : end - after]
        return documents

    def _uppers(self, places: slice) -> Numbers:
        """The upper part of every number of some long lists."""
        counts = self._ends[places].astype(np.int64)
        counts[:, 1:] -= counts[:, :-1].copy()
        uppers = np.arange(counts.shape[1], dtype=np.int64) * BLOCK
        return np.repeat(np.tile(uppers, len(counts)), counts.ravel())
