"""The one door for counting values of facets."""

from collections import Counter

import numpy as np

from articles.search.engines.whoosh_engine.arrays import Mask, ranges
from articles.search.engines.whoosh_engine.narrowing import without_values
from articles.search.engines.whoosh_engine.segment import OpenSegment
from articles.search.results import FacetCount, FacetCounts

# Below one in so many documents it is quicker to visit the hits' rows than the whole column.
_FEW = 16


class FacetTally:
    """Adds up the counts of one facet over all segments."""

    def __init__(self, facet: str) -> None:
        self._facet = facet
        self._counts: Counter[str] = Counter()
        self._none = 0

    def add(self, segment: OpenSegment, counted: Mask) -> None:
        """Count the documents of a segment at which the mask is true."""
        rows = segment.rows(self._facet)
        documents = np.flatnonzero(counted)
        if len(documents) == segment.size:
            codes = rows.codes
        elif len(documents) * _FEW < segment.size:
            codes = rows.codes[ranges(rows.starts[documents], rows.starts[documents + 1])]
        else:
            codes = rows.codes[counted[rows.owners]]
        counts = np.bincount(codes, minlength=len(rows.values))
        for code in np.flatnonzero(counts).tolist():
            self._counts[rows.values[code]] += int(counts[code])
        self._none += int(np.count_nonzero(counted & without_values(segment, self._facet)))

    def result(self) -> FacetCounts:
        """Most frequent first, then by value."""
        ordered = sorted(self._counts.items(), key=lambda item: (-item[1], item[0]))
        counts = tuple(FacetCount(value, count) for value, count in ordered)
        return FacetCounts(self._facet, counts, self._none)
