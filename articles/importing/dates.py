"""When was it published, as far as the file tells, and how sure is that?"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.dates import PartialDate, Precision
from articles.importing.date_evidence import OF_CHANGE, DateEvidence, Witness, witnesses
from articles.importing.parsed_article import DateOrigin
from articles.importing.placeholder_days import is_unix_zero, is_zero_day, may_be_year
from articles.importing.wording.characters import clean_line, cut_at_word
from articles.importing.wording.written_dates import (
    Written,
    is_at_midnight,
    is_date_line,
    read_written,
)

__all__ = [
    "DateEvidence", "DateFinding", "Written", "find_date", "find_unread_date", "is_date_line",
    "read_written", "weigh_dates",
]  # fmt: skip

# A dateline is a day or two older than the paper it is printed in.
_SAME = dt.timedelta(days=2)


@dataclass(frozen=True)
class DateFinding:
    """The published date, what it was read from, and in words how sure that is."""

    date: PartialDate | None = None
    origin: DateOrigin = DateOrigin.NONE
    words: str = ""


def find_date(
    evidence: DateEvidence, today: dt.date | None = None
) -> tuple[PartialDate | None, DateOrigin]:
    """The published date with what it was read from; None when nothing sensible is said."""
    finding = weigh_dates(evidence, today)
    return finding.date, finding.origin


def weigh_dates(evidence: DateEvidence, today: dt.date | None = None) -> DateFinding:
    """The published date that the strongest witness names.

    A weaker witness may make a vague date exact, never contradict it, except where the stronger
    one names the first of January or the zero of a calendar, as programs do that know no date, or
    where two others agree against it. A date later than tomorrow is nonsense, and ignored.
    """
    latest = _latest(today)
    all_said = [w for w in witnesses(evidence) if w.date.first <= latest]
    said = _without_placeholders(all_said, evidence.dateline)
    if not said:
        return DateFinding(words=_why_none(all_said))
    first = _outvoted(said) or said[0]
    found = first
    for witness in said:
        if _is_closer(witness.date, found.date):
            found = witness
    if found.date.precision is not Precision.DAY and evidence.dateline:
        exact = read_written(f"{evidence.dateline}, {found.date.first.year}")
        if exact and _is_closer(exact, found.date) and exact.first <= latest:
            words = f"likely: the dateline, in the year that {found.name} gives"
            return DateFinding(exact, DateOrigin.DATELINE, words)
    return DateFinding(found.date, found.origin, _words(found, all_said))


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


def _latest(today: dt.date | None) -> dt.date:
    return (today or dt.datetime.now(dt.UTC).date()) + dt.timedelta(days=1)


def _says_something(written: Written) -> bool:
    """Not so a placeholder for no date at all."""
    if isinstance(written, str):
        return bool(written.strip(" 0-:/T"))
    return written not in (0, -1)


def _without_placeholders(said: Sequence[Witness], dateline: str) -> list[Witness]:
    """Without the days that stand for "not known", where nobody else names them.

    A first of January at midnight still tells the year; one without an hour may be a New Year's
    paper.
    """
    kept: list[Witness] = []
    for witness in said:
        if not _may_be_placeholder(witness) or _is_confirmed(witness, said):
            kept.append(witness)
            continue
        known_better = any(_is_day(w) and not _may_be_placeholder(w) for w in said)
        if is_zero_day(witness.date) or known_better:
            continue
        completed = dateline and read_written(f"{dateline}, {witness.date.first.year}")
        if is_at_midnight(witness.written) or completed:
            vague = PartialDate(witness.date.first, Precision.YEAR)
            witness = replace(witness, date=vague, is_lowered=True)
        kept.append(witness)
    return kept


def _may_be_placeholder(witness: Witness) -> bool:
    if witness.origin is DateOrigin.ADDRESS:
        return is_unix_zero(witness.date)
    if witness.origin is not DateOrigin.METADATA:
        return False
    return is_zero_day(witness.date) or may_be_year(witness.date, witness.written)


def _is_confirmed(witness: Witness, said: Sequence[Witness]) -> bool:
    """Does anybody else name this day, and not out of the same nothing?"""
    return any(
        other.origin is not witness.origin
        and _is_day(other)
        and _agree(witness.date, other.date)
        and not (other.origin is DateOrigin.ADDRESS and is_unix_zero(other.date))
        and not (witness.origin is DateOrigin.ADDRESS and other.origin is DateOrigin.METADATA)
        for other in said
    )


def _why_none(said: Sequence[Witness]) -> str:
    if not said:
        return ""
    return f"none: {said[0].name} says {said[0].date.words}, as programs do that know no date"


def _outvoted(said: Sequence[Witness]) -> Witness | None:
    """The first of two kinds of witnesses that agree, when nobody agrees with the metadata."""
    chosen = said[0]
    if chosen.origin is not DateOrigin.METADATA or not _is_day(chosen):
        return None
    others = [w for w in said if w.origin is not DateOrigin.METADATA and _is_day(w)]
    if len(others) < 2 or any(_agree(chosen.date, w.date) for w in said[1:]):
        return None
    return others[0] if all(_agree(others[0].date, w.date) for w in others) else None


def _words(found: Witness, said: Sequence[Witness]) -> str:
    others = [w for w in said if w.origin is not found.origin]
    agreeing = [w for w in others if _is_day(w) and _is_day(found) and _agree(found.date, w.date)]
    if agreeing:
        return f"certain: {found.name}, and {agreeing[0].name} agrees"
    if found.name == OF_CHANGE:
        return f"weak: {found.name}"
    if found.origin is DateOrigin.COPYRIGHT:
        return "weak: only the copyright line"
    if found.is_lowered:
        return f"weak: {found.name} names midnight of 1 January, which may stand for the year"
    against = [w for w in others if not _overlap(found.date, w.date) and w.name != OF_CHANGE]
    if against:
        return f"likely: {found.name}, though {against[0].name} says {against[0].date.words}"
    return f"likely: {found.name}"


def _is_day(witness: Witness) -> bool:
    return witness.date.precision is Precision.DAY


def _agree(one: PartialDate, other: PartialDate) -> bool:
    return abs(one.first - other.first) <= _SAME


def _overlap(one: PartialDate, other: PartialDate) -> bool:
    return one.first - _SAME <= other.last and other.first - _SAME <= one.last


def _is_closer(date: PartialDate, known: PartialDate) -> bool:
    inside = known.first <= date.first and date.last <= known.last
    return inside and (date.last - date.first) < (known.last - known.first)
