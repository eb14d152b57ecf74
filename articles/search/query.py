"""Query: what the reader asks, as a frozen value."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from articles.search.date_filter import ANY_DATE, DateFilter
from articles.search.facets import FACETS, Mentions
from articles.search.tree import EVERYTHING, Everything, Node

SIZES = (20, 50, 100)
_ORDER = {facet.name: place for place, facet in enumerate(FACETS)}
DEEPEST_HIT = 10_000  # Further down, narrowing helps more than paging.


class Sort(StrEnum):
    """In what order; each breaks ties by date, newest first, then by article id, highest first.

    A date counts by its first day; articles without one come last in every order of time.
    """

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


class Copies(StrEnum):
    """Does every article count, or each story once?

    One per story, a story stands where the first of its articles that match stands in the query's
    order, and counts once for whatever any of them has. Articles without a story count as always.
    """

    ALL = "all"
    STORIES = "stories"


@dataclass(frozen=True)
class Selection:
    """What is ticked and excluded in one facet; values are distinct and sorted.

    `chosen` may hold NONE, "none tagged". `match_all` asks for articles with all of them.
    """

    facet: str
    chosen: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    match_all: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "chosen", tuple(sorted(set(self.chosen))))
        object.__setattr__(self, "excluded", tuple(sorted(set(self.excluded))))

    @property
    def is_empty(self) -> bool:
        """Does it narrow nothing?"""
        return not self.chosen and not self.excluded


@dataclass(frozen=True)
class Query:
    """What the reader asks: text and its meaning, filters, dates, sort and page.

    On pages facet values are those of addresses (codes and slugs); before an engine is asked
    they become the index's own (ids), in a Query of the same shape. `mentions` says whether
    countries, leaders and organizations are those that articles are about, or all they name.
    """

    text: str = ""
    tree: Node = EVERYTHING
    selections: tuple[Selection, ...] = ()
    dates: DateFilter = ANY_DATE
    mentions: Mentions = Mentions.ABOUT
    copies: Copies = Copies.ALL
    sort: Sort | None = None
    page: int = 1
    size: int = SIZES[0]

    def __post_init__(self) -> None:
        kept = [s for s in self.selections if not s.is_empty or s.match_all]
        kept.sort(key=lambda selection: _ORDER[selection.facet])
        if len({selection.facet for selection in kept}) != len(kept):
            raise ValueError("A Query holds one Selection per facet.")
        object.__setattr__(self, "selections", tuple(kept))
        if self.sort is self._usual_sort:
            object.__setattr__(self, "sort", None)

    @property
    def sorted_by(self) -> Sort:
        """The order in force: by relevance where there is a text, newest first where not."""
        return self.sort or self._usual_sort

    @property
    def _usual_sort(self) -> Sort:
        return Sort.NEWEST if isinstance(self.tree, Everything) else Sort.RELEVANCE

    @property
    def first_hit(self) -> int:
        """How many hits come before this page."""
        return (self.page - 1) * self.size

    @property
    def is_filtered(self) -> bool:
        """Does a facet or a date narrow it?"""
        return any(not s.is_empty for s in self.selections) or not self.dates.is_open

    def selection(self, facet: str) -> Selection:
        """What is ticked and excluded in a facet."""
        for selection in self.selections:
            if selection.facet == facet:
                return selection
        return Selection(facet)

    def selecting(self, selection: Selection) -> "Query":
        """The same with this selection of its facet, on the first page."""
        others = tuple(s for s in self.selections if s.facet != selection.facet)
        return replace(self, selections=(*others, selection), page=1)

    def toggled(self, facet: str, value: str) -> "Query":
        """The same with a value ticked, or no longer."""
        before = self.selection(facet)
        chosen = _toggled(before.chosen, value)
        excluded = tuple(v for v in before.excluded if v != value)
        return self.selecting(replace(before, chosen=chosen, excluded=excluded))

    def toggled_exclusion(self, facet: str, value: str) -> "Query":
        """The same with a value excluded, or no longer."""
        before = self.selection(facet)
        excluded = _toggled(before.excluded, value)
        chosen = tuple(v for v in before.chosen if v != value)
        return self.selecting(replace(before, chosen=chosen, excluded=excluded))

    def dated(self, dates: DateFilter) -> "Query":
        """The same from when to when."""
        return replace(self, dates=dates, page=1)

    def cleared(self) -> "Query":
        """The same text without any filter."""
        return replace(self, selections=(), dates=ANY_DATE, page=1)

    def on_page(self, page: int) -> "Query":
        """The same on another page."""
        return replace(self, page=page)


def _toggled(values: Iterable[str], value: str) -> tuple[str, ...]:
    values = tuple(values)
    if value in values:
        return tuple(v for v in values if v != value)
    return (*values, value)
