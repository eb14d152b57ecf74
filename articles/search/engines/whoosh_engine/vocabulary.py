"""The values of a facet in a whole index, numbered, so that segments' counts can be added up."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np

from articles.search.engines.whoosh_engine.arrays import Numbers
from articles.search.engines.whoosh_engine.columns import Values
from articles.search.engines.whoosh_engine.segment import OpenSegment

_REMEMBERED = 32
# The numbers of a segment's own values, by their codes.
Renumbered: TypeAlias = Numbers | slice


@dataclass(frozen=True)
class Vocabulary:
    """How many values there are, what each number stands for, and their places in the alphabet."""

    size: int
    values: Mapping[int, str]
    ranks: Numbers
    number_of: Callable[[str], int | None]
    of_segment: tuple[Renumbered, ...]


@lru_cache(maxsize=_REMEMBERED)
def vocabulary_of(segments: tuple[OpenSegment, ...], column: str) -> Vocabulary:
    """The values of a facet's column in these segments."""
    if len(segments) == 1:
        # A segment has its values in the order of the alphabet, and finds them by itself.
        values = segments[0].rows(column).values
        size = len(values)
        return Vocabulary(size, _Decoded(values), np.arange(size), values.code_of, (slice(None),))
    return _joined(segments, column)


def _joined(segments: tuple[OpenSegment, ...], column: str) -> Vocabulary:
    numbers: dict[str, int] = {}
    of_segment = tuple(
        np.array(
            [numbers.setdefault(value, len(numbers)) for value in segment.rows(column).values],
            np.int64,
        )
        for segment in segments
    )
    values = dict(enumerate(numbers))
    ranks = np.empty(len(values), np.int64)
    ranks[[numbers[value] for value in sorted(numbers)]] = np.arange(len(values))
    return Vocabulary(len(values), values, ranks, numbers.get, of_segment)


class _Decoded(dict[int, str]):
    """The values that were told so far: most never are."""

    def __init__(self, values: Values) -> None:
        super().__init__()
        self._values = values

    def __missing__(self, code: int) -> str:
        value = self[code] = self._values[code]
        return value
