"""A segment's facet values turned round: which documents have a value?"""

from dataclasses import dataclass

import numpy as np

from articles.search.engines.whoosh_engine.arrays import Numbers
from articles.search.engines.whoosh_engine.segment import OpenSegment

_NOBODY = np.empty(0, np.int64)


@dataclass(frozen=True)
class Owners:
    """The documents of every value, one value after the other, each in ascending order."""

    places: dict[str, int]
    documents: Numbers
    starts: Numbers

    @property
    def nbytes(self) -> int:
        """How much memory it takes."""
        return self.documents.nbytes + self.starts.nbytes + 120 * len(self.places)


def owners_of(segment: OpenSegment, facet: str, value: str) -> Numbers:
    """The documents of a segment with a value of a facet, in ascending order."""
    owners = all_owners(segment, facet)
    place = owners.places.get(value)
    if place is None:
        return _NOBODY
    found: Numbers = owners.documents[owners.starts[place] : owners.starts[place + 1]]
    return found


def all_owners(segment: OpenSegment, facet: str) -> Owners:
    """The documents of every value of a facet in a segment."""
    return segment.derived(("owners", facet), lambda: _turn_round(segment, facet))


def _turn_round(segment: OpenSegment, facet: str) -> Owners:
    rows = segment.rows(facet)
    counts = np.bincount(rows.codes, minlength=len(rows.values))
    return Owners(
        places={value: place for place, value in enumerate(rows.values)},
        documents=rows.owners[np.argsort(rows.codes, kind="stable")].astype(np.uint32),
        starts=np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)]),
    )
