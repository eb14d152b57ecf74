"""Which days do programs write that know none?"""

import datetime as dt

from articles.dates import PartialDate, Precision
from articles.importing.wording.written_dates import (
    Written,
    has_hour,
    is_at_midnight,
    is_zero_second,
    read_written,
)

# The second zero of Unix, as it is called east and west of Greenwich.
_UNIX = frozenset([dt.date(1970, 1, 1), dt.date(1969, 12, 31)])
# The days from which databases count: Access and OLE, SQL Server, and Windows.
_DATABASES = frozenset(
    [dt.date(1899, 12, 30), dt.date(1899, 12, 31), dt.date(1900, 1, 1), dt.date(1753, 1, 1),
     dt.date(1601, 1, 1)]
)  # fmt: skip
_LONGEST = 100


def is_zero_day(date: PartialDate) -> bool:
    """Is it a day from which programs count, and so what they write for no date at all?"""
    return _is_day(date) and (date.first in _UNIX or date.first in _DATABASES)


def is_unix_zero(date: PartialDate) -> bool:
    """Is it the day of which programs make even addresses?"""
    return _is_day(date) and date.first in _UNIX


def names_unix_zero(written: Written) -> bool:
    """Did a program write this that knew no day?"""
    if isinstance(written, str) and is_zero_second(written[:_LONGEST]):
        return True
    date = read_written(written)
    return date is not None and is_unix_zero(date)


def may_be_year(date: PartialDate, written: Written) -> bool:
    """Is it a first of January without an hour, as for a year of which no day is known?"""
    if not _is_day(date) or (date.first.month, date.first.day) != (1, 1):
        return False
    return is_at_midnight(written) or not has_hour(written)


def _is_day(date: PartialDate) -> bool:
    return date.precision is Precision.DAY
