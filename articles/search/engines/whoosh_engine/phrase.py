"""Where words stand side by side."""

from functools import reduce

import numpy as np

from articles.search.engines.whoosh_engine.arrays import (
    Numbers,
    in_both,
    ranges,
    without_repetition,
)
from articles.search.engines.whoosh_engine.deadline import Deadline
from articles.search.engines.whoosh_engine.postings import Postings

_DOCUMENT = 32  # A place is the document's number shifted by so many bits, plus the position.


def documents_with_phrase(words: list[Postings], deadline: Deadline) -> Numbers:
    """The documents in which these words follow each other without a gap.

    A word that is given twice, as the same Postings, is read once.
    """
    candidates = documents_with_all(words)
    places = {id(word): places_in(word, candidates) for word in words}
    # The rarest word says where the phrase may begin; the others can only say where it does not.
    nths = sorted(range(len(words)), key=lambda nth: len(places[id(words[nth])]))
    begins = places[id(words[nths[0]])] - nths[0]
    for nth in nths[1:]:
        deadline.check()
        begins = in_both(begins + nth, places[id(words[nth])]) - nth
    return documents_at(begins)


def documents_with_all(words: list[Postings]) -> Numbers:
    """The documents that hold each of these words."""
    return reduce(in_both, sorted((word.documents.astype(np.int64) for word in words), key=len))


def documents_at(places: Numbers) -> Numbers:
    """The documents of some places in ascending order."""
    return without_repetition(places >> _DOCUMENT)


def places_in(word: Postings, candidates: Numbers) -> Numbers:
    """Where a word stands in documents that hold it, in ascending order."""
    frequencies = word.frequencies.astype(np.int64)
    ends = np.cumsum(frequencies)
    if len(candidates) < len(frequencies):
        rows = np.searchsorted(word.documents, candidates)
        frequencies, ends = frequencies[rows], ends[rows]
        positions = word.positions[ranges(ends - frequencies, ends)]
    else:
        positions = word.positions
    places: Numbers = np.repeat(candidates << _DOCUMENT, frequencies) + positions
    return places
