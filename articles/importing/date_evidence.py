"""What in a file names a date, and in what order is it believed?"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from articles.dates import PartialDate, Precision
from articles.importing.parsed_article import DateOrigin
from articles.importing.placeholder_days import is_unix_zero, names_unix_zero
from articles.importing.wording.written_dates import (
    Written,
    read_address_date,
    read_words,
    read_written,
)

# An article hardly ever came out on the day of its last change.
OF_CHANGE = "the entry's date of change"
_NAMES = {
    DateOrigin.METADATA: "the metadata",
    DateOrigin.TEXT: "the date line",
    DateOrigin.DATELINE: "the dateline",
    DateOrigin.ADDRESS: "the address",
    DateOrigin.COPYRIGHT: "the copyright line",
}


@dataclass(frozen=True)
class DateEvidence:
    """All that a file says about its date, from the strongest to the weakest.

    `names` says where each of the metadata stands, in words. `changed` is the day of the last
    change, which is hardly ever the day it came out.
    """

    metadata: tuple[Written, ...] = ()
    line: str = ""
    dateline: str = ""
    url: str = ""
    copyright_year: int | None = None
    names: tuple[str, ...] = ()
    changed: Written = ""


@dataclass(frozen=True)
class Witness:
    """Who names which date, in what words."""

    date: PartialDate
    origin: DateOrigin
    name: str
    written: Written = ""
    is_lowered: bool = False


def witnesses(evidence: DateEvidence) -> Iterator[Witness]:
    """All that name a date, from the strongest to the weakest."""
    for number, written in enumerate(evidence.metadata):
        date = read_written(written)
        if date:
            named = evidence.names[number] if number < len(evidence.names) else ""
            yield Witness(date, DateOrigin.METADATA, named or _NAMES[DateOrigin.METADATA], written)
    for date, origin in (
        (read_words(evidence.dateline), DateOrigin.DATELINE),
        (_read_line(evidence), DateOrigin.TEXT),
        (read_address_date(evidence.url), DateOrigin.ADDRESS),
    ):
        if date:
            yield Witness(date, origin, _NAMES[origin])
    if evidence.copyright_year and evidence.copyright_year >= 1600:
        year = PartialDate(dt.date(evidence.copyright_year, 1, 1), Precision.YEAR)
        yield Witness(year, DateOrigin.COPYRIGHT, _NAMES[DateOrigin.COPYRIGHT])
    if changed := read_written(evidence.changed):
        yield Witness(changed, DateOrigin.METADATA, OF_CHANGE, evidence.changed)


def _read_line(evidence: DateEvidence) -> PartialDate | None:
    """The date line, unless a program printed there what it wrote into the metadata for nothing."""
    date = read_words(evidence.line)
    is_empty = date and is_unix_zero(date) and any(map(names_unix_zero, evidence.metadata))
    return None if is_empty else date
