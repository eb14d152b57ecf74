"""Which date did somebody write, in words, in figures or in an address?"""

import datetime as dt
import email.utils
import re
from functools import lru_cache
from typing import TypeAlias

from articles.dates import PartialDate, read_date

Written: TypeAlias = str | int | float

_LABEL = re.compile(
    r"^(first\s+)?(published|posted|issued|filed|date|dated|publié|veröffentlicht|publicado)"
    r"(\s+(on|le|am|el|em))?\s*[:,]?\s+",
    re.I,
)
# What stands between day, month and year in languages whose months `read_date` knows.
_BETWEEN = re.compile(r"(?<=\d)(er|\.)(?=\s)|\b(de|del|le|den|el)\b", re.I)
# No wording of a date is longer, with its label.
_LONGEST = 200
_DAY_IN_ADDRESS = re.compile(
    r"[/_-]((?:19|20|18|17)\d\d)(?P<between>[/_-])(\d{1,2})(?P=between)(\d{1,2})(?=[/_.?-]|$)"
    r"|/((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_.-])"
)
# Only between slashes: "league-2011-12-table" is a season.
_YEAR_AND_MONTH = re.compile(r"/((?:19|20|18|17)\d\d)/(\d{1,2})(?=[/?#]|$)")
_MONTH_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/([a-z]{3})/(\d{1,2})(?=/)", re.I)
_MIDNIGHT = re.compile(
    r"[T ]0{1,2}:00(?::00(?:\.0+)?)?(?!\d|:|\s?p)|[T ]12:00(?::00(?:\.0+)?)?\s?a\.?m"
    r"|\dT00(?:0000|00)?(?:\.0+)?(?![\d:])|^\d{8}0000(?:00)?$",
    re.I,
)
_ANY_TIME = re.compile(r"\d{1,2}:\d\d|\dT\d\d|^\d{14}$")
_NEAR_ZERO = re.compile(r"19(?:69|70)")
_WORD = r"[^\W\d_]{3,10}\.?"
_WITHIN = re.compile(
    rf"\b\d{{4}}-\d\d-\d\d\b|\b{_WORD}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th|er|\.)?\s+(?:de\s+|of\s+)?{_WORD}(?:\s+de\s+|\s+del\s+|,?\s+)"
    r"\d{4}\b|\b\d{1,2}\.\d{1,2}\.\d{4}\b|\b\d{1,2}/\d{1,2}/\d{4}\b|\b\d{4}/\d\d/\d\d\b"
)
_CHANGED = re.compile(
    r"updated|modified|aktualisiert|geändert|mis à jour|modifié|actualizado|atualizado"
    r"|aggiornato|bijgewerkt|last edited|copyright|©",
    re.IGNORECASE,
)

# Seconds since 1970 of April 1973 to November 2286: nine or ten figures.
_SMALLEST_SECONDS, _LARGEST_SECONDS = 1e8, 1e10
_SMALLEST_FIGURES, _LARGEST_FIGURES = 10_000_101_000_000, 29_991_231_235_959
_DAY = 86_400


def read_written(written: Written) -> PartialDate | None:
    """The date somebody wrote, in words, figures or seconds since 1970; None when it is none."""
    if isinstance(written, bool):
        return None
    if isinstance(written, int | float):
        return _read_number(written)
    return read_words(written)


def read_words(text: str) -> PartialDate | None:
    """The date that this text is, perhaps behind "Published on"."""
    return _read_short(text) if len(text) <= _LONGEST else None


def is_date_line(line: str) -> bool:
    """Is this line a date and nothing else?"""
    return len(line) <= 64 and any(map(str.isdigit, line)) and read_words(line) is not None


def date_within(text: str) -> str:
    """The first date in a short text that says more than that; empty when it was changed then."""
    if len(text) > _LONGEST:
        return ""
    for found in _WITHIN.finditer(text):
        if not _CHANGED.search(text[: found.start()]) and read_words(found[0]) is not None:
            return found[0]
    return ""


def read_address_date(url: str) -> PartialDate | None:
    """The date in an address such as /2022/10/05/ or /2022/oct/05/."""
    named = _MONTH_IN_ADDRESS.search(url)
    if named:
        return read_date(f"{named[3]} {named[2].title()} {named[1]}")
    day = _DAY_IN_ADDRESS.search(url)
    if day:
        found = (day[1], day[3], day[4]) if day[1] else (day[5], day[6], day[7])
        date = read_date("-".join(part.zfill(2) for part in found))
        if date:
            return date
    month = _YEAR_AND_MONTH.search(url)
    return read_date(f"{month[1]}-{month[2].zfill(2)}") if month else None


def is_at_midnight(written: Written) -> bool:
    """Does it give 00:00 as the hour, as programs do where they know none?"""
    if isinstance(written, str):
        return _MIDNIGHT.search(written[:_LONGEST]) is not None
    if _is_day_with_hour(written):
        return _MIDNIGHT.search(str(int(written))) is not None
    seconds = written / 1000 if written > _LARGEST_SECONDS else written
    return _SMALLEST_SECONDS <= seconds <= _LARGEST_SECONDS and seconds % _DAY == 0


def is_zero_second(text: str) -> bool:
    """Is it, in whatever zone, the second from which programs count, or nearly?"""
    if not _NEAR_ZERO.search(text):
        return False
    for read in (dt.datetime.fromisoformat, email.utils.parsedate_to_datetime):
        try:
            moment = read(text)
            return moment.tzinfo is not None and abs(moment.timestamp()) < _DAY
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return False


def has_hour(written: Written) -> bool:
    """Does it tell the hour?"""
    if isinstance(written, str):
        return _ANY_TIME.search(written[:_LONGEST]) is not None
    return written >= _SMALLEST_SECONDS


@lru_cache(maxsize=4096)
def _read_short(text: str) -> PartialDate | None:
    text = _LABEL.sub("", text.strip())
    if not text or not text.isprintable() or is_zero_second(text):
        return None
    if text.isdecimal() and len(text) in (10, 13):
        return _read_number(int(text))
    return read_date(text) or read_date(_BETWEEN.sub(" ", text))


def _is_day_with_hour(number: float) -> bool:
    """Is it a day and an hour in fourteen figures, as in 20191231103000?"""
    return _SMALLEST_FIGURES <= number <= _LARGEST_FIGURES


def _read_number(number: float) -> PartialDate | None:
    if not 0 < number < 1e14:
        return None
    if 1000 <= number <= 9999 or 10_000_101 <= number <= 99_991_231 or _is_day_with_hour(number):
        return read_date(str(int(number)))
    seconds = number / 1000 if number > _LARGEST_SECONDS else number
    # Fewer are more likely a number of something else than a day of the 1970s.
    if not _SMALLEST_SECONDS <= seconds <= _LARGEST_SECONDS:
        return None
    try:
        return PartialDate(dt.datetime.fromtimestamp(seconds, dt.UTC).date())
    except (ValueError, OverflowError, OSError):
        return None
