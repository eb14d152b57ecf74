"""The one door for counting values of facets."""

from collections.abc import Sequence

import numpy as np

from articles.search.engines.whoosh_engine.arrays import Numbers, ranges
from articles.search.engines.whoosh_engine.count_many import count_many
from articles.search.engines.whoosh_engine.document_set import DocumentSet
from articles.search.engines.whoosh_engine.segment import OpenSegment
from articles.search.engines.whoosh_engine.top import places_of_largest
from articles.search.engines.whoosh_engine.vocabulary import vocabulary_of
from articles.search.query import Selection
from articles.search.results import FacetCount, FacetCounts

# Visiting a document's row, or one of its values, takes about as long as counting so many values
# of the whole column.
_VISIT = 4


class FacetTally:
    """Adds up the counts of one facet over all segments."""

    def __init__(self, facet: str, segments: tuple[OpenSegment, ...]) -> None:
        self._facet = facet
        self._vocabulary = vocabulary_of(segments, facet)
        self._counts = np.zeros(len(self._vocabulary.values), np.int64)
        self._none = 0

    def add(self, place: int, segment: OpenSegment, documents: DocumentSet) -> None:
        """Count these documents of the segment at `place`."""
        counts, tagged = count_codes(segment, self._facet, documents)
        self._counts[self._vocabulary.of_segment[place]] += counts
        self._none += len(documents) - tagged

    def result(self, selection: Selection, top: int | None) -> FacetCounts:
        """Most frequent first, then by value; with `top`, those and what is ticked or excluded."""
        found = np.flatnonzero(self._counts)
        if top is None or len(found) <= top:
            told = self._sorted(found)
        else:
            most = found[places_of_largest(self._counts[found], top)] if top else found
            told = self._sorted(most)[:top]
            in_use = self._in_use((*selection.chosen, *selection.excluded))
            if len(in_use):
                told = self._sorted(np.union1d(told, in_use))
        values = self._vocabulary.values
        counts = zip([values[code] for code in told], self._counts[told].tolist(), strict=True)
        tally = tuple(map(FacetCount._make, counts))
        return FacetCounts(self._facet, tally, self._none, len(found))

    def _sorted(self, codes: Numbers) -> Numbers:
        order = np.lexsort((self._vocabulary.ranks[codes], -self._counts[codes]))
        return codes[order]

    def _in_use(self, wanted: Sequence[str]) -> Numbers:
        numbers = self._vocabulary.numbers
        codes = [numbers[value] for value in wanted if value in numbers]
        return np.array([code for code in codes if self._counts[code]], np.int64)


def count_codes(segment: OpenSegment, facet: str, documents: DocumentSet) -> tuple[Numbers, int]:
    """How many of these documents have each value of the segment, and how many have any."""
    if len(documents) == segment.size:
        return _whole(segment, facet)
    rows = segment.rows(facet)
    codes_a_document = len(rows.codes) / segment.size
    if len(documents) * _VISIT * (codes_a_document + 2) > len(rows.codes):
        return count_many(segment, facet, documents)
    starts, ends = rows.starts[documents.documents], rows.starts[documents.documents + 1]
    codes = rows.codes[ranges(starts, ends)]
    return np.bincount(codes, minlength=len(rows.values)), int(np.count_nonzero(ends > starts))


def _whole(segment: OpenSegment, facet: str) -> tuple[Numbers, int]:
    counts = segment.derived(("counts", facet), lambda: _count_all(segment, facet))
    return counts[:-1], int(counts[-1])


def _count_all(segment: OpenSegment, facet: str) -> Numbers:
    rows = segment.rows(facet)
    counts = np.bincount(rows.codes, minlength=len(rows.values))
    tagged = np.count_nonzero(rows.starts[1:] > rows.starts[:-1])
    return np.append(counts, tagged)
