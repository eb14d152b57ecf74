"""A date of which perhaps only the month or the year is known."""

import calendar
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class PartialDate:
    """A day, a month or a year; `first` is its first day.

    A date of which nothing is known is `None` wherever a PartialDate is expected.
    """

    first: dt.date
    precision: Precision = Precision.DAY

    def __post_init__(self) -> None:
        if self.precision is Precision.UNKNOWN:
            raise ValueError("An unknown date is None, not a PartialDate.")
        day = 1 if self.precision is not Precision.DAY else self.first.day
        month = 1 if self.precision is Precision.YEAR else self.first.month
        object.__setattr__(self, "first", dt.date(self.first.year, month, day))

    @property
    def last(self) -> dt.date:
        """The last day it could be."""
        match self.precision:
            case Precision.YEAR:
                return dt.date(self.first.year, 12, 31)
            case Precision.MONTH:
                days = calendar.monthrange(self.first.year, self.first.month)[1]
                return self.first.replace(day=days)
            case _:
                return self.first

    @property
    def iso(self) -> str:
        """As in an address: "1987", "1987-03" or "1987-03-05"."""
        length = {Precision.YEAR: 4, Precision.MONTH: 7}.get(self.precision, 10)
        return self.first.isoformat()[:length]

    @property
    def words(self) -> str:
        """As a reader would say it: "1987", "March 1987" or "5 March 1987"."""
        month = f"{calendar.month_name[self.first.month]} {self.first.year}"
        match self.precision:
            case Precision.YEAR:
                return str(self.first.year)
            case Precision.MONTH:
                return month
            case _:
                return f"{self.first.day} {month}"
