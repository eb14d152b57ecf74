"""Where words stand side by side."""

from functools import reduce

import numpy as np

from articles.search.engines.whoosh_engine.arrays import Numbers, in_both, ranges
from articles.search.engines.whoosh_engine.postings import Postings

_DOCUMENT = 32  # A place is the document's number shifted by so many bits, plus the position.


def documents_with_phrase(words: list[Postings]) -> Numbers:
    """The documents in which these words follow each other without a gap."""
    shortest_first = sorted((word.documents.astype(np.int64) for word in words), key=len)
    candidates = reduce(in_both, shortest_first)
    last = len(words) - 1
    # Each word's places are moved on to where the last word would have to be.
    places = [_places(word, candidates) + last - nth for nth, word in enumerate(words)]
    found = reduce(in_both, sorted(places, key=len))
    return np.unique(found >> _DOCUMENT)


def _places(word: Postings, candidates: Numbers) -> Numbers:
    rows = np.searchsorted(word.documents, candidates)
    ends = word.ends.astype(np.int64)
    starts = ends - word.frequencies
    positions = word.positions[ranges(starts[rows], ends[rows])].astype(np.int64)
    return np.repeat(candidates << _DOCUMENT, word.frequencies[rows]) + positions
