"""Which hits stand on a page."""

from dataclasses import dataclass

import numpy as np

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

    articles: Numbers
    scores: Scores
    days: Numbers


def candidates(segment: OpenSegment, matches: Matches, hits: Numbers, query: Query) -> Candidates:
    """The best hits of a segment, as many as the page needs, and all that equal the last."""
    wanted = query.first_hit + query.size
    all_days = segment.integers("first_day")
    if query.sorted_by is Sort.RELEVANCE and matches.is_scored:
        scores = matches.scores(hits)
        kept = places_of_largest(scores, wanted)
        best, scores = hits.take(kept), scores.take(kept)
    else:
        days = all_days.take(hits)
        is_backwards = query.sorted_by is Sort.OLDEST
        best = hits[places_of_largest(_backwards(days) if is_backwards else days, wanted)]
        scores = matches.scores(best)
    articles = segment.integers("article_id").take(best).astype(np.int64)
    return Candidates(articles, scores, all_days.take(best).astype(np.int64))


def page_of(query: Query, found: list[Candidates]) -> tuple[Hit, ...]:
    """The hits of the query's page, in its order: ties by date, newest first, then by id."""
    if not found:
        return ()
    articles = np.concatenate([part.articles for part in found])
    scores = np.concatenate([part.scores for part in found])
    days = np.concatenate([part.days for part in found])
    match query.sorted_by:
        case Sort.RELEVANCE:
            first = -scores
        case Sort.NEWEST:
            first = -days
        case Sort.OLDEST:
            first = -_backwards(days)
    order = np.lexsort((-articles, -days, first))
    page = order[query.first_hit : query.first_hit + query.size]
    return tuple(map(Hit, articles[page].tolist(), scores[page].tolist()))


def _backwards(days: Numbers) -> Numbers:
    """Numbers that are the larger the older the day; unknown days are the smallest of all."""
    backwards = -days.astype(np.int64)
    backwards[days == UNKNOWN_DAY] = np.iinfo(np.int64).min + 1
    return backwards
