"""Counting a facet over many hits, value by value instead of hit by hit.

A frequent value, one of at least one in _SHARE documents, has a bitmap: what it has in common with
the hits is counted 64 documents at a time. For each of the others it is asked of its documents
whether they are hits. Nothing is sorted and nothing is looked up.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from articles.search.engines.whoosh_engine.arrays import Numbers
from articles.search.engines.whoosh_engine.document_set import DocumentSet, count_bits, packed
from articles.search.engines.whoosh_engine.facet_values import Owners, all_owners
from articles.search.engines.whoosh_engine.segment import OpenSegment

_SHARE = 200


@dataclass(frozen=True)
class FrequentValues:
    """The bitmaps of the frequent values, and who has any value at all."""

    bitmaps: NDArray[np.uint64]
    tagged: NDArray[np.uint64]

    @property
    def nbytes(self) -> int:
        """How much memory it takes."""
        return self.bitmaps.nbytes + self.tagged.nbytes


def count_many(segment: OpenSegment, facet: str, hits: DocumentSet) -> tuple[Numbers, int]:
    """How many of these documents have each value of the segment, and how many have any."""
    owners = all_owners(segment, facet)
    known = segment.derived(("frequent", facet), lambda: _read(segment, facet, owners))
    frequent = len(known.bitmaps)
    counts = np.zeros(len(owners.codes), np.int64)
    counts[owners.codes[:frequent]] = count_bits(known.bitmaps & hits.bits)
    if frequent < len(owners.codes):
        first = owners.starts[frequent]
        are_hits = hits.mask.view(np.uint8)[owners.documents[first:]]
        # Every value has a document, so that no two starts are the same.
        starts = owners.starts[frequent:-1] - first
        counts[owners.codes[frequent:]] = np.add.reduceat(are_hits, starts, dtype=np.uint32)
    return counts, int(count_bits(known.tagged & hits.bits))


def _read(segment: OpenSegment, facet: str, owners: Owners) -> FrequentValues:
    counts = np.diff(owners.starts)
    frequent = int(np.count_nonzero(counts * _SHARE >= max(segment.size, 1)))
    bitmaps = np.empty((frequent, -(-segment.size // 64)), np.uint64)
    for place in range(frequent):
        documents = owners.documents[owners.starts[place] : owners.starts[place + 1]]
        bitmaps[place] = DocumentSet(documents, segment.size).bits
    starts = segment.rows(facet).starts
    return FrequentValues(bitmaps, packed(starts[1:] > starts[:-1]))
