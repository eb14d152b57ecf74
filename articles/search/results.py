"""Results: an engine's answer to one Query."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from articles.dates import PartialDate
from articles.search.date_filter import YEARS, Histogram
from articles.search.facets import FACETS


@dataclass(frozen=True)
class Counting:
    """What is counted beside the hits.

    `top` asks for the most frequent values of each facet alone, and those that the query ticks
    or excludes; None for all. `histogram` asks for other bars than the query's dates suggest.
    """

    facets: tuple[str, ...] = tuple(facet.name for facet in FACETS)
    dates: bool = True
    top: int | None = None
    histogram: Histogram | None = None


COUNT_ALL = Counting()
COUNT_NOTHING = Counting(facets=(), dates=False)


class Hit(NamedTuple):
    """One article that matches; a score means something only beside those of the same Query."""

    article_id: int
    score: float


class FacetCount(NamedTuple):
    """How many articles (or stories) have a value."""

    value: str
    count: int  # type: ignore[assignment] # a tuple's own count() is of no use here


@dataclass(frozen=True)
class FacetCounts:
    """How many articles each value of a facet has, were it ticked too.

    Counted among the articles that pass everything but this facet's ticks: its exclusions hold,
    and so do its ticks where all of them are asked for (`match_all`). Values without an article
    are left out. Most frequent first, then by value. `none` counts those without any value,
    `values` how many values have an article, whether they are told or not.
    """

    facet: str
    counts: tuple[FacetCount, ...] = ()
    none: int = 0
    values: int = 0


@dataclass(frozen=True)
class DateCounts:
    """How many articles each bar of the histogram has, counted among those that pass
    everything but the date filter.

    `bars` come in order of time, without empty ones. `coarser` counts the articles within the
    histogram's dates that are known too coarsely for a bar, `unknown` those without a date.
    Of stories with articles in several years, `across` tells which years and how many stories: who
    takes years together counts those once. It is empty for other bars, and where articles count.
    """

    histogram: Histogram = YEARS
    bars: tuple[tuple[PartialDate, int], ...] = ()
    coarser: int = 0
    unknown: int = 0
    across: tuple[tuple[tuple[PartialDate, ...], int], ...] = ()


@dataclass(frozen=True)
class Results:
    """One answer: the total, this page's hits in order, and the counts that were asked for.

    Where the query asks for one per story, everything counts stories, but for `articles`: so many
    articles match, with all copies.
    """

    total: int
    articles: int
    hits: tuple[Hit, ...] = ()
    facets: Mapping[str, FacetCounts] = field(default_factory=dict)
    dates: DateCounts | None = None
