"""Under which keys is a signature looked up? Two that share one are worth comparing.

Plain Python. Five places of the signature make a key, and all of them one more. Of a hundred pairs
that share seven shingles in ten, 99 share a key; of those that share three, six.
"""

import numpy as np
from numpy.typing import NDArray

ROWS = 5
BANDS = 25
KEYS = BANDS + 1

Places = NDArray[np.uint16]
Keys = NDArray[np.uint64]

_ODD = np.uint64(0x9E3779B97F4A7C15)
_OTHER = np.uint64(0xC2B2AE3D27D4EB4F)
_SEEDS = np.arange(1, KEYS + 1, dtype=np.uint64) * np.uint64(0xD6E8FEB86659FD93)


def keys_of(places: Places) -> Keys:
    """One row of keys for each row of 128 places."""
    bands = places[:, : ROWS * BANDS].astype(np.uint64).reshape(-1, BANDS, ROWS)
    keys = np.empty((len(places), KEYS), np.uint64)
    keys[:, :BANDS] = _mixed(bands, _SEEDS[:BANDS])
    words = np.ascontiguousarray(places).view("<u8").astype(np.uint64)
    keys[:, BANDS] = _mixed(words[:, np.newaxis, :], _SEEDS[BANDS:])[:, 0]
    return keys


def _mixed(numbers: Keys, seeds: Keys) -> Keys:
    """The numbers of the last axis stirred into one each."""
    mixed = np.broadcast_to(seeds, numbers.shape[:-1]).copy()
    for place in range(numbers.shape[-1]):
        mixed = (mixed ^ numbers[..., place]) * _ODD
        mixed ^= mixed >> np.uint64(29)
    mixed *= _OTHER
    return mixed ^ (mixed >> np.uint64(32))
