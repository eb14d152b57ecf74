"""Where words stand side by side."""

from functools import reduce

import numpy as np

from articles.search.engines.whoosh_engine.arrays import Numbers, in_both, ranges
from articles.search.engines.whoosh_engine.postings import Postings

_DOCUMENT = 32  # A place is the document's number shifted by so many bits, plus the position.


def documents_with_phrase(words: list[Postings]) -> Numbers:
    """The documents in which these words follow each other without a gap."""
    candidates = documents_with_all(words)
    last = len(words) - 1
    # Each word's places are moved on to where the last word would have to be.
    places = [places_in(word, candidates) + last - nth for nth, word in enumerate(words)]
    found = reduce(in_both, sorted(places, key=len))
    return documents_at(found)


def documents_with_all(words: list[Postings]) -> Numbers:
    """The documents that hold each of these words."""
    return reduce(in_both, sorted((word.documents.astype(np.int64) for word in words), key=len))


def documents_at(places: Numbers) -> Numbers:
    """The documents of some places in ascending order."""
    return np.unique(places >> _DOCUMENT)


def places_in(word: Postings, candidates: Numbers) -> Numbers:
    """Where a word stands in documents that hold it, in ascending order."""
    rows = np.searchsorted(word.documents, candidates)
    ends = word.ends.astype(np.int64)
    starts = ends - word.frequencies
    positions = word.positions[ranges(starts[rows], ends[rows])].astype(np.int64)
    return np.repeat(candidates << _DOCUMENT, word.frequencies[rows]) + positions
