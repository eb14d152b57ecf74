"""Counting a facet over many hits, value by value instead of hit by hit.

For every value its documents are asked whether they are hits; nothing is sorted or looked up.
"""

import numpy as np

from articles.search.engines.whoosh_engine.arrays import Mask, Numbers
from articles.search.engines.whoosh_engine.document_set import DocumentSet
from articles.search.engines.whoosh_engine.segment import OpenSegment


def count_many(segment: OpenSegment, facet: str, hits: DocumentSet) -> tuple[Numbers, int]:
    """How many of these documents have each value of the segment, and how many have any."""
    rows = segment.rows(facet)
    starts = segment.derived(
        ("holder starts", facet), lambda: rows.holder_starts[:-1].astype(np.int64)
    )
    tagged: Mask = segment.derived(("tagged", facet), lambda: rows.starts[1:] > rows.starts[:-1])
    counts = np.zeros(len(starts), np.int64)
    if len(starts):
        are_hits = hits.mask.view(np.uint8).take(rows.holders)
        # Every value has a document, so that no two starts are the same.
        np.add.reduceat(are_hits, starts, dtype=np.uint32, out=counts)
    return counts, int(np.count_nonzero(hits.mask & tagged))
