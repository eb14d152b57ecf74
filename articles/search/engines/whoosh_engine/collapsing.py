"""Which hits stand on a page that shows every story once: each as the first of its articles."""

import numpy as np

from articles.search.engines.whoosh_engine.ordering import Hits, in_order, joined, page_from
from articles.search.engines.whoosh_engine.stories import StoriesOfSegment, first_of_each
from articles.search.query import Query
from articles.search.results import Hit

# At first so many times as many hits are looked at as are wanted: most stories are of two or three.
_AT_FIRST = 2
_MORE = 4


def collapsed_page_of(
    query: Query, found: list[tuple[Hits, StoriesOfSegment]], repeats: int
) -> tuple[Hit, ...]:
    """The hits of the query's page, where `repeats` hits tell what another hit tells.

    The best hits are looked at in order, more and more of them, until enough are the first of
    their story: so deep down that cannot fail.
    """
    wanted = query.first_hit + query.size
    deepest = wanted + repeats
    depth = min(_AT_FIRST * wanted, deepest)
    while True:
        parts = [(hits.best(depth), stories) for hits, stories in found]
        candidates = joined([part for part, _ in parts])
        # What comes after so many may be missing hits of a segment that had more.
        order = in_order(query, candidates)[:depth]
        told = [stories.of(part.documents) for part, stories in parts]
        numbers = np.concatenate([np.empty(0, np.int64), *told]).take(order)
        order = order.compress(first_of_each(numbers))
        if len(order) >= wanted or depth == deepest:
            return page_from(query, candidates, order)
        depth = min(_MORE * depth, deepest)
