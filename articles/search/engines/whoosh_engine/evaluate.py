"""Answers the tree of a query, segment by segment, on arrays; nothing is skipped."""

from collections.abc import Iterable

import numpy as np

from articles.search.engines.whoosh_engine.fields import TEXT_FIELDS, term_of
from articles.search.engines.whoosh_engine.matches import (
    Matches,
    all_but,
    joined_by_and,
    joined_by_or,
    matches_of,
    unscored,
)
from articles.search.engines.whoosh_engine.narrowing import passes_dates, with_any_value
from articles.search.engines.whoosh_engine.phrase import documents_with_phrase
from articles.search.engines.whoosh_engine.postings import Postings
from articles.search.engines.whoosh_engine.scoring import Scoring
from articles.search.engines.whoosh_engine.segment import OpenSegment
from articles.search.tree import (
    And,
    DateIn,
    Everything,
    FacetIs,
    Named,
    Node,
    Not,
    Nothing,
    Or,
    Phrase,
    Term,
    TextField,
)

_NO_DOCUMENTS = np.empty(0, np.int64)


class Evaluation:
    """One segment's answers to a tree."""

    def __init__(self, segment: OpenSegment, scoring: Scoring) -> None:
        self._segment = segment
        self._scoring = scoring

    def matches(self, node: Node) -> Matches:
        """The documents that a node matches, deleted ones included."""
        size = self._segment.size
        match node:
            case Term(word, field):
                return self._phrase((word,), field)
            case Phrase(words, field):
                return self._phrase(words, field)
            case And(parts):
                return joined_by_and([self.matches(part) for part in parts])
            case Or(parts):
                return joined_by_or([self.matches(part) for part in parts], size)
            case Not(part):
                return all_but(self.matches(part), size)
            case FacetIs(facet, values):
                return matches_of(with_any_value(self._segment, facet, values))
            case DateIn(dates):
                return matches_of(passes_dates(self._segment, dates))
            case Everything():
                return unscored(np.arange(size))
            case Nothing():
                return unscored(_NO_DOCUMENTS)
            case Named():
                raise _unknown_name(node)

    def _phrase(self, words: Iterable[str], field: TextField | None) -> Matches:
        terms = [term_of(word) for word in words]
        fields = (field,) if field else TEXT_FIELDS
        return joined_by_or([self._phrase_in(name, terms) for name in fields], self._segment.size)

    def _phrase_in(self, field: str, terms: list[bytes]) -> Matches:
        found = [self._segment.postings(field, term) for term in terms]
        words = [postings for postings in found if postings is not None]
        if len(words) < len(found) or not words:
            return unscored(_NO_DOCUMENTS)
        parts = [
            self._scored(field, term, postings) for term, postings in zip(terms, words, strict=True)
        ]
        if len(words) == 1:
            return parts[0]
        return joined_by_and([unscored(documents_with_phrase(words)), *parts])

    def _scored(self, field: str, term: bytes, postings: Postings) -> Matches:
        documents = postings.documents.astype(np.int64)
        lengths = self._segment.lengths(field)[documents]
        scores = self._scoring.score(field, term, postings.frequencies, lengths)
        return Matches(documents, scores)


def refuse_names(node: Node) -> None:
    """Raise ValueError for a tree with a name in it, whatever there is to search."""
    match node:
        case Named():
            raise _unknown_name(node)
        case Not(part):
            refuse_names(part)
        case And(parts) | Or(parts):
            for part in parts:
                refuse_names(part)


def _unknown_name(node: Named) -> ValueError:
    return ValueError(
        f"An engine knows no names, so {node.facet}:{node.name!r} cannot be searched. "
        "Replace Named nodes by FacetIs before asking an engine."
    )
