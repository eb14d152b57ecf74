"""Some documents of a segment, in the two shapes that counting asks for; each is made once."""

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.search.engines.whoosh_engine.arrays import Mask


class DocumentSet:
    """Documents in ascending order, of a segment of `size`; no two sets are equal."""

    def __init__(self, documents: NDArray[Any], size: int, mask: Mask | None = None) -> None:
        self.documents = documents
        self.size = size
        self._known_mask = mask

    def __len__(self) -> int:
        return len(self.documents)

    @cached_property
    def mask(self) -> Mask:
        """For each document of the segment, whether it is one of them."""
        if self._known_mask is not None:
            return self._known_mask
        mask = np.zeros(self.size, np.bool_)
        mask[self.documents] = True
        return mask
