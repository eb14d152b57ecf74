"""The array types of this engine, and what is done with sorted arrays."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.int64]
Counts: TypeAlias = NDArray[np.uint32]
Scores: TypeAlias = NDArray[np.float64]
Mask: TypeAlias = NDArray[np.bool_]


# Up to so many times as long, two arrays are merged rather than looked up in each other.
_FEW_TIMES = 8


def in_both(one: Numbers, other: Numbers) -> Numbers:
    """What two sorted arrays without repetition share."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(long) < _FEW_TIMES * len(short):
        joined = _merged(one, other)
        twice: Numbers = joined[:-1].compress(joined[1:] == joined[:-1])
        return twice
    if not len(short):
        return short
    places = np.searchsorted(long, short)
    places[places == len(long)] = 0
    shared: Numbers = short.compress(long.take(places) == short)
    return shared


def in_either(one: Numbers, other: Numbers) -> Numbers:
    """What is in one or the other of two sorted arrays without repetition, each once."""
    return without_repetition(_merged(one, other))


def without_repetition(numbers: Numbers) -> Numbers:
    """A sorted array with each of its numbers once."""
    is_first = np.ones(len(numbers), np.bool_)
    np.not_equal(numbers[1:], numbers[:-1], out=is_first[1:])
    return numbers.compress(is_first)


def _merged(one: Numbers, other: Numbers) -> Numbers:
    """All of two sorted arrays, sorted."""
    joined = np.concatenate([one, other])
    joined.sort(kind="stable")  # Two sorted runs are merged, which takes one pass.
    return joined


def ranges(starts: NDArray[Any], ends: NDArray[Any]) -> Numbers:
    """The whole numbers of every range from a start up to its end, one range after the other."""
    # Starts may come unsigned, and those less what came before would not stay so.
    starts, ends = starts.astype(np.int64, copy=False), ends.astype(np.int64, copy=False)
    lengths = ends - starts
    if not lengths.all():
        some = lengths != 0
        starts, ends, lengths = starts.compress(some), ends.compress(some), lengths.compress(some)
    return _stepping(starts, starts[1:] - ends[:-1] + 1, lengths, within=1)


def repeated(numbers: Numbers, times: NDArray[Any]) -> Numbers:
    """Each number so many times, at least once: `numpy.repeat` several times as fast."""
    return _stepping(numbers, numbers[1:] - numbers[:-1], times, within=0)


def _stepping(firsts: Numbers, between: Numbers, lengths: NDArray[Any], within: int) -> Numbers:
    """Runs of so many numbers, given the first of the first, the steps `between` and `within`."""
    if not len(firsts):
        return np.empty(0, np.int64)
    ends = np.cumsum(lengths, dtype=np.int64)
    steps = np.full(int(ends[-1]), within, np.int64)
    steps[0] = firsts[0]
    steps[ends[:-1]] = between
    return np.cumsum(steps, out=steps)
