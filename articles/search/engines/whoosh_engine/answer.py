"""Answers a whole Query from a snapshot: the hits of its page, and every count asked for."""

import numpy as np

from articles.search.engines.whoosh_engine.arrays import Mask
from articles.search.engines.whoosh_engine.date_counts import DateTally
from articles.search.engines.whoosh_engine.evaluate import Evaluation, refuse_names
from articles.search.engines.whoosh_engine.facet_counts import FacetTally
from articles.search.engines.whoosh_engine.narrowing import (
    passes_dates,
    passes_exclusions,
    passes_ticks,
)
from articles.search.engines.whoosh_engine.ordering import Found, page_of
from articles.search.engines.whoosh_engine.scoring import Scoring
from articles.search.engines.whoosh_engine.segment import OpenSegment
from articles.search.engines.whoosh_engine.snapshot import LivingSegment, Snapshot
from articles.search.query import Query
from articles.search.results import Counting, Results


def answer(snapshot: Snapshot, query: Query, counting: Counting) -> Results:
    """The Results of a Query whose facet values are ids."""
    refuse_names(query.tree)
    scoring = Scoring(snapshot)
    facets = {name: FacetTally(name) for name in counting.facets}
    dates = DateTally(query.dates.histogram) if counting.dates else None
    found = []
    for part in snapshot.parts:
        matches = Evaluation(part.segment, scoring).matches(query.tree)
        text = np.zeros(part.segment.size, np.bool_)
        text[matches.documents] = True
        masks = _Masks(part, query, text)
        for name, tally in facets.items():
            tally.add(part.segment, masks.without_ticks(name))
        if dates is not None:
            dates.add(part.segment, masks.without_dates())
        kept = masks.everything()[matches.documents]
        documents = matches.documents[kept]
        found.append(
            Found(
                part.segment.integers("article_id")[documents],
                matches.scores[kept],
                part.segment.integers("first_day")[documents],
            )
        )
    return Results(
        total=sum(len(part.articles) for part in found),
        hits=page_of(query, found),
        facets={name: tally.result() for name, tally in facets.items()},
        dates=dates.result() if dates is not None else None,
    )


class _Masks:
    """What passes each filter of a query in one segment, to be put together as a count needs."""

    def __init__(self, part: LivingSegment, query: Query, text: Mask) -> None:
        segment: OpenSegment = part.segment
        self._dates = None if query.dates.is_open else passes_dates(segment, query.dates)
        self._ticks: dict[str, Mask] = {}
        # What holds for every count: ticks that are all asked for hold like exclusions.
        self._always = text & part.alive
        for selection in query.selections:
            if selection.excluded:
                self._always &= passes_exclusions(segment, selection)
            if selection.chosen and selection.match_all:
                self._always &= passes_ticks(segment, selection)
            elif selection.chosen:
                self._ticks[selection.facet] = passes_ticks(segment, selection)

    def everything(self) -> Mask:
        """What passes everything."""
        return self._with_dates(self._ticked_except(None))

    def without_ticks(self, facet: str) -> Mask:
        """What passes everything but the ticks of a facet."""
        return self._with_dates(self._ticked_except(facet))

    def without_dates(self) -> Mask:
        """What passes everything but the date filter."""
        return self._ticked_except(None)

    def _ticked_except(self, facet: str | None) -> Mask:
        mask = self._always
        for name, ticked in self._ticks.items():
            if name != facet:
                mask = mask & ticked
        return mask

    def _with_dates(self, mask: Mask) -> Mask:
        return mask if self._dates is None else mask & self._dates
