"""The places of the largest of many numbers, found without sorting them."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.search.engines.whoosh_engine.arrays import Numbers

_BLOCK = 256


def places_of_largest(numbers: NDArray[Any], count: int) -> Numbers:
    """The places of the `count` largest numbers, and of all that equal the last of them."""
    if count >= len(numbers):
        return np.arange(len(numbers))
    blocks = len(numbers) // _BLOCK
    places = None
    if blocks > 4 * count:
        # So many blocks hold a number of at least `bound`: nothing below it is among the largest.
        peaks = numbers[: blocks * _BLOCK].reshape(blocks, _BLOCK).max(axis=1)
        bound = np.partition(peaks, blocks - count)[blocks - count]
        places = np.flatnonzero(numbers >= bound)
        numbers = numbers[places]
    least = np.partition(numbers, len(numbers) - count)[len(numbers) - count]
    largest = np.flatnonzero(numbers >= least)
    return largest if places is None else places[largest]
