"""The articles, or stories, over time, as bars that a template draws with SVG."""

from collections.abc import Callable
from dataclasses import dataclass

from articles.dates import PartialDate, Precision
from articles.search import ANY_DATE, Copies, DateCounts, DateFilter, Query
from articles.search.date_filter import Granularity
from articles.web.addresses import search_address
from articles.web.spans import spans_of


@dataclass(frozen=True)
class Size:
    """A drawing's width and height in its own units, and how much of either is legible in it."""

    width: int
    height: int
    ticks: int
    most_bars: int


BESIDE = Size(272, 72, 4, 120)
ACROSS = Size(1000, 120, 9, 300)


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
    unit: str
    peak: int
    unknown: int
    unknown_address: str
    unknown_chosen: bool
    coarser: int
    wider_address: str
    wider_words: str
    counted: str
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
    unit, spans = spans_of(counts, query.dates, size.most_bars)
    peak = max((span.count for span in spans), default=0)
    every = max(1, -(-len(spans) // size.ticks))
    bars = []
    for place, span in enumerate(spans):
        x, width = _across(place, len(spans), size)
        height = _tall(span.count, peak, size)
        bar = Bar(span.words, span.count, address(query.dated(span.dates)),
                  _is_within(span.dates, query.dates), x,
                  round(size.height - height, 2), width, height,
                  tick="" if place % every else span.tick)  # fmt: skip
        bars.append(bar)
    wider, wider_words = _wider(query.dates)
    return Histogram(
        bars=tuple(bars),
        unit=unit,
        peak=peak,
        unknown=counts.unknown,
        unknown_address=address(query.dated(DateFilter(unknown=True))),
        unknown_chosen=query.dates.unknown,
        coarser=counts.coarser,
        wider_address=address(query.dated(wider)) if wider else "",
        wider_words=wider_words,
        counted=counted(query),
        size=size,
    )


def counted(query: Query) -> str:
    """What the counts of a Query count."""
    return "stories" if query.copies is Copies.STORIES else "articles"


def _across(place: int, bars: int, size: Size) -> tuple[float, float]:
    """Where a bar begins, and how wide it is."""
    width = size.width / bars
    gap = min(width * 0.15, 3.0)
    return round(place * width + gap / 2, 2), round(width - gap, 2)


def _tall(count: int, peak: int, size: Size) -> float:
    """How high a bar is; one of a few among thousands stays visible."""
    return round(max(size.height * count / peak, 2.0), 2) if count else 0.0


def _is_within(bar: DateFilter, asked: DateFilter) -> bool:
    """Does the reader ask for the whole of this bar?"""
    if asked.is_open or not bar.start or not bar.end:
        return False
    return asked.admits(bar.start) and asked.admits(bar.end)


def _wider(dates: DateFilter) -> tuple[DateFilter | None, str]:
    """One step out: from days to their months, from anything else to all years."""
    if dates.is_open:
        return None, ""
    if dates.histogram.granularity is Granularity.DAY and dates.start:
        year = PartialDate(dates.start.first, Precision.YEAR)
        return DateFilter(year, year), f"All of {year.words}"
    return ANY_DATE, "All years"
