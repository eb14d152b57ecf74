"""Which documents of a segment hold words, as a query asks, in whatever language they are?"""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from typing import TypeAlias

import numpy as np

from articles.search.analysis import DEFAULT_LANGUAGE
from articles.search.engines.whoosh_engine.arrays import Numbers, Scores
from articles.search.engines.whoosh_engine.deadline import Deadline
from articles.search.engines.whoosh_engine.fields import TEXT_FIELDS
from articles.search.engines.whoosh_engine.lookup import Places
from articles.search.engines.whoosh_engine.matches import (
    Listed,
    Matches,
    Together,
    joined_by_or,
    nothing,
    without,
)
from articles.search.engines.whoosh_engine.nearness import documents_with_all_near
from articles.search.engines.whoosh_engine.phrase import documents_with_phrase
from articles.search.engines.whoosh_engine.postings import Postings
from articles.search.engines.whoosh_engine.scoring import Scoring
from articles.search.engines.whoosh_engine.segment import OpenSegment
from articles.search.engines.whoosh_engine.terms import LACKING, SPELLED, stem_of, term_of
from articles.search.tree import TextField

# Finds the documents in which some terms stand as is asked.
_Where: TypeAlias = Callable[[list[Postings], Deadline], Numbers]


class WordMatches:
    """One segment's answers to words."""

    def __init__(self, segment: OpenSegment, scoring: Scoring, deadline: Deadline) -> None:
        self._segment = segment
        self._scoring = scoring
        self._deadline = deadline

    def phrase(self, words: Sequence[str], field: TextField | None) -> Matches:
        """The documents with these words side by side within one field; one word is a phrase."""
        return self._together(words, field, documents_with_phrase)

    def near(self, words: Sequence[str], distance: int, field: TextField | None) -> Matches:
        """The documents with these words within one field, so far from each other at most."""
        return self._together(words, field, partial(documents_with_all_near, distance))

    def spelled(self, words: Sequence[str], field: TextField | None) -> Matches:
        """The documents with one of these very words; the scores of their terms add up."""
        parts = [nothing(self._segment.size)]
        for word in words:
            self._deadline.check()
            for name in _fields(field):
                parts += self._spelled_in(name, word)
        return joined_by_or(parts, self._segment.size)

    def _together(self, words: Sequence[str], field: TextField | None, where: _Where) -> Matches:
        parts = [
            self._together_in(name, terms, where)
            for name in _fields(field)
            for terms in self._readings(words)
        ]
        return joined_by_or(parts, self._segment.size)

    def _readings(self, words: Sequence[str]) -> list[tuple[bytes, ...]]:
        """The terms of the words in each language; those of most languages are the same."""
        readings = (tuple(term_of(word, code) for word in words) for code in self._languages)
        return list(dict.fromkeys(readings))

    @cached_property
    def _languages(self) -> list[str]:
        return languages_of(self._segment)

    def _spelled_in(self, field: str, word: str) -> Iterator[Matches]:
        """What `terms` says is spelled so."""
        extra = SPELLED + word.encode()
        yield self._term_in(field, extra)
        for (term,) in self._readings((word,)):
            if stem_of(term) == word.encode():
                found, lacking = self._term_in(field, term), self._term_in(field, LACKING + term)
                yield without(found, lacking)

    def _term_in(self, field: str, term: bytes) -> Matches:
        return self._together_in(field, (term,), documents_with_phrase)

    def _together_in(self, field: str, terms: Sequence[bytes], where: _Where) -> Matches:
        self._deadline.check()
        # A term that comes twice is the same Postings twice.
        known = {term: self._segment.postings(field, term) for term in dict.fromkeys(terms)}
        found = [known[term] for term in terms]
        words = [postings for postings in found if postings is not None]
        if len(words) < len(found) or not words:
            return nothing(self._segment.size)
        parts = [
            self._scored(field, term, postings) for term, postings in zip(terms, words, strict=True)
        ]
        if len(words) == 1:
            return parts[0]
        return Together(where(words, self._deadline), parts, self._segment.size)

    def _scored(self, field: str, term: bytes, postings: Postings) -> Matches:
        documents = postings.documents.astype(np.int64)
        score = self._scoring.score

        def scores(places: Places) -> Scores:
            self._deadline.check()
            frequencies = postings.frequencies[places]
            return score(self._segment, field, term, documents[places], frequencies)

        return Listed(documents, self._segment.size, scores)


def languages_of(segment: OpenSegment) -> list[str]:
    """The languages that the documents of a segment may be written in."""
    return sorted({DEFAULT_LANGUAGE, *segment.rows("language").values})


def _fields(field: TextField | None) -> tuple[str, ...]:
    return (field,) if field else TEXT_FIELDS
