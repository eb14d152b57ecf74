"""Which hits stand on a page."""

from dataclasses import dataclass

import numpy as np

from articles.search.engines.whoosh_engine.arrays import Numbers, Scores
from articles.search.engines.whoosh_engine.fields import UNKNOWN_DAY
from articles.search.query import Query, Sort
from articles.search.results import Hit

_AFTER_ALL_DAYS = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Found:
    """The hits of one segment, or of several."""

    articles: Numbers
    scores: Scores
    first_days: Numbers


def page_of(query: Query, found: list[Found]) -> tuple[Hit, ...]:
    """The hits of the query's page, in its order."""
    articles = _joined([part.articles for part in found])
    days = _joined([part.first_days for part in found])
    scores: Scores = np.concatenate([np.empty(0), *(part.scores for part in found)])
    keys = _keys(query.sorted_by, scores, days)
    last = query.first_hit + query.size
    kept = _best(keys, last)
    order = np.lexsort((-articles[kept], -days[kept], keys[kept]))
    page = kept[order[query.first_hit : last]]
    return tuple(map(Hit, articles[page].tolist(), scores[page].tolist()))


def _keys(sort: Sort, scores: Scores, days: Numbers) -> Scores | Numbers:
    """What is sorted by before all else, ascending."""
    match sort:
        case Sort.RELEVANCE:
            return -scores
        case Sort.NEWEST:
            return -days
        case Sort.OLDEST:
            return np.where(days == UNKNOWN_DAY, _AFTER_ALL_DAYS, days)


def _best(keys: Scores | Numbers, count: int) -> Numbers:
    """The places of the `count` lowest keys, and of all that equal the last of them."""
    if count >= len(keys):
        return np.arange(len(keys))
    return np.flatnonzero(keys <= np.partition(keys, count - 1)[count - 1])


def _joined(parts: list[Numbers]) -> Numbers:
    return np.concatenate([np.empty(0, np.int64), *parts])
