"""Matches: which documents of a segment answer a part of the query, and how well."""

from dataclasses import dataclass
from functools import reduce

import numpy as np

from articles.search.engines.whoosh_engine.arrays import Mask, Numbers, Scores, in_both


@dataclass(frozen=True)
class Matches:
    """Documents in ascending order, with a score each."""

    documents: Numbers
    scores: Scores


def unscored(documents: Numbers) -> Matches:
    """Documents that match without being better or worse than others."""
    return Matches(documents, np.zeros(len(documents), np.float64))


def matches_of(mask: Mask) -> Matches:
    """The documents at which a mask is true, unscored."""
    return unscored(np.flatnonzero(mask))


def joined_by_and(parts: list[Matches]) -> Matches:
    """What all parts match; scores add up in the order of the parts, so that equals stay equal."""
    smallest_first = sorted((part.documents for part in parts), key=len)
    documents = reduce(in_both, smallest_first)
    scores = np.zeros(len(documents), np.float64)
    for part in parts:
        scores += part.scores[np.searchsorted(part.documents, documents)]
    return Matches(documents, scores)


def joined_by_or(parts: list[Matches], size: int) -> Matches:
    """What some part matches, in a segment of `size` documents; scores add up."""
    found = np.zeros(size, np.bool_)
    scores = np.zeros(size, np.float64)
    for part in parts:
        found[part.documents] = True
        scores[part.documents] += part.scores
    documents = np.flatnonzero(found)
    return Matches(documents, scores[documents])


def all_but(matches: Matches, size: int) -> Matches:
    """What is not matched, in a segment of `size` documents."""
    others = np.ones(size, np.bool_)
    others[matches.documents] = False
    return matches_of(others)
