"""Which names stand in a text, and where? One automaton over all aliases. Plain Python.

The one file that knows ahocorasick_rs.
"""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ahocorasick_rs import AhoCorasick, MatchKind

from articles.tagging.blocking_names import BLOCKING_NAMES
from articles.tagging.capitals import is_written_as
from articles.tagging.fold import FoldedText, fold_name
from articles.tagging.language_names import country_names
from articles.tagging.spellings import (
    british_and_american,
    with_full_stops,
    with_shortened_words,
)
from articles.tagging.stand_ins import STAND_INS


class AliasKind(StrEnum):
    """What sort of name an alias is, best evidence first: `Alias.Kind`, and what only hints."""

    NAME = "name"
    ACRONYM = "acronym"
    DEMONYM = "demonym"
    PLACE = "place"
    SURNAME = "surname"
    STAND_IN = "stand-in"


@dataclass(frozen=True, slots=True)
class AliasRow:
    """One alias of an entity, and the years in which it may be believed.

    A surname that does not stand `alone` is believed only after the full name. A stand-in carries
    the `rule` by which it stands for its country.
    """

    entity_id: int
    entity_kind: str
    text: str
    kind: AliasKind
    valid_from: int | None = None
    valid_to: int | None = None
    alone: bool = True
    rule: str = ""


@dataclass(frozen=True, slots=True)
class TenureRow:
    """A leader held an office of a country or organization; an empty date is open."""

    leader_id: int
    of_id: int | None
    start: dt.date | None = None
    end: dt.date | None = None
    office: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A name as it stands in a text, and what it can mean; blocked names mean nothing."""

    start: int
    end: int
    readings: tuple[AliasRow, ...]


@dataclass(frozen=True)
class AliasTable:
    """All aliases, ready to be looked for, and who held office when.

    `initials` are the first letters of the words in each leader's names; `offices` are the terms
    by country or organization, `seats` the countries in which bodies sit, `codes` the countries
    by their codes, `languages` tables of their names in those; `kinds` tells what each entity is,
    `words` what stands in a body's name.
    """

    automaton: AhoCorasick
    readings: tuple[tuple[AliasRow, ...], ...]
    tenures: Mapping[int, tuple[TenureRow, ...]]
    initials: Mapping[int, str]
    offices: Mapping[int, tuple[TenureRow, ...]]
    kinds: Mapping[int, str]
    words: Mapping[int, frozenset[str]]
    seats: Mapping[int, int] = dataclasses.field(default_factory=dict)
    codes: Mapping[str, int] = dataclasses.field(default_factory=dict)
    languages: dict[str, "AliasTable"] = dataclasses.field(default_factory=dict)

    def occurrences(self, folded: FoldedText, language: str = "") -> Iterator[Occurrence]:
        """The names in a text from left to right; of names inside others only the longest."""
        found = self.all_names(folded)
        if language and not language.startswith("en"):
            found = _merged([*found, *self._in(language).all_names(folded)])
        found.sort(key=lambda occurrence: (occurrence.start, -occurrence.end))
        taken = 0
        for occurrence in found:
            if occurrence.start >= taken:
                taken = occurrence.end
                yield occurrence

    def all_names(self, folded: FoldedText) -> list[Occurrence]:
        """All names, also those inside others."""
        text, original, found = folded.text, folded.original, []
        # So that each place has a character before and behind it.
        around = f" {text} "
        for pattern, start, end in self.automaton.find_matches_as_indexes(text, overlapping=True):
            # A name ends where a word ends: what follows a letter must not be one, unless it is of
            # a script that puts no spaces between words, as Chinese and Japanese.
            if around[start].isalnum() and not "\u3040" <= text[start] <= "\u9fff":
                continue
            if around[end + 1].isalnum() and not "\u3040" <= text[end - 1] <= "\u9fff":
                continue
            first, last = folded.span(start, end)
            rows = self.readings[pattern]
            written = tuple([r for r in rows if is_written_as(original, first, last, r)])
            if written or not rows:
                found.append(Occurrence(first, last, written))
        return found

    def _in(self, language: str) -> "AliasTable":
        """The countries' names in a language, built when an article first needs them."""
        table = self.languages.get(language)
        if table is None:
            table = self.languages[language] = build_table(
                AliasRow(self.codes[code], "country", name, AliasKind.NAME)
                for code, name in country_names(language)
                if code in self.codes
            )
        return table


def _merged(found: list[Occurrence]) -> list[Occurrence]:
    """The same words found in two tables are one name with all its readings."""
    merged: dict[tuple[int, int], Occurrence] = {}
    for occurrence in found:
        place = (occurrence.start, occurrence.end)
        other = merged.get(place)
        # Blocked in one of them is blocked.
        readings = (
            occurrence.readings
            if other is None
            else tuple(dict.fromkeys((*other.readings, *occurrence.readings)))
        )
        merged[place] = Occurrence(*place, readings)
    return list(merged.values())


def build_table(
    aliases: Iterable[AliasRow],
    tenures: Iterable[TenureRow] = (),
    blocking: Iterable[str] = (),
    codes: Mapping[str, int] | None = None,
) -> AliasTable:
    """The table of these aliases; `blocking` names take their place and mean nothing."""
    by_name: dict[str, list[AliasRow]] = {}
    initials: dict[int, str] = {}
    kinds: dict[int, str] = {}
    words: dict[int, frozenset[str]] = {}
    for name in (*BLOCKING_NAMES, *blocking):
        by_name.setdefault(fold_name(name), [])
    for row in (*aliases, *_stand_ins(codes or {})):
        kinds[row.entity_id] = row.entity_kind
        if row.entity_kind == "organization" and row.kind is AliasKind.NAME:
            words[row.entity_id] = words.get(row.entity_id, frozenset()) | _long_words(row.text)
        for spelling in _spellings(row):
            by_name.setdefault(spelling, []).append(row)
        if row.entity_kind == "leader" and row.kind is AliasKind.NAME:
            letters = "".join(word[0] for word in fold_name(row.text).split())
            initials[row.entity_id] = initials.get(row.entity_id, "") + letters
    by_name.pop("", None)
    by_leader: dict[int, list[TenureRow]] = {}
    offices: dict[int, list[TenureRow]] = {}
    for tenure in tenures:
        by_leader.setdefault(tenure.leader_id, []).append(tenure)
        if tenure.of_id is not None:
            offices.setdefault(tenure.of_id, []).append(tenure)
    return AliasTable(
        automaton=AhoCorasick(list(by_name), matchkind=MatchKind.Standard),
        readings=tuple(tuple(rows) for rows in by_name.values()),
        tenures={leader: tuple(terms) for leader, terms in by_leader.items()},
        initials=initials,
        offices={of: tuple(terms) for of, terms in offices.items()},
        kinds=kinds,
        words=words,
        codes=codes or {},
    )


def _stand_ins(codes: Mapping[str, int]) -> Iterator[AliasRow]:
    """The stand-ins of the countries that the gazetteer has."""
    for one in STAND_INS:
        if one.code in codes:
            yield AliasRow(
                codes[one.code], "country", one.text, AliasKind.STAND_IN,
                one.valid_from, one.valid_to, rule=one.rule,
            )  # fmt: skip


def _spellings(row: AliasRow) -> set[str]:
    """As it is looked for."""
    if row.kind is AliasKind.ACRONYM:
        return with_full_stops(row.text)
    if row.kind is AliasKind.NAME and row.entity_kind == "organization":
        return british_and_american(row.text)
    if row.kind in (AliasKind.NAME, AliasKind.DEMONYM) and row.entity_kind == "country":
        return with_shortened_words(row.text)
    return {fold_name(row.text)}


def _long_words(name: str) -> frozenset[str]:
    """Words that may tell what a body is about, "coffee" rather than "of"."""
    return frozenset(word for word in fold_name(name).split() if len(word) > 2)
