"""What the bars of a histogram stand for: every day, month or year in turn, or whole decades."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from articles.dates import PartialDate, Precision
from articles.search import DateCounts, DateFilter
from articles.search.date_filter import Granularity

_UNITS = {1: "year", 10: "decade", 100: "century", 1000: "millennium"}


@dataclass(frozen=True)
class Span:
    """What one bar stands for, and how many articles, or stories, it has."""

    dates: DateFilter
    words: str
    tick: str
    count: int


def spans_of(counts: DateCounts, asked: DateFilter, most: int) -> tuple[str, list[Span]]:
    """The unit and the spans without a gap, those without an article too.

    Years that would make more than `most` bars are taken together, and what is in several of them
    then counts once; once a reader has asked for some of them, only those are shown.
    """
    granularity = counts.histogram.granularity
    if granularity is not Granularity.YEAR:
        return granularity.value, [_single(date, count) for date, count in _filled(counts)]
    years = {date.first.year: count for date, count in counts.bars}
    if not years:
        return "year", []
    first, last = min(years), max(years)
    if last - first >= most and asked.start and asked.end and not asked.is_empty:
        first, last = asked.start.first.year, asked.end.last.year
    width = next((w for w in _UNITS if last // w - first // w < most), 1000)
    numbers: Counter[int] = Counter()
    for year, count in years.items():
        if first <= year <= last:
            numbers[year // width] += count
    for same, stories in counts.across:
        years_of = Counter(d.first.year // width for d in same if first <= d.first.year <= last)
        for place, times in years_of.items():
            numbers[place] -= (times - 1) * stories
    places = range(first // width, last // width + 1)
    return _UNITS[width], [_years(place * width, width, numbers[place]) for place in places]


def _single(date: PartialDate, count: int) -> Span:
    tick = f"{date.first:%b}" if date.precision is Precision.MONTH else str(date.first.day)
    return Span(DateFilter(date, date), date.words, tick, count)


def _years(first: int, width: int, count: int) -> Span:
    start, end = (_year(year) for year in (max(first, 1), min(first + width - 1, 9999)))
    words = start.words if start == end else f"{start.words} to {end.words}"
    return Span(DateFilter(start, end), words, start.words, count)


def _year(year: int) -> PartialDate:
    return PartialDate(dt.date(year, 1, 1), Precision.YEAR)


def _filled(counts: DateCounts) -> Iterator[tuple[PartialDate, int]]:
    """All days or months of the histogram's dates, those without an article too."""
    numbers = dict(counts.bars)
    window = counts.histogram
    if not numbers and window.first is None:
        return
    last = window.last or max(date.first for date in numbers)
    first = window.first or min(date.first for date in numbers)
    date = PartialDate(first, Precision(window.granularity))
    while date.first <= last:
        yield date, numbers.get(date, 0)
        if date.last == dt.date.max:
            return
        date = replace(date, first=date.last + dt.timedelta(days=1))
