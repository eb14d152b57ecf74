"""What date did somebody write?"""

import datetime as dt
import email.utils
import re
import unicodedata
from functools import lru_cache

from articles.dates.month_names import english_month
from articles.dates.partial_date import PartialDate, Precision
from articles.dates.weekday_names import is_weekday

# Month names are read by strptime, which follows the C locale that Newsdesk runs in.
_PATTERNS: tuple[tuple[Precision, tuple[str, ...]], ...] = (
    (
        Precision.DAY,
        (
            "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d",
            "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%d-%b-%Y", "%d-%B-%Y",
            "%d.%m.%Y",
            # Only where one of the two makes a day: see `_means_two`.
            "%d/%m/%Y", "%m/%d/%Y",
        ),
    ),
    (Precision.MONTH, ("%Y-%m", "%Y/%m", "%B %Y", "%b %Y")),
    (Precision.YEAR, ("%Y",)),
)  # fmt: skip

_WEEKDAY = re.compile(r"^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\.?,?\s+", re.I)
_ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th|er|º)\b", re.I)
_TIME = re.compile(
    r"[T\s,]+((at|à|um|a las|às|alle|om)\s+)?\d{1,2}(:\d\d(:\d\d)?([.,]\d+)?|\s?h(\s?\d\d)?)"
    r"\s*([ap]\.?m\.?)?.{0,12}$",
    re.I,
)
_ZONE = r"(?:Z|[+-](?:0\d|1[0-4]):?[0-5]\d)"
# What ISO 8601 writes without colons, and a day with its zone.
_ISO = re.compile(
    rf"(?P<day>\d{{4}}-\d\d-\d\d|\d{{8}}){_ZONE}?"
    rf"|(?P<basic>\d{{4}}-?\d\d-?\d\d)T\d\d(?:\d\d){{0,2}}(?:[.,]\d+)?{_ZONE}?"
    r"|(?P<figures>\d{8})\d{6}",
    re.I,
)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/\d{4}")
# Words between day, month and year, and behind the year.
_BESIDE = frozenset(["de", "of", "den", "r", "roku", "г", "года"])
_LONGEST = 64
_LONGEST_SPACED = 1000
_EARLIEST_YEAR = 1000


def read_date(text: str) -> PartialDate | None:
    """The date that `text` is, with its precision; None when it is none.

    Reads ISO 8601, RFC 2822, and the day, month and year as English newspapers write them
    ("March 3, 1987", "3 Mar 1987", "March 1987", "1987"), and with the months and weekdays of ten
    other languages. "31/12/1999" and "12/31/1999" are the same day; "03/04/1987" is refused: it
    means two days. A time of day is left out; a zone does not move the day that was written.
    """
    # Before anything is remembered: a long text is no date, and would stay in memory as none.
    if len(text) > _LONGEST_SPACED:
        return None
    text = " ".join(text.split())
    return _read(text) if 0 < len(text) <= _LONGEST else None


@lru_cache(maxsize=10_000)
def _read(text: str) -> PartialDate | None:
    iso = _ISO.fullmatch(text)
    if iso:
        return _read_plain(iso["day"] or iso["basic"] or iso["figures"])
    plain = _plain(_TIME.sub("", text))
    if _means_two(plain):
        return None
    return _read_plain(plain) or _read_behind_weekday(plain) or _read_rfc_2822(text)


def _read_plain(text: str) -> PartialDate | None:
    for precision, patterns in _PATTERNS:
        for pattern in patterns:
            first = _parse(text, pattern)
            if first is not None:
                return PartialDate(first, precision)
    return None


def _read_behind_weekday(text: str) -> PartialDate | None:
    """A day of the week stands before a whole day: "So 1987" is no Sunday."""
    weekday, _, rest = text.partition(" ")
    if not is_weekday(_without_accents(weekday)):
        return None
    date = _read_plain(rest)
    return date if date and date.precision is Precision.DAY else None


def _means_two(text: str) -> bool:
    """Is it a day in Britain and another in America?"""
    slashed = _SLASHED.fullmatch(text)
    if slashed is None:
        return False
    first, second = int(slashed[1]), int(slashed[2])
    return first != second and max(first, second) <= 12


def _plain(text: str) -> str:
    text = _ORDINAL.sub("", _WEEKDAY.sub("", text))
    text = re.sub(r"\bSept\b", "Sep", text, flags=re.I)
    words = re.sub(r"(?<=[^\W\d_])\.|,|(?<=\d)\.(?=\s)", " ", text).split()
    words = [word for word in words if word.lower() not in _BESIDE]
    plain = map(_without_accents, words)
    return " ".join(english_month(word, is_between=len(words) > 2) for word in plain)


def _without_accents(word: str) -> str:
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in letters if not unicodedata.combining(c))


def _parse(text: str, pattern: str) -> dt.date | None:
    if pattern in ("%Y", "%Y%m%d") and len(text) not in (4, 8):
        return None
    try:
        day = dt.datetime.strptime(text, pattern).date()  # noqa: DTZ007 - only the day is kept
    except ValueError:
        return None
    return day if day.year >= _EARLIEST_YEAR else None


def _read_rfc_2822(text: str) -> PartialDate | None:
    try:
        day = email.utils.parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return PartialDate(day) if day.year >= _EARLIEST_YEAR else None
