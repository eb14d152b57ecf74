"""The values of a facet in a whole index, numbered, so that segments' counts can be added up."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from articles.search.engines.whoosh_engine.arrays import Numbers
from articles.search.engines.whoosh_engine.segment import OpenSegment

_REMEMBERED = 32


@dataclass(frozen=True)
class Vocabulary:
    """All values, their places in the alphabet, and for each segment the numbers of its own."""

    values: tuple[str, ...]
    ranks: Numbers
    numbers: dict[str, int]
    of_segment: tuple[Numbers, ...]


@lru_cache(maxsize=_REMEMBERED)
def vocabulary_of(segments: tuple[OpenSegment, ...], facet: str) -> Vocabulary:
    """The values of a facet in these segments."""
    numbers: dict[str, int] = {}
    of_segment = tuple(
        np.array(
            [numbers.setdefault(value, len(numbers)) for value in segment.rows(facet).values],
            np.int64,
        )
        for segment in segments
    )
    values = tuple(numbers)
    ranks = np.empty(len(values), np.int64)
    ranks[[numbers[value] for value in sorted(values)]] = np.arange(len(values))
    return Vocabulary(values, ranks, numbers, of_segment)
