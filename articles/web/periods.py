"""Dates that move with today: "the last 30 days" stays that in an address kept for a year."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone

from articles.dates import PartialDate, Precision
from articles.search import DateFilter


@dataclass(frozen=True)
class Period(DateFilter):
    """The dates of a period as they are today; `name` says it in addresses, `label` on pages."""

    name: str = ""
    label: str = ""

    @property
    def words(self) -> str:
        """As a reader would say it."""
        return self.label


_Days = tuple[PartialDate, PartialDate]


def _last_days(number: int) -> Callable[[dt.date], _Days]:
    return lambda today: (
        PartialDate(today - dt.timedelta(days=number - 1)),
        PartialDate(today),
    )


def _year(back: int) -> Callable[[dt.date], _Days]:
    def days(today: dt.date) -> _Days:
        year = PartialDate(dt.date(today.year - back, 1, 1), Precision.YEAR)
        return year, year

    return days


_PERIODS: dict[str, tuple[str, Callable[[dt.date], _Days]]] = {
    "last-7-days": ("last 7 days", _last_days(7)),
    "last-30-days": ("last 30 days", _last_days(30)),
    "this-year": ("this year", _year(0)),
    "last-year": ("last year", _year(1)),
}


def period_named(name: str) -> Period | None:
    """The period that an address calls so, as it is today; None for any other word."""
    if name not in _PERIODS:
        return None
    label, days = _PERIODS[name]
    start, end = days(timezone.localdate())
    return Period(start, end, name=name, label=label)


def periods() -> list[Period]:
    """All periods, as they are today."""
    return [period for name in _PERIODS if (period := period_named(name))]
