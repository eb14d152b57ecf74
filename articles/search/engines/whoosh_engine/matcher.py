"""Our postings as Whoosh's own searches read them."""

import copy
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.matching import LeafMatcher

from articles.search.engines.whoosh_engine.postings import Postings


class PostingsMatcher(LeafMatcher):  # type: ignore[misc]
    """One term's postings, one document at a time."""

    def __init__(self, postings: Postings, text_format: Any, term: Any, scorer: Any) -> None:
        self.format = text_format
        self.scorer = scorer
        self._term = term
        self._documents: list[int] = postings.documents.tolist()
        self._ends: list[int] = [0, *postings.ends.tolist()]
        self._postings = postings
        self._place = 0

    def reset(self) -> None:
        """Back to the first document."""
        self._place = 0

    def copy(self) -> "PostingsMatcher":
        """Another one at the same place."""
        return copy.copy(self)

    def is_active(self) -> bool:
        """Is there a document here?"""
        return self._place < len(self._documents)

    def id(self) -> int:
        """The document here."""
        return self._documents[self._place]

    def next(self) -> bool:
        """On to the next document; the list is never of several blocks."""
        self._place += 1
        return False

    def skip_to(self, target: int) -> None:
        """On to the first document from this number on."""
        while self.is_active() and self.id() < target:
            self._place += 1

    def weight(self) -> float:
        """How often the word stands in the document here."""
        return float(self._ends[self._place + 1] - self._ends[self._place])

    def value(self) -> bytes:
        """The positions in the document here."""
        return self._positions[self._ends[self._place] : self._ends[self._place + 1]].tobytes()

    @cached_property
    def _positions(self) -> NDArray[np.uint32]:
        return self._postings.positions.astype(np.uint32)

    def supports_block_quality(self) -> bool:
        """Whoosh must not skip anything here: its skipping loses hits."""
        return False
