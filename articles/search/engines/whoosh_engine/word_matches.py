"""Which documents of a segment hold words, as a query asks, in whatever language they are?"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeAlias

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
_Where: TypeAlias = Callable[[list[Postings], int, Deadline], Numbers]


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
        parts: list[Matches] = []
        for word in words:
            self._deadline.check()
            for name in _fields(field):
                parts += self._spelled_in(name, word)
        return joined_by_or(parts, self._segment.size) if parts else nothing(self._segment.size)

    def _together(self, words: Sequence[str], field: TextField | None, where: _Where) -> Matches:
        parts = []
        readings = self._readings(words)
        for name in _fields(field):
            for terms in readings:
                part = self._together_in(name, terms, where)
                if part is not None:
                    parts.append(part)
        return joined_by_or(parts, self._segment.size) if parts else nothing(self._segment.size)

    def _readings(self, words: Sequence[str]) -> list[tuple[bytes, ...]]:
        """The terms of the words in each language; those of most languages are the same."""
        languages = self._segment.languages
        return list(dict.fromkeys(tuple(term_of(w, code) for w in words) for code in languages))

    def _spelled_in(self, field: str, word: str) -> Iterator[Matches]:
        """What `terms` says is spelled so."""
        spelling = word.encode()
        extra = self._term_in(field, SPELLED + spelling)
        if extra is not None:
            yield extra
        for (term,) in self._readings((word,)):
            found = self._term_in(field, term) if stem_of(term) == spelling else None
            if found is not None:
                lacking = self._term_in(field, LACKING + term)
                yield found if lacking is None else without(found, lacking)

    def _term_in(self, field: str, term: bytes) -> Matches | None:
        postings = self._segment.postings(field, term)
        return None if postings is None else self._scored(field, term, postings)

    def _together_in(self, field: str, terms: Sequence[bytes], where: _Where) -> Matches | None:
        if len(terms) == 1:
            return self._term_in(field, terms[0])
        self._deadline.check()
        # A term that comes twice is the same Postings twice.
        known: dict[bytes, Postings] = {}
        for term in terms:
            postings = known.get(term) or self._segment.postings(field, term)
            if postings is None:
                return None
            known[term] = postings
        parts = [self._scored(field, term, known[term]) for term in terms]
        words = [known[term] for term in terms]
        size = self._segment.size
        return Together(where(words, size, self._deadline), parts, size)

    def _scored(self, field: str, term: bytes, postings: Postings) -> Matches:
        documents = postings.numbers
        score = self._scoring.score

        def scores(places: Places) -> Scores:
            self._deadline.check()
            frequencies = postings.frequencies
            if isinstance(places, slice):
                return score(self._segment, field, term, documents[places], frequencies[places])
            found, times = documents.take(places), frequencies.take(places)
            return score(self._segment, field, term, found, times)

        return Listed(documents, self._segment.size, scores)


def _fields(field: TextField | None) -> tuple[str, ...]:
    return (field,) if field else TEXT_FIELDS
