"""A Query as an address, and back, exactly."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol
from urllib.parse import urlencode

from articles.dates import PartialDate, read_date
from articles.search import FACETS, Copies, DateFilter, Mentions, Query, Selection, Sort
from articles.search.query import DEEPEST_HIT, SIZES
from articles.search.query_text import parse_text
from articles.web.periods import Period, period_named

LONGEST_VALUE = 200
MOST_VALUES = 100


class Parameters(Protocol):
    """What a QueryDict offers."""

    def get(self, key: str, default: str) -> str | None:
        """The last value of a key."""

    def getlist(self, key: str) -> list[str]:
        """All values of a key."""


@dataclass(frozen=True)
class AskedQuery:
    """A Query as an address asks for it, and what in the address made no sense."""

    query: Query
    remarks: tuple[str, ...] = ()
    repair: str = ""


def read_query(parameters: Parameters) -> AskedQuery:
    """The Query of an address. Whatever makes no sense is left out, with a remark."""
    remarks: list[str] = []
    text = (parameters.get("q", "") or "").strip()
    parsed = parse_text(text)
    remarks += [remark.message for remark in parsed.remarks]
    repair = next((remark.repair for remark in parsed.remarks if remark.repair), "")
    query = Query(
        text=text,
        tree=parsed.tree,
        selections=tuple(_read_selection(parameters, facet.name) for facet in FACETS),
        dates=_read_dates(parameters, remarks),
        mentions=_read_mentions(parameters),
        copies=_read_copies(parameters),
        sort=_read_sort(parameters),
        size=_read_size(parameters),
    )
    return AskedQuery(_read_page(parameters, query, remarks), tuple(remarks), repair)


def write_query(query: Query) -> str:
    """The one address of a Query: what stands after the "?", "" for the empty one."""
    return urlencode(list(parameters_of(query)))


def parameters_of(query: Query) -> Iterator[tuple[str, str]]:
    """The parameters of a Query's address, in the one order they have."""
    if query.text:
        yield "q", query.text
    for selection in query.selections:
        yield from ((selection.facet, value) for value in selection.chosen)
        yield from ((f"not_{selection.facet}", value) for value in selection.excluded)
        if selection.match_all:
            yield f"{selection.facet}_match", "all"
    yield from _date_parameters(query.dates)
    if query.mentions is not Mentions.ABOUT:
        yield "mentions", query.mentions
    if query.copies is not Copies.ALL:
        yield "copies", query.copies
    if query.sort:
        yield "sort", query.sort
    if query.size != SIZES[0]:
        yield "size", str(query.size)
    if query.page != 1:
        yield "page", str(query.page)


def _date_parameters(dates: DateFilter) -> Iterator[tuple[str, str]]:
    if isinstance(dates, Period):
        yield "period", dates.name
        return
    if dates.unknown:
        yield "date", "unknown"
    if dates.start:
        yield "from", dates.start.iso
    if dates.end:
        yield "to", dates.end.iso


def _read_selection(parameters: Parameters, facet: str) -> Selection:
    return Selection(
        facet,
        chosen=_values(parameters, facet),
        excluded=_values(parameters, f"not_{facet}"),
        match_all=parameters.get(f"{facet}_match", "") == "all",
    )


def _values(parameters: Parameters, key: str) -> tuple[str, ...]:
    values = (value.strip() for value in parameters.getlist(key)[:MOST_VALUES])
    return tuple(value for value in values if value and len(value) <= LONGEST_VALUE)


def _read_dates(parameters: Parameters, remarks: list[str]) -> DateFilter:
    if parameters.get("date", "") == "unknown":
        return DateFilter(unknown=True)
    period = period_named(parameters.get("period", "") or "")
    # A form sends the period and the dates it stood for; dates that were changed prevail.
    if period and _stands_for(parameters, period):
        return period
    dates = DateFilter(
        _read_date(parameters, "from", remarks), _read_date(parameters, "to", remarks)
    )
    if dates.is_empty:
        remarks.append(
            "The last date lies before the first, so nothing can match. Swap them to see something."
        )
    return dates


def _stands_for(parameters: Parameters, period: Period) -> bool:
    """Are no dates given beside the period, or its own?"""
    written = ((parameters.get(key, "") or "").strip() for key in ("from", "to"))
    own = (period.start, period.end)
    return all(
        not text or (date and text == date.iso) for text, date in zip(written, own, strict=True)
    )


def _read_date(parameters: Parameters, key: str, remarks: list[str]) -> PartialDate | None:
    written = (parameters.get(key, "") or "").strip()
    if not written:
        return None
    date = read_date(written)
    if date is None:
        remarks.append(
            f"The date “{written[:40]}” was not understood and left out. "
            "Write 1987, 1987-03, 1987-03-05 or 5 Mar 1987."
        )
    return date


def _read_mentions(parameters: Parameters) -> Mentions:
    written = parameters.get("mentions", "")
    return Mentions(written) if written in set(Mentions) else Mentions.ABOUT


def _read_copies(parameters: Parameters) -> Copies:
    written = parameters.get("copies", "")
    return Copies(written) if written in set(Copies) else Copies.ALL


def _read_sort(parameters: Parameters) -> Sort | None:
    written = parameters.get("sort", "")
    return Sort(written) if written in set(Sort) else None


def _read_size(parameters: Parameters) -> int:
    return {str(size): size for size in SIZES}.get(parameters.get("size", "") or "", SIZES[0])


def _read_page(parameters: Parameters, query: Query, remarks: list[str]) -> Query:
    written = parameters.get("page", "") or ""
    page = int(written) if written.isascii() and written.isdecimal() and len(written) < 10 else 1
    deepest = DEEPEST_HIT // query.size
    if page > deepest:
        remarks.append(
            f"Pages end at {deepest}. Narrow the search with a filter or a date to see what lies "
            "beyond."
        )
    return replace(query, page=max(1, min(page, deepest)))
