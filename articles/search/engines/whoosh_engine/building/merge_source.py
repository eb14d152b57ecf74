"""The posting lists of one segment that is merged, without its deleted documents."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from articles.search.engines.whoosh_engine.arrays import Mask, Numbers
from articles.search.engines.whoosh_engine.building.write_lists import counts_of
from articles.search.engines.whoosh_engine.lists import DocumentLists
from articles.search.engines.whoosh_engine.postings import FieldPostings
from articles.search.engines.whoosh_engine.small_numbers import SmallNumbers

MOST_POSTINGS = 1 << 20  # So many are taken into memory at once.
_NONE = np.empty(0, np.int64)


@dataclass(frozen=True)
class Run:
    """Some neighbouring lists; `counts` says how many documents, and positions, each has."""

    counts: Numbers
    position_counts: Numbers
    documents: Numbers
    frequencies: Numbers
    positions: Numbers


class Source:
    """Lists of one part. `numbers` are what they are called in the plan, in ascending order;
    `renumbered` are the new numbers of its documents, -1 for deleted ones."""

    def __init__(
        self,
        lists: DocumentLists,
        numbers: Numbers,
        renumbered: Numbers,
        frequencies: SmallNumbers | None = None,
        positions_of: FieldPostings | None = None,
    ) -> None:
        self.numbers = numbers
        self._lists = lists
        self._renumbered = renumbered
        self._is_whole = not len(renumbered) or int(renumbered.min()) >= 0
        self._frequencies = frequencies
        self._positions_of = positions_of

    def counts(self) -> tuple[Numbers, Numbers]:
        """How many documents and positions each list keeps."""
        starts: Numbers = self._lists.starts.astype(np.int64)
        if self._is_whole and self._positions_of is None:
            return counts_of(starts), np.zeros(len(starts) - 1, np.int64)
        if self._is_whole and self._positions_of is not None:
            return counts_of(starts), counts_of(self._positions_of.position_starts)
        runs = [self._run(first, last, with_positions=False) for first, last in blocks(starts)]
        return (
            np.concatenate([_NONE, *(run.counts for run in runs)]),
            np.concatenate([_NONE, *(run.position_counts for run in runs)]),
        )

    def run(self, first: int, last: int) -> Run:
        """The lists from one number of its own up to another."""
        return self._run(first, last, with_positions=True)

    def _run(self, first: int, last: int, *, with_positions: bool) -> Run:
        starts = self._lists.starts[first : last + 1].astype(np.int64)
        documents = self._renumbered[self._lists.run(first, last)]
        keeps = documents >= 0
        frequencies, positions = _NONE, _NONE
        position_counts = np.zeros(last - first, np.int64)
        if self._frequencies is not None:
            frequencies = self._frequencies.part(int(starts[0]), int(starts[-1])).astype(np.int64)
        if self._positions_of is not None:
            if with_positions:
                bounds = self._positions_of.position_starts[[first, last]].tolist()
                positions = self._positions_of.positions.part(*bounds)
                positions = positions[np.repeat(keeps, frequencies)]
            position_counts = _sums(np.where(keeps, frequencies, 0), starts)
        return Run(
            counts=_sums(keeps, starts),
            position_counts=position_counts,
            documents=documents[keeps],
            frequencies=frequencies[keeps] if len(frequencies) else frequencies,
            positions=positions,
        )


def blocks(starts: Numbers) -> Iterator[tuple[int, int]]:
    """Runs of lists with about MOST_POSTINGS each, or a single longer one."""
    first, count = 0, len(starts) - 1
    while first < count:
        last = int(np.searchsorted(starts, starts[first] + MOST_POSTINGS, side="right")) - 1
        last = min(max(last, first + 1), count)
        yield first, last
        first = last


def _sums(values: Numbers | Mask, starts: Numbers) -> Numbers:
    """The sums of the runs that begin at `starts`, of which the last is where they end."""
    if len(starts) == 1:
        return _NONE
    return np.add.reduceat(values, starts[:-1] - starts[0], dtype=np.int64)
