"""The one door for counting values of facets."""

from collections.abc import Sequence

import numpy as np

from articles.search.engines.whoosh_engine.arrays import Numbers, ranges, repeated
from articles.search.engines.whoosh_engine.count_many import count_many
from articles.search.engines.whoosh_engine.document_set import DocumentSet
from articles.search.engines.whoosh_engine.segment import OpenSegment
from articles.search.engines.whoosh_engine.stories import Members, Repeats
from articles.search.engines.whoosh_engine.vocabulary import vocabulary_of
from articles.search.query import Selection
from articles.search.results import FacetCount, FacetCounts

# Visiting a document's row, or one of its values, takes about as long as counting so many values
# of the whole column.
_VISIT = 4
# A count and the place of its value in the alphabet are one number: no facet has more values.
_RANK_BITS = 32


class FacetTally:
    """Adds up the counts of one facet over all segments."""

    def __init__(self, facet: str, column: str, segments: tuple[OpenSegment, ...]) -> None:
        self._facet = facet
        self._column = column
        self._vocabulary = vocabulary_of(segments, column)
        self._counts = np.zeros(self._vocabulary.size, np.int64)
        self._none = 0
        self._repeats = Repeats()

    def add(
        self, place: int, segment: OpenSegment, documents: DocumentSet, members: Members | None
    ) -> None:
        """Count these documents of the segment at `place`; where stories count, with `members`."""
        counts, tagged = count_codes(segment, self._column, documents)
        self._counts[self._vocabulary.of_segment[place]] += counts
        self._none += len(documents) - tagged
        if members is not None:
            self._note(place, segment, members)

    def result(self, selection: Selection, top: int | None) -> FacetCounts:
        """Most frequent first, then by value; with `top`, those and what is ticked or excluded."""
        self._count_stories_once()
        found = np.flatnonzero(self._counts)
        told = self._sorted(found, top)
        if top is not None and top < len(found):
            in_use = self._in_use((*selection.chosen, *selection.excluded))
            if len(in_use):
                told = self._sorted(np.union1d(told, in_use))
        values = self._vocabulary.values
        counts = zip(
            [values[code] for code in told.tolist()], self._counts.take(told).tolist(), strict=True
        )
        tally = tuple(map(FacetCount._make, counts))
        return FacetCounts(self._facet, tally, self._none, len(found))

    def _note(self, place: int, segment: OpenSegment, members: Members) -> None:
        """Note what documents of stories have; "none" is the number after all values."""
        rows = segment.rows(self._column)
        starts, ends = rows.starts.take(members.documents), rows.starts.take(members.documents + 1)
        tagged = ends != starts
        codes = rows.codes.take(ranges(starts, ends))
        renumbered = self._vocabulary.of_segment[place]
        values = codes if isinstance(renumbered, slice) else renumbered.take(codes)
        times = (ends - starts).compress(tagged)
        self._repeats.add(repeated(members.stories.compress(tagged), times), values)
        self._repeats.add(members.stories.compress(~tagged), self._vocabulary.size)

    def _count_stories_once(self) -> None:
        if not self._repeats.are_noted:
            return
        values, times = self._repeats.values()
        repeats = np.zeros(self._vocabulary.size + 1, np.int64)
        repeats[values] = times
        self._counts -= repeats[:-1]
        self._none -= int(repeats[-1])

    def _sorted(self, codes: Numbers, top: int | None = None) -> Numbers:
        """The first of these values: most frequent first, then by value."""
        keys = (self._counts.take(codes) << _RANK_BITS) - self._vocabulary.ranks.take(codes)
        if top and top < len(keys):
            first = np.argpartition(keys, len(keys) - top)[len(keys) - top :]
            codes, keys = codes.take(first), keys.take(first)
        return codes.take(keys.argsort()[::-1][:top])

    def _in_use(self, wanted: Sequence[str]) -> Numbers:
        codes = map(self._vocabulary.number_of, wanted)
        in_use = [code for code in codes if code is not None and self._counts[code]]
        return np.array(in_use, np.int64)


def count_codes(segment: OpenSegment, facet: str, documents: DocumentSet) -> tuple[Numbers, int]:
    """How many of these documents have each value of the segment, and how many have any."""
    if len(documents) == segment.size:
        return _whole(segment, facet)
    rows = segment.rows(facet)
    codes_a_document = len(rows.codes) / segment.size
    if len(documents) * _VISIT * (codes_a_document + 2) > len(rows.codes):
        return count_many(segment, facet, documents)
    numbers = documents.documents
    starts, ends = rows.starts.take(numbers), rows.starts.take(numbers + 1)
    codes = rows.codes.take(ranges(starts, ends))
    return np.bincount(codes, minlength=len(rows.values)), int(np.count_nonzero(ends > starts))


def _whole(segment: OpenSegment, facet: str) -> tuple[Numbers, int]:
    counts = segment.derived(("counts", facet), lambda: _count_all(segment, facet))
    return counts[:-1], int(counts[-1])


def _count_all(segment: OpenSegment, facet: str) -> Numbers:
    rows = segment.rows(facet)
    counts = np.diff(rows.holder_starts.astype(np.int64))
    tagged = np.count_nonzero(rows.starts[1:] > rows.starts[:-1])
    return np.append(counts, tagged)
