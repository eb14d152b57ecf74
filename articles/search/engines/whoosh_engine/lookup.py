"""Looking documents up in a list of documents, the quickest way for the lengths of both."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from articles.search.engines.whoosh_engine.arrays import Mask, Numbers, Scores

# Places of an array, as numpy takes them.
Places: TypeAlias = Numbers | slice

# A look-up by halving takes about as long as visiting so many places of an array in order.
_HALVING = 25


def are_in(documents: Numbers, listed: Numbers, size: int) -> Mask:
    """For each document whether it is listed, in a segment of `size`."""
    if not len(listed):
        return np.zeros(len(documents), np.bool_)
    if len(documents) * _HALVING < size // 8 + len(listed) + len(documents):
        places = np.searchsorted(listed, documents)
        places[places == len(listed)] = 0
        return np.asarray(listed[places] == documents)
    mask = np.zeros(size, np.bool_)
    mask[listed] = True
    return mask[documents]


def scattered(
    documents: Numbers, listed: Numbers, size: int, score: Callable[[Places], Scores]
) -> Scores:
    """A score for each document: that of its place in the list, zero for those not listed."""
    over_all = size + len(documents) + len(listed)
    if len(documents) <= len(listed) and len(documents) * _HALVING < over_all:
        places = np.searchsorted(listed, documents)
        places[places == len(listed)] = 0
        is_listed = listed[places] == documents
        if is_listed.all():
            return score(places)
        scores = np.zeros(len(documents))
        scores[is_listed] = score(places[is_listed])
        return scores
    if len(listed) * _HALVING < over_all:
        places = np.searchsorted(documents, listed)
        places[places == len(documents)] = 0
        is_wanted = documents[places] == listed
        scores = np.zeros(len(documents))
        scores[places[is_wanted]] = score(np.flatnonzero(is_wanted))
        return scores
    # Each document's place in the list, with one more place that stands for "not listed".
    place_of = np.full(size, len(listed), np.int64)
    place_of[listed] = np.arange(len(listed))
    places = place_of[documents]
    is_listed = places < len(listed)
    if is_listed.all():
        return score(places)
    scores = np.zeros(len(documents))
    scores[is_listed] = score(places[is_listed])
    return scores
