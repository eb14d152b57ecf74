"""Which documents of a segment hold a word or a phrase, in whatever language they are written?"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from articles.search.analysis import DEFAULT_LANGUAGE
from articles.search.engines.whoosh_engine.arrays import Scores
from articles.search.engines.whoosh_engine.fields import TEXT_FIELDS
from articles.search.engines.whoosh_engine.lookup import Places
from articles.search.engines.whoosh_engine.matches import (
    Listed,
    Matches,
    joined_by_and,
    joined_by_or,
)
from articles.search.engines.whoosh_engine.phrase import documents_with_phrase
from articles.search.engines.whoosh_engine.postings import Postings
from articles.search.engines.whoosh_engine.scoring import Scoring
from articles.search.engines.whoosh_engine.segment import OpenSegment
from articles.search.engines.whoosh_engine.terms import term_of
from articles.search.tree import TextField

_NO_DOCUMENTS = np.empty(0, np.int64)


class WordMatches:
    """One segment's answers to words."""

    def __init__(self, segment: OpenSegment, scoring: Scoring) -> None:
        self._segment = segment
        self._scoring = scoring

    def phrase(self, words: Sequence[str], field: TextField | None) -> Matches:
        """The documents with these words side by side within one field; one word is a phrase."""
        parts = [
            self._phrase_in(name, terms)
            for name in ((field,) if field else TEXT_FIELDS)
            for terms in self._readings(words)
        ]
        return parts[0] if len(parts) == 1 else joined_by_or(parts, self._segment.size)

    def _readings(self, words: Sequence[str]) -> list[tuple[bytes, ...]]:
        """The terms of the words in each language; those of most languages are the same."""
        readings = (tuple(term_of(word, code) for word in words) for code in self._languages)
        return list(dict.fromkeys(readings))

    @cached_property
    def _languages(self) -> list[str]:
        return sorted({DEFAULT_LANGUAGE, *self._segment.rows("language").values})

    def _phrase_in(self, field: str, terms: Sequence[bytes]) -> Matches:
        found = [self._segment.postings(field, term) for term in terms]
        words = [postings for postings in found if postings is not None]
        if len(words) < len(found) or not words:
            return Listed(_NO_DOCUMENTS, self._segment.size)
        parts = [
            self._scored(field, term, postings) for term, postings in zip(terms, words, strict=True)
        ]
        if len(words) == 1:
            return parts[0]
        phrase = Listed(documents_with_phrase(words), self._segment.size)
        return joined_by_and([phrase, *parts], self._segment.size)

    def _scored(self, field: str, term: bytes, postings: Postings) -> Matches:
        documents = postings.documents.astype(np.int64)
        score = self._scoring.score

        def scores(places: Places) -> Scores:
            frequencies = postings.frequencies[places]
            return score(self._segment, field, term, documents[places], frequencies)

        return Listed(documents, self._segment.size, scores)
