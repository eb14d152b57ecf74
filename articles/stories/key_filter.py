"""Which of these keys are certainly not among those? Nearly all, told by one bit each.

Plain Python. Keys are spread evenly, so that their first bits number the bits of a filter.
"""

import numpy as np
from numpy.typing import NDArray

from articles.stories.band_keys import Keys

Filter = NDArray[np.uint8]

# So many bits a key, or up to twice as many: one key in eight or more of those that are not there
# looks as if it were.
_BITS_A_KEY = 8


def bytes_of_filter(number: int) -> int:
    """How long the filter of so many keys is: a power of two."""
    return max(1, 1 << (number * _BITS_A_KEY - 1).bit_length() >> 3)


def filter_of(keys: Keys, length: int, parts: int = 1, part: int = 0) -> Filter:
    """The filter of this length of these keys, or one of equal parts of it, with its keys."""
    width = 8 * length // parts
    bits = np.zeros(width, np.bool_)
    bits[_places(keys, length) - part * width] = True
    return np.packbits(bits, bitorder="little")


def maybe_in(known: Filter, keys: Keys) -> NDArray[np.int64]:
    """The places of the keys that may be there."""
    places = _places(keys, len(known))
    return np.flatnonzero(known[places >> 3] >> (places & 7).astype(np.uint8) & 1)


def _places(keys: Keys, length: int) -> NDArray[np.int64]:
    bits = (8 * length - 1).bit_length()
    return (keys >> np.uint64(64 - bits)).astype(np.int64)
