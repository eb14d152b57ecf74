"""Writes lists of documents as `lists` reads them."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.search.engines.whoosh_engine.array_file import ArrayFileWriter
from articles.search.engines.whoosh_engine.arrays import Counts, Mask, Numbers
from articles.search.engines.whoosh_engine.lists import BLOCK, LONG


class ListsWriter:
    """Writes lists of known lengths into a file, several at once, in a segment of `size`."""

    def __init__(self, file: ArrayFileWriter, name: str, starts: Numbers, size: int) -> None:
        self._file = file
        self._name = name
        self._counts = np.diff(starts)
        self._blocks = max(1, -(-size // BLOCK))
        self._is_long: Mask = self._counts >= LONG * self._blocks
        self._block_counts = [np.empty((0, self._blocks), np.int64)]
        self._written = 0
        self._long_starts = starts_of(self._counts[self._is_long])
        long = int(self._long_starts[-1])
        file.write(f"{name}.starts", narrow(starts))
        file.write(f"{name}.long_numbers", np.flatnonzero(self._is_long).astype(np.uint32))
        file.write(f"{name}.long_starts", narrow(self._long_starts))
        file.set_aside(f"{name}.short", np.uint32, int(starts[-1]) - long)
        file.set_aside(f"{name}.long", np.uint16, long)

    def fill(self, count: int, documents: Counts) -> None:
        """Write the next so many lists."""
        counts = self._counts[self._written : self._written + count]
        is_long = self._is_long[self._written : self._written + count]
        in_long = np.repeat(is_long, counts)
        long = documents[in_long]
        self._file.fill(f"{self._name}.short", documents[~in_long].astype(np.uint32))
        self._file.fill(f"{self._name}.long", (long % BLOCK).astype(np.uint16))
        lists = int(np.count_nonzero(is_long))
        owners = np.repeat(np.arange(lists), counts[is_long])
        blocks = owners * self._blocks + long // BLOCK
        found = np.bincount(blocks, minlength=lists * self._blocks)
        self._block_counts.append(found.reshape(lists, self._blocks))
        self._written += count

    def finish(self) -> None:
        """Write where the blocks end in each long list."""
        ends = np.cumsum(np.concatenate(self._block_counts), axis=1).astype(np.uint32)
        self._file.write(f"{self._name}.block_ends", ends.ravel())


def write_lists(
    file: ArrayFileWriter, name: str, starts: Numbers, documents: Counts, size: int
) -> None:
    """Write lists that are all at hand."""
    writer = ListsWriter(file, name, starts, size)
    writer.fill(len(starts) - 1, documents)
    writer.finish()


def starts_of(counts: Numbers) -> Numbers:
    """Where each of several runs of these lengths begins, and where the last one ends."""
    starts = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=starts[1:])
    return starts


def counts_of(starts: NDArray[Any]) -> Numbers:
    """How long the runs are that begin at each of these but the last, where they end."""
    ends = starts.astype(np.int64)
    return ends[1:] - ends[:-1]


def narrow(starts: Numbers) -> NDArray[np.uint32] | NDArray[np.uint64]:
    """Starts in four bytes each, or in eight where they need it."""
    return starts.astype(np.uint32) if starts[-1] < 1 << 32 else starts.astype(np.uint64)
