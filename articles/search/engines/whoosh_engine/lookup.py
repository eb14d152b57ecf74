"""Looking documents up in a list of documents, the quickest way for the lengths of both."""

import threading
from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from articles.search.engines.whoosh_engine.arrays import Mask, Numbers, Scores

# Places of an array, as numpy takes them.
Found: TypeAlias = NDArray[np.int32] | Numbers
Places: TypeAlias = Found | slice

# A look-up by halving takes about as long as visiting so many places of an array in order.
_HALVING = 25


class _Scratch(threading.local):
    """Memory for one look-up at a time; what an earlier one left there is never believed."""

    def __init__(self) -> None:
        self._places = np.zeros(0, np.int32)

    def of(self, size: int) -> NDArray[np.int32]:
        """A number for each document of a segment: any, but none below zero."""
        if len(self._places) < size:
            self._places = np.zeros(size, np.int32)
        return self._places


_scratch = _Scratch()


def are_in(documents: Numbers, listed: Numbers, size: int) -> Mask:
    """For each document whether it is listed, in a segment of `size`."""
    if not len(listed):
        return np.zeros(len(documents), np.bool_)
    if _is_short(documents, listed):
        places = np.searchsorted(listed, documents)
        places[places == len(listed)] = 0
        return np.asarray(listed.take(places) == documents)
    mask = np.zeros(size, np.bool_)
    mask[listed] = True
    return mask.take(documents)


def places_of(documents: Numbers, listed: Numbers, size: int) -> Found:
    """The place in a list of each of these documents; any place for one that is not listed."""
    if _is_short(documents, listed):
        places = np.searchsorted(listed, documents)
        places[places == len(listed)] = 0
        return places
    place_of = _scratch.of(size)
    place_of[listed] = np.arange(len(listed), dtype=np.int32)
    return place_of.take(documents)


def scattered(
    documents: Numbers, listed: Numbers, size: int, score: Callable[[Places], Scores]
) -> Scores:
    """A score for each document: that of its place in the list, zero for those not listed."""
    scores = np.zeros(len(documents))
    if not len(listed):
        return scores
    if _is_short(listed, documents):
        places = np.searchsorted(documents, listed)
        places[places == len(documents)] = 0
        is_wanted = documents.take(places) == listed
        scores[places.compress(is_wanted)] = score(np.flatnonzero(is_wanted))
        return scores
    found = places_of(documents, listed, size)
    is_listed = listed.take(found, mode="clip") == documents
    if is_listed.all():
        return score(found)
    scores[is_listed] = score(found.compress(is_listed))
    return scores


def _is_short(one: Numbers, other: Numbers) -> bool:
    """Is it quicker to look each of one list up in the other than to visit all of the other?"""
    return len(one) * _HALVING < len(other)
