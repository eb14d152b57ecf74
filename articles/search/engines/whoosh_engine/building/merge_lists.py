"""Puts lists of the same name from several segments behind each other.

They lie in the order of the segments, and so stay in the order of documents. Blocks of lists are
put together in memory and written one after the other: no merge takes more than a few blocks.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from articles.search.engines.whoosh_engine.array_file import ArrayFileWriter
from articles.search.engines.whoosh_engine.arrays import Numbers, ranges
from articles.search.engines.whoosh_engine.building.merge_source import Run, Source, blocks
from articles.search.engines.whoosh_engine.building.write_lists import ListsWriter, starts_of
from articles.search.engines.whoosh_engine.small_numbers import SmallWriter


def united(parts: Sequence[Iterable[bytes]]) -> tuple[list[bytes], list[Numbers]]:
    """All names in order, and for each part the places of its own among them."""
    lists = [list(part) for part in parts]
    names = sorted({name for part in lists for name in part})
    place_of = {name: place for place, name in enumerate(names)}
    return names, [np.array([place_of[name] for name in part], np.int64) for part in lists]


class MergedLists:
    """So many lists of all sources; `kept` are the places of those that keep any document."""

    def __init__(self, sources: Sequence[Source], count: int) -> None:
        counts, position_counts = np.zeros((2, count), np.int64)
        for source in sources:
            found = source.counts()
            counts[source.numbers] += found[0]
            position_counts[source.numbers] += found[1]
        self.kept = np.flatnonzero(counts)
        self._sources = sources
        self._starts = starts_of(counts)
        self._position_starts = starts_of(position_counts)

    @property
    def position_starts(self) -> Numbers:
        """Where the positions of each kept list begin, and where the last ones end."""
        return np.append(self._position_starts[self.kept], self._position_starts[-1])

    def write(
        self,
        file: ArrayFileWriter,
        name: str,
        size: int,
        frequencies: str = "",
        positions: str = "",
    ) -> None:
        """Write the kept lists, and under these names what goes with them, if anything does."""
        starts = np.append(self._starts[self.kept], self._starts[-1])
        lists = ListsWriter(file, name, starts, size)
        small: list[SmallWriter] = []
        if frequencies:
            small.append(SmallWriter(file, frequencies, np.uint8, int(self._starts[-1])))
        if positions:
            small.append(SmallWriter(file, positions, np.uint16, int(self._position_starts[-1])))
        for first, last in blocks(self._starts):
            run = self._joined(first, last)
            lists.fill(int(np.count_nonzero(run.counts)), run.documents.astype(np.uint32))
            for writer, numbers in zip(small, (run.frequencies, run.positions), strict=False):
                writer.fill(numbers)
        lists.finish()
        for writer in small:
            writer.finish()

    def _joined(self, first: int, last: int) -> Run:
        starts = self._starts[first : last + 1] - self._starts[first]
        position_starts = self._position_starts[first : last + 1] - self._position_starts[first]
        ends, position_ends = starts[:-1].copy(), position_starts[:-1].copy()
        documents, frequencies = np.empty((2, starts[-1]), np.uint32)
        positions = np.empty(position_starts[-1], np.uint32)
        for source in self._sources:
            bounds = np.searchsorted(source.numbers, (first, last)).tolist()
            if bounds[0] == bounds[1]:
                continue
            run = source.run(*bounds)
            lists = source.numbers[slice(*bounds)] - first
            places = ranges(ends[lists], ends[lists] + run.counts)
            documents[places] = run.documents
            ends[lists] += run.counts
            if len(run.frequencies):
                frequencies[places] = run.frequencies
            if len(run.positions):
                after = position_ends[lists] + run.position_counts
                positions[ranges(position_ends[lists], after)] = run.positions
                position_ends[lists] = after
        none = np.empty(0, np.int64)
        return Run(np.diff(starts), none, documents, frequencies, positions)
