"""A facet's frequent values as bitmaps, so that many hits are counted 64 at a time.

For a value in at least one of _SHARE documents, taking the common bits of two bitmaps is quicker
than visiting its documents one by one. There are at most _SHARE such values per value that a
document has, so the bitmaps stay small.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from articles.search.engines.whoosh_engine.arrays import Numbers
from articles.search.engines.whoosh_engine.document_set import DocumentSet, count_bits, packed
from articles.search.engines.whoosh_engine.segment import OpenSegment

_SHARE = 150


@dataclass(frozen=True)
class FrequentValues:
    """The bitmaps of the frequent values, the codes of all others, and who has any value."""

    frequent: Numbers
    bitmaps: NDArray[np.uint64]
    other_codes: NDArray[np.uint32]
    other_owners: NDArray[np.uint32]
    tagged: NDArray[np.uint64]
    values: int

    @property
    def nbytes(self) -> int:
        """How much memory it takes."""
        others = self.other_codes.nbytes + self.other_owners.nbytes
        return self.bitmaps.nbytes + others + self.tagged.nbytes

    def count(self, documents: DocumentSet) -> tuple[Numbers, int]:
        """How many of these documents have each value, and how many have any."""
        among = self.other_codes[documents.mask[self.other_owners]]
        counts = np.bincount(among, minlength=self.values)
        if len(self.frequent):
            counts[self.frequent] = count_bits(self.bitmaps & documents.bits)
        return counts, int(count_bits(self.tagged & documents.bits))


def frequent_values(segment: OpenSegment, facet: str) -> FrequentValues:
    """The frequent values of a facet in a segment, worked out once."""
    return segment.derived(("frequent", facet), lambda: _read(segment, facet))


def _read(segment: OpenSegment, facet: str) -> FrequentValues:
    rows = segment.rows(facet)
    values = len(rows.values)
    codes, owners = rows.codes.astype(np.uint32), rows.owners.astype(np.uint32)
    counts = np.bincount(codes, minlength=values)
    is_frequent = counts * _SHARE >= max(segment.size, 1)
    frequent = np.flatnonzero(is_frequent)
    bitmaps = np.empty((len(frequent), -(-segment.size // 64)), np.uint64)
    for place, code in enumerate(frequent.tolist()):
        bitmaps[place] = DocumentSet(owners[codes == code], segment.size).bits
    others = ~is_frequent[codes]
    return FrequentValues(
        frequent=frequent,
        bitmaps=bitmaps,
        other_codes=codes[others],
        other_owners=owners[others],
        tagged=packed(rows.starts[1:] > rows.starts[:-1]),
        values=values,
    )
