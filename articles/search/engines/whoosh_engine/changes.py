"""What a batch does to documents: which of its own stay, and which older ones go."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from articles.search.engines.whoosh_engine.arrays import Mask, Numbers


@dataclass(frozen=True)
class Changes:
    """`staying` says of every document of the batch, in order, whether nothing in the batch
    replaced or deleted it later. `touched` are the articles of which no older document stays.
    """

    staying: Mask
    touched: Numbers

    @classmethod
    def of(cls, puts: "array[int]", deletions: Sequence[tuple[int, int]]) -> Self:
        """From the article ids in the order they were put, and from those that were deleted, each
        with how many were put before."""
        put = np.frombuffer(puts, np.int64) if puts else np.empty(0, np.int64)
        deleted = np.array(deletions, np.int64).reshape(-1, 2)
        articles = np.concatenate([put, deleted[:, 0]])
        # A document comes between the deletions before and after it.
        times = np.concatenate([2 * np.arange(len(put)) + 1, 2 * deleted[:, 1]])
        order = np.lexsort((times, articles))
        is_last = np.ones(len(order), np.bool_)
        is_last[:-1] = articles[order][1:] != articles[order][:-1]
        staying = np.zeros(len(articles), np.bool_)
        staying[order[is_last]] = True
        return cls(staying[: len(put)], articles[order[is_last]])
