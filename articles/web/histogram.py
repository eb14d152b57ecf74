"""The articles over time, as bars that a template draws with SVG."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from articles.dates import PartialDate, Precision
from articles.search import ANY_DATE, DateCounts, DateFilter, Query
from articles.search.date_filter import Granularity
from articles.web.addresses import search_address

MOST_BARS = 400


@dataclass(frozen=True)
class Size:
    """A drawing's width and height in its own units, and how many ticks are legible below it."""

    width: int
    height: int
    ticks: int


BESIDE = Size(272, 72, 4)
ACROSS = Size(1000, 120, 9)


@dataclass(frozen=True)
class Bar:
    """One bar; x, y, width and height in the units of the drawing."""

    words: str
    count: int
    address: str
    is_chosen: bool
    x: float
    y: float
    width: float
    height: float
    tick: str = ""

    @property
    def tick_x(self) -> float:
        """Where its tick's label is centred."""
        return round(self.x + self.width / 2, 2)


@dataclass(frozen=True)
class Histogram:
    """Bars by year, month or day, and the two counts that no bar can show."""

    bars: tuple[Bar, ...]
    granularity: Granularity
    peak: int
    unknown: int
    unknown_address: str
    unknown_chosen: bool
    coarser: int
    wider_address: str
    wider_words: str
    size: Size

    @property
    def is_worth_showing(self) -> bool:
        """Is there anything to see or to go back to?"""
        return bool(self.bars or self.unknown or self.wider_address)


def build_histogram(
    counts: DateCounts,
    query: Query,
    size: Size,
    address: Callable[[Query], str] = search_address,
) -> Histogram:
    """The histogram of a Query's dates; each bar leads to the same Query within its dates."""
    filled = list(_zero_filled(counts))
    peak = max((count for _, count in filled), default=0)
    every = max(1, -(-len(filled) // size.ticks))
    bars = []
    for place, (date, count) in enumerate(filled):
        asked = query.dated(DateFilter(date, date))
        is_chosen = not query.dates.is_open and query.dates.admits(date)
        x, width = _across(place, len(filled), size)
        height = _tall(count, peak, size)
        bar = Bar(date.words, count, address(asked), is_chosen, x,
                  round(size.height - height, 2), width, height,
                  tick="" if place % every else _tick(date))  # fmt: skip
        bars.append(bar)
    wider, wider_words = _wider(query.dates)
    return Histogram(
        bars=tuple(bars),
        granularity=counts.histogram.granularity,
        peak=peak,
        unknown=counts.unknown,
        unknown_address=address(query.dated(DateFilter(unknown=True))),
        unknown_chosen=query.dates.unknown,
        coarser=counts.coarser,
        wider_address=address(query.dated(wider)) if wider else "",
        wider_words=wider_words,
        size=size,
    )


def _across(place: int, bars: int, size: Size) -> tuple[float, float]:
    """Where a bar begins, and how wide it is."""
    width = size.width / bars
    gap = min(width * 0.15, 3.0)
    return round(place * width + gap / 2, 2), round(width - gap, 2)


def _tall(count: int, peak: int, size: Size) -> float:
    """How high a bar is; one of a few among thousands stays visible."""
    return round(max(size.height * count / peak, 2.0), 2) if count else 0.0


def _tick(date: PartialDate) -> str:
    if date.precision is Precision.YEAR:
        return str(date.first.year)
    if date.precision is Precision.MONTH:
        return f"{date.first:%b}"
    return str(date.first.day)


def _wider(dates: DateFilter) -> tuple[DateFilter | None, str]:
    """One step out: from days to their months, from anything else to all years."""
    if dates.is_open:
        return None, ""
    if dates.histogram.granularity is Granularity.DAY and dates.start:
        year = PartialDate(dates.start.first, Precision.YEAR)
        return DateFilter(year, year), f"All of {year.words}"
    return ANY_DATE, "All years"


def _zero_filled(counts: DateCounts) -> Iterator[tuple[PartialDate, int]]:
    """All bars from the first to the last, those without an article too."""
    numbers = dict(counts.bars)
    window = counts.histogram
    if not numbers and window.first is None:
        return
    first = window.first or min(date.first for date in numbers)
    last = window.last or max(date.first for date in numbers)
    precision = Precision(window.granularity)
    if precision is Precision.YEAR and last.year - first.year >= MOST_BARS:
        yield from counts.bars
        return
    date = PartialDate(first, precision)
    while date.first <= last:
        yield date, numbers.get(date, 0)
        if date.last == dt.date.max:
            return
        date = replace(date, first=date.last + dt.timedelta(days=1))
