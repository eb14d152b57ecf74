"""Which operations does an address ask for? Whatever it says that makes no sense is left out."""

import datetime as dt
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date

from articles.models import Operation

PEOPLE, MACHINES, SETTINGS = "people", "machines", "settings"


@dataclass(frozen=True)
class Place:
    """Up to where a list was read: the time, the source, and the number within it."""

    when: dt.datetime
    source: int
    number: int

    @property
    def words(self) -> str:
        """As in an address."""
        micros = round((self.when - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)) / _MICRO)
        return f"{micros}-{self.source}-{self.number}"


_MICRO = dt.timedelta(microseconds=1)


@dataclass(frozen=True)
class AskedFor:
    """By whom (`people`, `machines`, or `@` with a name), of which kind, on which day."""

    who: str = ""
    kind: str = ""
    day: dt.date | None = None
    after: Place | None = None

    @property
    def account(self) -> str:
        """The one person asked for, or nothing."""
        return self.who[1:] if self.who.startswith("@") else ""

    @property
    def is_narrow(self) -> bool:
        """Is not everything asked for?"""
        return bool(self.who or self.kind or self.day)

    @property
    def span(self) -> tuple[dt.datetime, dt.datetime] | None:
        """From when to when the day lasts, here."""
        if self.day is None:
            return None
        start = timezone.make_aware(dt.datetime.combine(self.day, dt.time.min))
        end = timezone.make_aware(dt.datetime.combine(self.day + dt.timedelta(1), dt.time.min))
        return start, end

    def address(self, after: Place | None = None) -> str:
        """The page of the same list that goes on after this place; the first without one."""
        parts = {
            "who": self.who, "kind": self.kind, "day": self.day.isoformat() if self.day else "",
            "after": after.words if after else "",
        }  # fmt: skip
        query = urlencode({name: value for name, value in parts.items() if value})
        return f"{reverse('operations')}?{query}" if query else reverse("operations")

    def everything(self) -> "AskedFor":
        """Without a place: from the newest on."""
        return replace(self, after=None)


def read_asked(parameters: QueryDict) -> AskedFor:
    """What the parameters of an address ask for."""
    who, kind = parameters.get("who", "")[:160], parameters.get("kind", "")
    if who not in (PEOPLE, MACHINES) and not who.startswith("@"):
        who = ""
    return AskedFor(
        who=who,
        kind=kind if kind in {*Operation.Kind.values, SETTINGS} else "",
        day=_day(parameters.get("day", "")),
        after=_place(parameters.get("after", "")),
    )


def _day(text: str) -> dt.date | None:
    try:
        day = parse_date(text.strip())
    except ValueError:
        return None
    # The first and the last years have no day before or after them in some time zone.
    return day if day and 1900 <= day.year <= 2999 else None


def _place(text: str) -> Place | None:
    parts = text.split("-")
    if len(parts) != 3 or not all(p.isascii() and p.isdecimal() and len(p) < 19 for p in parts):
        return None
    micros, source, number = map(int, parts)
    try:
        when = dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + micros * _MICRO
    except OverflowError:
        return None
    return Place(when, source, number) if when.year < 3000 else None
