"""Which hits stand on a page."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.search.engines.whoosh_engine.arrays import Numbers, Scores
from articles.search.engines.whoosh_engine.fields import UNKNOWN_DAY
from articles.search.engines.whoosh_engine.matches import Matches
from articles.search.engines.whoosh_engine.segment import OpenSegment
from articles.search.engines.whoosh_engine.top import places_of_largest
from articles.search.query import Query, Sort
from articles.search.results import Hit


@dataclass(frozen=True)
class Candidates:
    """Those hits of one segment that may stand on the page."""

    documents: Numbers
    articles: Numbers
    scores: Scores
    days: Numbers


class Hits:
    """All hits of one segment, of which the best are asked for."""

    def __init__(
        self, segment: OpenSegment, matches: Matches, documents: Numbers, query: Query
    ) -> None:
        self._segment = segment
        self._matches = matches
        self._documents = documents
        self._sort = query.sorted_by

    def best(self, wanted: int) -> Candidates:
        """The best hits, as many as are wanted, and all that equal the last."""
        kept = places_of_largest(self._keys, wanted)
        documents = self._documents.take(kept)
        scores = self._keys.take(kept) if self._are_scored else self._matches.scores(documents)
        articles = self._segment.integers("article_id").take(documents).astype(np.int64)
        days = self._days.take(documents).astype(np.int64)
        return Candidates(documents, articles, scores, days)

    @property
    def _are_scored(self) -> bool:
        return self._sort is Sort.RELEVANCE and self._matches.is_scored

    @cached_property
    def _keys(self) -> NDArray[Any]:
        """A number for each hit, the larger the better."""
        if self._are_scored:
            return self._matches.scores(self._documents)
        days = self._days.take(self._documents)
        return _backwards(days) if self._sort is Sort.OLDEST else days

    @property
    def _days(self) -> NDArray[Any]:
        return self._segment.integers("first_day")


def page_of(query: Query, found: list[Hits]) -> tuple[Hit, ...]:
    """The hits of the query's page, in its order: ties by date, newest first, then by id."""
    candidates = joined([hits.best(query.first_hit + query.size) for hits in found])
    return page_from(query, candidates, in_order(query, candidates))


def joined(found: list[Candidates]) -> Candidates:
    """The candidates of all segments, one segment's after the other's."""
    if len(found) == 1:
        return found[0]
    nobody = np.empty(0, np.int64)
    return Candidates(
        np.concatenate([nobody, *(part.documents for part in found)]),
        np.concatenate([nobody, *(part.articles for part in found)]),
        np.concatenate([nobody.astype(np.float64), *(part.scores for part in found)]),
        np.concatenate([nobody, *(part.days for part in found)]),
    )


def in_order(query: Query, found: Candidates) -> Numbers:
    """The places of candidates in the query's order."""
    first: Scores | Numbers
    match query.sorted_by:
        case Sort.RELEVANCE:
            first = -found.scores
        case Sort.NEWEST:
            first = -found.days
        case Sort.OLDEST:
            first = -_backwards(found.days)
    return np.lexsort((-found.articles, -found.days, first))


def page_from(query: Query, found: Candidates, order: Numbers) -> tuple[Hit, ...]:
    """Those of the candidates in this order that stand on the query's page."""
    page = order[query.first_hit : query.first_hit + query.size]
    return tuple(map(Hit, found.articles[page].tolist(), found.scores[page].tolist()))


def _backwards(days: Numbers) -> Numbers:
    """Numbers that are the larger the older the day; unknown days are the smallest of all."""
    backwards = -days.astype(np.int64)
    backwards[days == UNKNOWN_DAY] = np.iinfo(np.int64).min + 1
    return backwards
