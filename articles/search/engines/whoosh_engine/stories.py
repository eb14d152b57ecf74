"""Which documents tell one story, through all segments, and what is counted once for them all.

Everything is counted as if there were no stories, and then less by what repeats itself: only
documents that tell a story are looked at once more, and nothing at all where nobody asks.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.search.engines.whoosh_engine.arrays import Mask, Numbers, without_repetition
from articles.search.engines.whoosh_engine.document_set import DocumentSet
from articles.search.engines.whoosh_engine.segment import OpenSegment
from articles.search.engines.whoosh_engine.vocabulary import Renumbered, vocabulary_of
from articles.search.facets import STORY

_NO_STORY = -1
# A story and a value are one number; there are fewer than two to the power of 31 of either.
_VALUE_BITS = 32
_VALUE = (1 << _VALUE_BITS) - 1


@dataclass(frozen=True)
class Members:
    """Those documents of a segment that tell a story, and which."""

    documents: Numbers
    stories: Numbers


class StoriesOfSegment:
    """The story of every document of one segment, by a number that holds for all segments."""

    def __init__(self, segment: OpenSegment, renumbered: Renumbered) -> None:
        self._codes = segment.derived(("stories",), lambda: _read_codes(segment))
        self._renumbered = renumbered
        self._told: dict[DocumentSet, Members] = {}

    def of(self, documents: NDArray[Any]) -> Numbers:
        """The number of each document's story, below zero where it has none."""
        stories = self._codes.take(documents).astype(np.int64)
        if not isinstance(self._renumbered, slice):
            told = np.flatnonzero(stories != _NO_STORY)
            stories[told] = self._renumbered.take(stories.take(told))
        return stories

    def among(self, documents: DocumentSet) -> Members:
        """Those of these documents that tell a story."""
        if documents not in self._told:
            codes = self._codes
            if len(documents) < len(codes):
                codes = codes.take(documents.documents)
            members = documents.documents.take(np.flatnonzero(codes != _NO_STORY))
            self._told[documents] = Members(members, self.of(members))
        return self._told[documents]


class Repeats:
    """What several documents of one story have: it was counted for each of them."""

    def __init__(self) -> None:
        self._pairs: list[Numbers] = []

    def add(self, stories: Numbers, values: Numbers | int) -> None:
        """Note that documents of these stories have these values, by numbers from zero on."""
        self._pairs.append((stories << _VALUE_BITS) | values)

    @property
    def are_noted(self) -> bool:
        """Was anything noted? Never, where nobody asks for stories."""
        return bool(self._pairs)

    @property
    def count(self) -> int:
        """How often anything was counted too often."""
        return len(self._again()) if self.are_noted else 0

    def values(self) -> tuple[Numbers, Numbers]:
        """Each value that was counted too often, and how many times too often."""
        return np.unique(self._again() & _VALUE, return_counts=True)

    def pairs(self) -> tuple[Numbers, Numbers]:
        """Every story with every value that one of its documents has, each pair once, in order."""
        once = without_repetition(self._sorted())
        return once >> _VALUE_BITS, once & _VALUE

    def _again(self) -> Numbers:
        """The pairs that had come before."""
        pairs = self._sorted()
        return pairs[1:].compress(pairs[1:] == pairs[:-1])

    def _sorted(self) -> Numbers:
        pairs = np.concatenate([np.empty(0, np.int64), *self._pairs])
        pairs.sort()
        return pairs


def stories_of(segments: tuple[OpenSegment, ...]) -> list[StoriesOfSegment]:
    """The stories of every segment of an index, in their order."""
    renumbered = vocabulary_of(segments, STORY).of_segment
    return [StoriesOfSegment(*each) for each in zip(segments, renumbered, strict=True)]


def first_of_each(stories: Numbers) -> Mask:
    """Of documents in some order: which are the first of their story, or have none."""
    is_first: Mask = stories == _NO_STORY
    told = np.flatnonzero(~is_first)
    _, firsts = np.unique(stories.take(told), return_index=True)
    is_first[told.take(firsts)] = True
    return is_first


def _read_codes(segment: OpenSegment) -> NDArray[np.int32]:
    rows = segment.rows(STORY)
    codes = np.full(segment.size, _NO_STORY, np.int32)
    codes[rows.starts[1:] > rows.starts[:-1]] = rows.codes
    return codes
