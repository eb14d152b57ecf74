"""Some documents of a segment, in the shapes that counting asks for; each is made once."""

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.search.engines.whoosh_engine.arrays import Mask, Numbers

_WORD_BITS = 64


class DocumentSet:
    """Documents in ascending order, of a segment of `size`."""

    def __init__(self, documents: NDArray[Any], size: int) -> None:
        self.documents = documents
        self.size = size

    def __len__(self) -> int:
        return len(self.documents)

    @cached_property
    def mask(self) -> Mask:
        """For each document of the segment, whether it is one of them."""
        mask = np.zeros(self.size, np.bool_)
        mask[self.documents] = True
        return mask

    @cached_property
    def bits(self) -> NDArray[np.uint64]:
        """The mask as bits, in words of 64."""
        return packed(self.mask)


def packed(mask: Mask) -> NDArray[np.uint64]:
    """A mask as bits, filled up with zeros to whole words of 64."""
    words = -(-len(mask) // _WORD_BITS)
    padded = np.zeros(words * 8, np.uint8)
    content = np.packbits(mask)
    padded[: len(content)] = content
    return padded.view(np.uint64)


def count_bits(words: NDArray[np.uint64]) -> Numbers:
    """How many bits are set, along the last axis."""
    counts: Numbers = np.bitwise_count(words).sum(axis=-1, dtype=np.int64)
    return counts
