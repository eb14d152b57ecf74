"""Which matches pass every filter, and which pass all but one: what the counts are made over."""

from functools import cached_property

import numpy as np

from articles.search.engines.whoosh_engine.arrays import Mask, Numbers
from articles.search.engines.whoosh_engine.document_set import DocumentSet
from articles.search.engines.whoosh_engine.matches import Matches
from articles.search.engines.whoosh_engine.narrowing import (
    passes_dates,
    passes_exclusions,
    passes_ticks,
)
from articles.search.engines.whoosh_engine.snapshot import LivingSegment
from articles.search.facets import column_of
from articles.search.query import Query, Selection

DATES = "dates"


class Sieve:
    """The matches of one segment, sifted by the filters of a query.

    Exclusions, and ticks that are all asked for, hold for every count. Of the others each is kept
    apart, as one truth for each match, so that every count can leave out its own.
    """

    def __init__(self, part: LivingSegment, query: Query, matches: Matches) -> None:
        self._part = part
        self._query = query
        self._documents = matches.documents
        always = self._always(self._documents)
        if always is not None:
            self._documents = self._documents.compress(always)

    @cached_property
    def hits(self) -> DocumentSet:
        """What passes everything."""
        return self._sifted(self._passing(None))

    def documents_without(self, filter_name: str) -> DocumentSet:
        """What passes everything but one filter: a facet's ticks, or DATES."""
        if filter_name not in self._filters:
            return self.hits
        return self._sifted(self._passing(filter_name))

    @cached_property
    def _filters(self) -> dict[str, Mask]:
        """For each filter that a count may leave out, whether each match passes it."""
        segment = self._part.segment
        filters = {
            selection.facet: self._of(passes_ticks(segment, self._column(selection), selection))
            for selection in self._query.selections
            if _is_own(selection)
        }
        if not self._query.dates.is_open:
            documents = slice(None) if self._are_all else self._documents
            filters[DATES] = passes_dates(segment, self._query.dates, documents)
        return filters

    def _column(self, selection: Selection) -> str:
        return column_of(selection.facet, self._query.mentions)

    @property
    def _are_all(self) -> bool:
        return len(self._documents) == self._part.segment.size

    def _of(self, mask: Mask) -> Mask:
        return mask if self._are_all else mask.take(self._documents)

    def _always(self, documents: Numbers) -> Mask | None:
        """Whether each match is alive and passes what holds for every count; None for all do."""
        passing = None if self._part.alive.all() else self._part.alive.take(documents)
        for selection in self._query.selections:
            masks = []
            if selection.excluded:
                masks.append(
                    passes_exclusions(self._part.segment, self._column(selection), selection)
                )
            if selection.chosen and selection.match_all:
                masks.append(passes_ticks(self._part.segment, self._column(selection), selection))
            for mask in masks:
                held = mask.take(documents)
                passing = held if passing is None else passing & held
        return passing

    def _passing(self, left_out: str | None) -> Mask | None:
        """Whether each match passes all filters but one; None where there are none."""
        masks = [mask for name, mask in self._filters.items() if name != left_out]
        return np.logical_and.reduce(masks) if masks else None

    def _sifted(self, passing: Mask | None) -> DocumentSet:
        size = self._part.segment.size
        if passing is None:
            return DocumentSet(self._documents, size)
        if self._are_all:
            return DocumentSet(np.flatnonzero(passing), size, passing)
        return DocumentSet(self._documents.compress(passing), size)


def _is_own(selection: Selection) -> bool:
    return bool(selection.chosen) and not selection.match_all
