"""When was it published, as far as the file tells?"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from articles.dates import PartialDate, Precision, read_date
from articles.importing.characters import clean_line, cut_at_word
from articles.importing.parsed_article import DateOrigin

Written: TypeAlias = str | int | float

_LABEL = re.compile(
    r"^(first\s+)?(published|posted|issued|filed|date|dated)(\s+on)?\s*[:,]?\s+", re.I
)
# What stands between day, month and year in languages whose months `read_date` knows.
_BETWEEN = re.compile(r"(?<=\d)(er|\.)(?=\s)|\b(de|del|le|den|el)\b", re.I)
# No wording of a date is longer, with its label.
_LONGEST = 200
_IN_ADDRESS = re.compile(
    r"[/_-]((?:19|20|18|17)\d\d)[/_-](\d{1,2})(?:[/_-](\d{1,2}))?(?=[/_.?-]|$)"
    r"|/((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_.-])"
)
_ZERO_HOUR = re.compile(r"^1970-01-01[T ]00:00(:00)?")

# Seconds since 1970 of April 1973 to November 2286: nine or ten figures.
_SMALLEST_SECONDS, _LARGEST_SECONDS = 1e8, 1e10


@dataclass(frozen=True)
class DateEvidence:
    """All that a file says about its date, from the strongest to the weakest."""

    metadata: tuple[Written, ...] = ()
    line: str = ""
    dateline: str = ""
    url: str = ""
    copyright_year: int | None = None


def find_date(
    evidence: DateEvidence, today: dt.date | None = None
) -> tuple[PartialDate | None, DateOrigin]:
    """The published date with what it was read from; None when nothing sensible is said.

    A weaker witness may make a vague date exact, never contradict it. A date later than
    tomorrow is nonsense, and ignored.
    """
    latest = _latest(today)
    found: PartialDate | None = None
    origin = DateOrigin.NONE
    for date, from_where in _witnesses(evidence):
        if date is None or date.first > latest:
            continue
        if found is None or _is_closer(date, found):
            found, origin = date, from_where
    if found and found.precision is not Precision.DAY and evidence.dateline:
        exact = read_written(f"{evidence.dateline}, {found.first.year}")
        if exact and _is_closer(exact, found) and exact.first <= latest:
            return exact, DateOrigin.DATELINE
    return found, origin


def find_unread_date(evidence: DateEvidence, today: dt.date | None = None) -> str:
    """What the metadata calls the date, when nothing there is one that can be believed; else ""."""
    written = [each for each in evidence.metadata if _says_something(each)]
    dates = [read_written(each) for each in written]
    if not written or any(date is not None and date.first <= _latest(today) for date in dates):
        return ""
    try:
        return cut_at_word(clean_line(str(written[0])), 60)
    except ValueError:  # Python prints no number of more than 4,300 figures
        return "a number of very many figures"


def read_written(written: Written) -> PartialDate | None:
    """The date somebody wrote, in words, figures or seconds since 1970; None when it is none."""
    if isinstance(written, bool):
        return None
    if isinstance(written, int | float):
        return _read_number(written)
    return _read_words(written)


def is_date_line(line: str) -> bool:
    """Is this line a date and nothing else?"""
    return len(line) <= 64 and any(map(str.isdigit, line)) and _read_words(line) is not None


def _latest(today: dt.date | None) -> dt.date:
    return (today or dt.datetime.now(dt.UTC).date()) + dt.timedelta(days=1)


def _says_something(written: Written) -> bool:
    """Not so a placeholder for no date at all."""
    if isinstance(written, str):
        return bool(written.strip(" 0-:/T"))
    return written not in (0, -1)


def _witnesses(evidence: DateEvidence) -> Iterator[tuple[PartialDate | None, DateOrigin]]:
    for written in evidence.metadata:
        yield read_written(written), DateOrigin.METADATA
    yield _read_words(evidence.line), DateOrigin.TEXT
    yield _read_words(evidence.dateline), DateOrigin.DATELINE
    yield _read_address(evidence.url), DateOrigin.ADDRESS
    if evidence.copyright_year and evidence.copyright_year >= 1600:
        year = PartialDate(dt.date(evidence.copyright_year, 1, 1), Precision.YEAR)
        yield year, DateOrigin.COPYRIGHT


def _is_closer(date: PartialDate, known: PartialDate) -> bool:
    inside = known.first <= date.first and date.last <= known.last
    return inside and (date.last - date.first) < (known.last - known.first)


def _read_words(text: str) -> PartialDate | None:
    return _read_short(text) if len(text) <= _LONGEST else None


@lru_cache(maxsize=4096)
def _read_short(text: str) -> PartialDate | None:
    text = _LABEL.sub("", text.strip())
    if not text or not text.isprintable() or _ZERO_HOUR.match(text):
        return None
    if text.isdecimal() and len(text) in (10, 13):
        return _read_number(int(text))
    return read_date(text) or read_date(_BETWEEN.sub(" ", text))


def _read_number(number: float) -> PartialDate | None:
    if not 0 < number < 1e14:
        return None
    if 1000 <= number <= 9999 or 10_000_101 <= number <= 99_991_231:
        return read_date(str(int(number)))
    seconds = number / 1000 if number > _LARGEST_SECONDS else number
    # Fewer are more likely a number of something else than a day of the 1970s.
    if not _SMALLEST_SECONDS <= seconds <= _LARGEST_SECONDS:
        return None
    try:
        return PartialDate(dt.datetime.fromtimestamp(seconds, dt.UTC).date())
    except (ValueError, OverflowError, OSError):
        return None


def _read_address(url: str) -> PartialDate | None:
    found = _IN_ADDRESS.search(url)
    if not found:
        return None
    return read_date("-".join(part.zfill(2) for part in found.groups() if part))
