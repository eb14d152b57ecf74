"""Matches: which documents of a segment answer a part of the query, and how well."""

from dataclasses import dataclass
from functools import lru_cache, reduce

import numpy as np

from articles.search.engines.whoosh_engine.arrays import Mask, Numbers, Scores, in_both

# Above one in so many documents, visiting all of the segment is quicker than merging lists.
_MANY = 8


@dataclass(frozen=True)
class Matches:
    """Documents in ascending order, with a score each; no scores where all are zero."""

    documents: Numbers
    scores: Scores | None = None

    def scores_or_zeros(self) -> Scores:
        """The scores, written out where all are zero."""
        return np.zeros(len(self.documents)) if self.scores is None else self.scores


def unscored(documents: Numbers) -> Matches:
    """Documents that match without being better or worse than others."""
    return Matches(documents)


@lru_cache(maxsize=64)
def all_documents(size: int) -> Matches:
    """All documents of a segment of this size."""
    documents = np.arange(size, dtype=np.int64)
    documents.flags.writeable = False
    return Matches(documents)


def matches_of(mask: Mask) -> Matches:
    """The documents at which a mask is true, unscored."""
    return Matches(np.flatnonzero(mask))


def joined_by_and(parts: list[Matches], size: int) -> Matches:
    """What all parts match; scores add up in the order of the parts, so that equals stay equal."""
    narrowing = [part for part in parts if len(part.documents) < size]
    smallest_first = sorted((part.documents for part in narrowing), key=len)
    documents = reduce(in_both, smallest_first) if narrowing else parts[0].documents
    scored = [part for part in parts if part.scores is not None]
    if not scored:
        return Matches(documents)
    scores = np.zeros(len(documents))
    for part in scored:
        scores += _scores_at(part, documents)
    return Matches(documents, scores)


def joined_by_or(parts: list[Matches], size: int) -> Matches:
    """What some part matches, in a segment of `size` documents; scores add up."""
    parts = [part for part in parts if len(part.documents)] or parts[:1]
    if len(parts) == 1:
        return parts[0]
    if sum(len(part.documents) for part in parts) * _MANY > size:
        return _joined_over_all(parts, size)
    return reduce(_folded_together, parts)


def all_but(matches: Matches, size: int) -> Matches:
    """What is not matched, in a segment of `size` documents."""
    others = np.ones(size, np.bool_)
    others[matches.documents] = False
    return matches_of(others)


def _folded_together(one: Matches, other: Matches) -> Matches:
    """What either matches, by looking up the shorter list in the longer one."""
    long, short = (one, other) if len(one.documents) >= len(other.documents) else (other, one)
    if not len(short.documents):
        return long
    places = np.searchsorted(long.documents, short.documents)
    is_known = long.documents[np.minimum(places, len(long.documents) - 1)] == short.documents
    scores = long.scores_or_zeros().copy()
    added = short.scores_or_zeros()
    scores[places[is_known]] += added[is_known]
    if is_known.all():
        return Matches(long.documents, scores)
    new = ~is_known
    documents = np.insert(long.documents, places[new], short.documents[new])
    return Matches(documents, np.insert(scores, places[new], added[new]))


def _joined_over_all(parts: list[Matches], size: int) -> Matches:
    found = np.zeros(size, np.bool_)
    scores = np.zeros(size)
    for part in parts:
        found[part.documents] = True
        if part.scores is not None:
            scores[part.documents] += part.scores
    documents = np.flatnonzero(found)
    return Matches(documents, scores[documents])


def _scores_at(part: Matches, documents: Numbers) -> Scores:
    """The scores of some of a part's documents."""
    scores = part.scores_or_zeros()
    if len(documents) == len(part.documents):
        return scores
    return scores[np.searchsorted(part.documents, documents)]
