"""Where words stand close to each other, in any order."""

import numpy as np

from articles.search.engines.whoosh_engine.arrays import Numbers
from articles.search.engines.whoosh_engine.deadline import Deadline
from articles.search.engines.whoosh_engine.phrase import (
    documents_at,
    documents_with_all,
    places_in,
)
from articles.search.engines.whoosh_engine.postings import Postings


def documents_with_all_near(
    distance: int, words: list[Postings], size: int, deadline: Deadline
) -> Numbers:
    """The documents in which a run of `len(words) + distance` neighbours holds all words.

    A word that is given twice, as the same Postings, has to stand there twice.
    """
    candidates = documents_with_all(words, size)
    reach = len(words) + distance - 1
    places = {id(word): places_in(word, candidates, size) for word in words}
    # A run that holds them all can be moved on until one of them is its first word.
    starts = np.sort(np.concatenate(list(places.values())))
    for word, found in places.items():
        deadline.check()
        times = sum(1 for other in words if id(other) == word)
        last = np.searchsorted(found, starts) + times - 1
        is_there = last < len(found)
        starts, last = starts[is_there], last[is_there]
        starts = starts[found[last] <= starts + reach]
    return documents_at(starts)
