"""Where words stand side by side."""

import numpy as np

from articles.search.engines.whoosh_engine.arrays import (
    Numbers,
    in_both,
    ranges,
    repeated,
    without_repetition,
)
from articles.search.engines.whoosh_engine.deadline import Deadline
from articles.search.engines.whoosh_engine.lookup import are_in, places_of
from articles.search.engines.whoosh_engine.postings import Postings

_DOCUMENT = 32  # A place is the document's number shifted by so many bits, plus the position.


def documents_with_phrase(words: list[Postings], size: int, deadline: Deadline) -> Numbers:
    """The documents of a segment in which these words follow each other without a gap."""
    documents = documents_with_all(words, size)
    # The rarest word says where the phrase may begin; the others can only say where it does not.
    first, *others = sorted(range(len(words)), key=lambda nth: len(words[nth].numbers))
    begins = places_in(words[first], documents, size) - first
    for nth in others:
        deadline.check()
        # Where it would begin may lie before the text, so documents are told by what stands there.
        standing = in_both(begins + nth, places_in(words[nth], documents, size))
        documents = documents_at(standing)
        begins = standing - nth
    return documents


def documents_with_all(words: list[Postings], size: int) -> Numbers:
    """The documents of a segment that hold each of these words."""
    rarest, *others = sorted((word.numbers for word in words), key=len)
    for listed in others:
        rarest = rarest.compress(are_in(rarest, listed, size))
    return rarest


def documents_at(places: Numbers) -> Numbers:
    """The documents of some places in ascending order."""
    return without_repetition(places >> _DOCUMENT)


def places_in(word: Postings, documents: Numbers, size: int) -> Numbers:
    """Where a word stands in documents of a segment that hold it, in ascending order."""
    frequencies = word.frequencies
    if len(documents) < len(frequencies):
        rows = places_of(documents, word.numbers, size)
        # Adding up as 32 bits is many times quicker, and no word stands in a segment so often.
        ends = np.cumsum(frequencies, dtype=np.uint32).take(rows).astype(np.int64)
        frequencies = frequencies.take(rows).astype(np.int64)
        positions = word.positions.take(ranges(ends - frequencies, ends))
    else:
        positions = word.positions
    places: Numbers = repeated(documents << _DOCUMENT, frequencies) + positions
    return places
