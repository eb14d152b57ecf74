"""How long is a text, in one byte? As Whoosh rounds it, so that scores are Whoosh's."""

import numpy as np
from numpy.typing import NDArray
from whoosh.util.numeric import byte_to_length

from articles.search.engines.whoosh_engine.arrays import Numbers

# The lengths, in words, that the 256 bytes stand for.
LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], np.int64)


def quantised(lengths: Numbers) -> NDArray[np.uint8]:
    """For each length the byte of the first that is not shorter, or of the longest there is."""
    return np.minimum(np.searchsorted(LENGTHS, lengths), 255).astype(np.uint8)
