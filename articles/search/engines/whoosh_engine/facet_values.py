"""A segment's facet values turned round: which documents have a value?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from articles.search.engines.whoosh_engine.arrays import Numbers
from articles.search.engines.whoosh_engine.segment import OpenSegment

_NOBODY = np.empty(0, np.uint32)


@dataclass(frozen=True)
class Owners:
    """The documents of every value, the most frequent value first, each in ascending order.

    `codes` names the values in this order; the documents of the value at a place lie between two
    neighbouring `starts`.
    """

    codes: Numbers
    places: dict[str, int]
    documents: NDArray[np.uint32]
    starts: Numbers

    @property
    def nbytes(self) -> int:
        """How much memory it takes."""
        return self.documents.nbytes + self.starts.nbytes + 120 * len(self.places)


def owners_of(segment: OpenSegment, facet: str, value: str) -> NDArray[np.uint32]:
    """The documents of a segment with a value of a facet, in ascending order."""
    owners = all_owners(segment, facet)
    place = owners.places.get(value)
    if place is None:
        return _NOBODY
    return owners.documents[owners.starts[place] : owners.starts[place + 1]]


def all_owners(segment: OpenSegment, facet: str) -> Owners:
    """The documents of every value of a facet in a segment."""
    return segment.derived(("owners", facet), lambda: _turn_round(segment, facet))


def _turn_round(segment: OpenSegment, facet: str) -> Owners:
    rows = segment.rows(facet)
    counts = np.bincount(rows.codes, minlength=len(rows.values))
    codes = np.argsort(-counts, kind="stable")
    place_of = np.empty(len(codes), np.uint32)
    place_of[codes] = np.arange(len(codes))
    return Owners(
        codes=codes,
        places={value: int(place) for value, place in zip(rows.values, place_of, strict=True)},
        documents=rows.owners[np.argsort(place_of[rows.codes], kind="stable")].astype(np.uint32),
        starts=np.concatenate([np.zeros(1, np.int64), np.cumsum(counts[codes])]),
    )
