"""Which names stand in a text, and where? One automaton over all aliases. Plain Python.

The one file that knows ahocorasick_rs.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ahocorasick_rs import AhoCorasick, MatchKind

from articles.tagging.blocking_names import BLOCKING_NAMES
from articles.tagging.capitals import is_written_as
from articles.tagging.fold import FoldedText, fold_name


class AliasKind(StrEnum):
    """What sort of name an alias is, best evidence first; the values of `Alias.Kind`."""

    NAME = "name"
    ACRONYM = "acronym"
    DEMONYM = "demonym"
    PLACE = "place"
    SURNAME = "surname"


@dataclass(frozen=True, slots=True)
class AliasRow:
    """One alias of an entity, and the years in which it may be believed.

    A surname that does not stand `alone` is believed only after the full name.
    """

    entity_id: int
    entity_kind: str
    text: str
    kind: AliasKind
    valid_from: int | None = None
    valid_to: int | None = None
    alone: bool = True


@dataclass(frozen=True, slots=True)
class TenureRow:
    """A leader held an office of a country or organization; an empty date is open."""

    leader_id: int
    of_id: int | None
    start: dt.date | None = None
    end: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A name as it stands in a text, and what it can mean; blocked names mean nothing."""

    start: int
    end: int
    readings: tuple[AliasRow, ...]


@dataclass(frozen=True)
class AliasTable:
    """All aliases, ready to be looked for, and who held office when.

    `initials` are the first letters of the words in each leader's names.
    """

    automaton: AhoCorasick
    readings: tuple[tuple[AliasRow, ...], ...]
    tenures: Mapping[int, tuple[TenureRow, ...]]
    initials: Mapping[int, str]

    def occurrences(self, folded: FoldedText) -> Iterator[Occurrence]:
        """The names in a text from left to right; of names inside others only the longest."""
        text, found = folded.text, []
        for pattern, start, end in self.automaton.find_matches_as_indexes(text, overlapping=True):
            # A name ends where a word ends: what follows a letter must not be one.
            if (start and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum()):
                continue
            first, last = folded.span(start, end)
            rows = self.readings[pattern]
            written = tuple(r for r in rows if is_written_as(folded.original, first, last, r))
            if written or not rows:
                found.append(Occurrence(first, last, written))
        found.sort(key=lambda occurrence: (occurrence.start, -occurrence.end))
        taken = 0
        for occurrence in found:
            if occurrence.start >= taken:
                taken = occurrence.end
                yield occurrence


def build_table(
    aliases: Iterable[AliasRow],
    tenures: Iterable[TenureRow] = (),
    blocking: Iterable[str] = (),
) -> AliasTable:
    """The table of these aliases; `blocking` names take their place and mean nothing."""
    by_name: dict[str, list[AliasRow]] = {}
    initials: dict[int, str] = {}
    for name in (*BLOCKING_NAMES, *blocking):
        by_name.setdefault(fold_name(name), [])
    for row in aliases:
        for spelling in _spellings(row):
            by_name.setdefault(spelling, []).append(row)
        if row.entity_kind == "leader" and row.kind is AliasKind.NAME:
            letters = "".join(word[0] for word in fold_name(row.text).split())
            initials[row.entity_id] = initials.get(row.entity_id, "") + letters
    by_name.pop("", None)
    by_leader: dict[int, list[TenureRow]] = {}
    for tenure in tenures:
        by_leader.setdefault(tenure.leader_id, []).append(tenure)
    return AliasTable(
        automaton=AhoCorasick(list(by_name), matchkind=MatchKind.Standard),
        readings=tuple(tuple(rows) for rows in by_name.values()),
        tenures={leader: tuple(terms) for leader, terms in by_leader.items()},
        initials=initials,
    )


def _spellings(row: AliasRow) -> set[str]:
    """As it is looked for; an acronym of plain capitals also with full stops, as in U.N."""
    spellings = {fold_name(row.text)}
    if row.kind is AliasKind.ACRONYM and _takes_stops(row.text):
        spellings.add(".".join(fold_name(row.text)) + ".")
        spellings.add(".".join(fold_name(row.text)))
    return spellings


def _takes_stops(acronym: str) -> bool:
    return acronym.isalpha() and acronym.isupper() and 2 <= len(acronym) <= 5
