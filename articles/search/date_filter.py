"""From when to when, and how finely its histogram is drawn."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from articles.dates import PartialDate, Precision


class Granularity(StrEnum):
    """The width of a histogram's bars."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True)
class Histogram:
    """Bars of one width, for the dates from `first` to `last`; None is open."""

    granularity: Granularity = Granularity.YEAR
    first: dt.date | None = None
    last: dt.date | None = None

    def bar_of(self, date: PartialDate) -> PartialDate | None:
        """The bar a date stands in; None when it is known too coarsely for any."""
        wanted = Precision(self.granularity)
        order = (Precision.YEAR, Precision.MONTH, Precision.DAY)
        if order.index(date.precision) < order.index(wanted):
            return None
        return PartialDate(date.first, wanted)

    def contains(self, date: PartialDate) -> bool:
        """Does the whole of a date lie within?"""
        return (self.first is None or date.first >= self.first) and (
            self.last is None or date.last <= self.last
        )


YEARS = Histogram()


@dataclass(frozen=True)
class DateFilter:
    """From when to when, both included and either open; or only articles without a date.

    An article passes when every day it may be of lies within: one of "1987" passes 1987, and
    not March 1987. So each bar of the histogram counts what a click on it shows.
    """

    start: PartialDate | None = None
    end: PartialDate | None = None
    unknown: bool = False

    @property
    def is_open(self) -> bool:
        """Does it let everything pass?"""
        return self.start is None and self.end is None and not self.unknown

    @property
    def is_empty(self) -> bool:
        """Does it let nothing pass, because its end lies before its start?"""
        return bool(self.start and self.end and self.end.last < self.start.first)

    def admits(self, date: PartialDate | None) -> bool:
        """Does an article of this date pass?"""
        if self.unknown:
            return date is None
        if self.is_open:
            return True
        if date is None:
            return False
        return (self.start is None or date.first >= self.start.first) and (
            self.end is None or date.last <= self.end.last
        )

    @property
    def histogram(self) -> Histogram:
        """Years; the months of a year once it is chosen; the days of a chosen month."""
        if self.start is None or self.end is None or self.is_empty:
            return YEARS
        first, last = self.start.first, self.end.last
        if first.year != last.year:
            return YEARS
        if first.month != last.month:
            year = PartialDate(first, Precision.YEAR)
            return Histogram(Granularity.MONTH, year.first, year.last)
        month = PartialDate(first, Precision.MONTH)
        return Histogram(Granularity.DAY, month.first, month.last)

    @property
    def words(self) -> str:
        """As a reader would say it."""
        if self.unknown:
            return "date unknown"
        if self.start and self.end:
            if self.start == self.end:
                return self.start.words
            return f"{self.start.words} to {self.end.words}"
        if self.start:
            return f"since {self.start.words}"
        return f"until {self.end.words}" if self.end else "any date"


ANY_DATE = DateFilter()
