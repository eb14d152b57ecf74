"""The array types of this engine, and what is done with sorted arrays."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.int64]
Counts: TypeAlias = NDArray[np.uint32]
Scores: TypeAlias = NDArray[np.float64]
Mask: TypeAlias = NDArray[np.bool_]


def in_both(one: Numbers, other: Numbers) -> Numbers:
    """What two sorted arrays without repetition share, by looking up the shorter in the longer."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if not len(short):
        return short
    places = np.searchsorted(long, short)
    places[places == len(long)] = 0
    shared: Numbers = short[long[places] == short]
    return shared


def in_either(one: Numbers, other: Numbers) -> Numbers:
    """What is in one or the other of two sorted arrays without repetition, each once."""
    joined = np.concatenate([one, other])
    joined.sort(kind="stable")  # Two sorted runs are merged, which takes one pass.
    is_first = np.ones(len(joined), np.bool_)
    np.not_equal(joined[1:], joined[:-1], out=is_first[1:])
    return joined[is_first]


def ranges(starts: Numbers, ends: Numbers) -> Numbers:
    """The whole numbers of every range from a start up to its end, one range after the other."""
    # Starts may come unsigned, and those less what came before would not stay so.
    starts = starts.astype(np.int64, copy=False)
    lengths = ends.astype(np.int64, copy=False) - starts
    total = int(lengths.sum())
    before = np.cumsum(lengths) - lengths
    return np.repeat(starts - before, lengths) + np.arange(total, dtype=np.int64)
