"""SearchPage: every name that the search template may use."""

from dataclasses import dataclass, replace

from articles.answering import Answer, articles_words, names_of, total_words
from articles.search import ANY_DATE, Copies, Mentions, Query, Sort, facet_named
from articles.search.query import DEEPEST_HIT, SIZES
from articles.search.tree import EVERYTHING, Everything
from articles.search.tree_words import in_words
from articles.web.addresses import cleared_address, search_address
from articles.web.escapes import Escape
from articles.web.facet_panel import FacetPanel, facet_panels
from articles.web.histogram import BESIDE, Histogram, build_histogram, counted
from articles.web.periods import periods
from articles.web.rows import Row, build_rows


@dataclass(frozen=True)
class Chip:
    """A filter in force, and the address without it."""

    facet: str
    label: str
    address: str


@dataclass(frozen=True)
class Preset:
    """Dates to choose by one click; a click on chosen ones takes them back."""

    label: str
    address: str
    is_chosen: bool


@dataclass(frozen=True)
class Pager:
    """Where in the results this page stands."""

    first: int
    last: int
    page: int
    pages: int
    previous_address: str
    next_address: str
    is_bounded: bool


@dataclass(frozen=True)
class SearchPage:
    """One search, ready to print."""

    query: Query
    total: int
    total_words: str
    articles_words: str
    interpreted: str
    remarks: tuple[str, ...]
    repair: str
    repair_address: str
    rows: list[Row]
    panels: list[FacetPanel]
    histogram: Histogram | None
    chips: list[Chip]
    presets: list[Preset]
    clear_address: str
    undo_address: str
    pager: Pager
    escapes: list[Escape]
    address: str
    typed_dates: tuple[str, str] = ("", "")
    sizes: tuple[int, ...] = SIZES

    @property
    def counted(self) -> str:
        """What is counted."""
        return counted(self.query)

    @property
    def sorts(self) -> tuple[Sort, ...]:
        """The orders to choose from; without words nothing is more relevant than the rest."""
        has_words = not isinstance(self.query.tree, Everything)
        offers_all = has_words or self.query.sort is Sort.RELEVANCE
        return tuple(sort for sort in Sort if offers_all or sort is not Sort.RELEVANCE)

    @property
    def nothing_understood(self) -> bool:
        """Was something typed, and none of it readable?"""
        return bool(self.query.text) and isinstance(self.query.tree, Everything)

    @property
    def from_text(self) -> str:
        """What stands in the box of the first date: what was typed, where it cannot be read."""
        return self.query.dates.start.iso if self.query.dates.start else self.typed_dates[0]

    @property
    def to_text(self) -> str:
        """What stands in the box of the last date."""
        return self.query.dates.end.iso if self.query.dates.end else self.typed_dates[1]

    @property
    def usual_sort(self) -> Sort:
        """The order without a word about it; not sending it lets it follow the text."""
        return replace(self.query, sort=None).sorted_by

    @property
    def heading(self) -> str:
        """What the page shows, for its title."""
        parts = [self.query.text] if self.query.text else []
        parts += [chip.label for chip in self.chips]
        return ", ".join(parts) or "All articles"


def build_search_page(
    answer: Answer,
    *,
    repair: str = "",
    undo: str = "",
    escapes: list[Escape] | None = None,
    typed_dates: tuple[str, str] = ("", ""),
) -> SearchPage:
    """Everything the search page prints, from one answer. `undo` is the address to go back to.

    `typed_dates` are the first and last date as they were typed, readable or not.
    """
    query, results = answer.query, answer.results
    return SearchPage(
        query=query,
        total=results.total,
        total_words=total_words(answer),
        articles_words=articles_words(results.articles),
        interpreted="" if isinstance(query.tree, Everything) else in_words(query.tree),
        remarks=answer.remarks,
        repair=repair,
        repair_address=search_address(replace(query, text=repair, tree=EVERYTHING, page=1)),
        rows=build_rows(answer),
        panels=facet_panels(answer),
        histogram=build_histogram(results.dates, query, BESIDE) if results.dates else None,
        chips=_chips(answer),
        presets=_presets(query),
        clear_address=cleared_address(query) if query.is_filtered else "",
        undo_address=undo,
        pager=_pager(query, results.total),
        escapes=escapes or [],
        address=search_address(query),
        typed_dates=typed_dates,
    )


def _chips(answer: Answer) -> list[Chip]:
    query, chips = answer.query, []
    for asked, resolved in zip(query.selections, answer.resolved.selections, strict=True):
        facet = facet_named(asked.facet)
        label = facet.label if facet else asked.facet
        names = names_of(asked.facet, [*resolved.chosen, *resolved.excluded])
        known = {name.value.casefold(): name.label for name in names.values()}
        for value in asked.chosen:
            words = known.get(value.casefold(), f"{value} (unknown)")
            chips.append(Chip(label, words, search_address(query.toggled(asked.facet, value))))
        for value in asked.excluded:
            words = f"not {known.get(value.casefold(), value)}"
            address = search_address(query.toggled_exclusion(asked.facet, value))
            chips.append(Chip(label, words, address))
    if query.mentions is Mentions.NAMED:
        about = replace(query, mentions=Mentions.ABOUT, page=1)
        chips.append(Chip("Mentions", "all that is named", search_address(about)))
    if query.copies is Copies.STORIES:
        every = replace(query, copies=Copies.ALL, page=1)
        chips.append(Chip("Copies", "one per story", search_address(every)))
    if not query.dates.is_open:
        chips.append(Chip("Date", query.dates.words, search_address(query.dated(ANY_DATE))))
    return chips


def _presets(query: Query) -> list[Preset]:
    return [
        Preset(
            period.label.capitalize(),
            search_address(query.dated(ANY_DATE if period == query.dates else period)),
            period == query.dates,
        )
        for period in periods()
    ]


def _pager(query: Query, total: int) -> Pager:
    reachable = min(total, DEEPEST_HIT)
    pages = max(1, -(-reachable // query.size))
    page = query.page
    return Pager(
        first=query.first_hit + 1,
        last=min(query.first_hit + query.size, total),
        page=page,
        pages=pages,
        previous_address=search_address(query.on_page(min(page - 1, pages))) if page > 1 else "",
        next_address=search_address(query.on_page(page + 1)) if page < pages else "",
        is_bounded=page >= pages and total > reachable,
    )
