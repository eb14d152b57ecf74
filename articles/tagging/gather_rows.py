"""From the gazetteer's rows to an AliasTable: years, switched-off aliases, seats. Plain Python."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from articles.tagging.alias_table import AliasKind, AliasRow, AliasTable, TenureRow, build_table
from articles.tagging.fold import fold_name, fold_text


@dataclass(frozen=True, slots=True)
class EntityRow:
    """What the tagger needs of an entity; an organization's description begins with its seat."""

    pk: int
    kind: str
    name: str
    code: str = ""
    valid_from: int | None = None
    valid_to: int | None = None
    description: str = ""


@dataclass(frozen=True, slots=True)
class NameRow:
    """One alias as the gazetteer keeps it."""

    entity_id: int
    text: str
    kind: str
    valid_from: int | None = None
    valid_to: int | None = None
    is_enabled: bool = True


def gather(
    entities: Sequence[EntityRow], names: Iterable[NameRow], tenures: Iterable[TenureRow]
) -> AliasTable:
    """The table of a gazetteer."""
    of_entity = {entity.pk: entity for entity in entities}
    named: set[tuple[int, str]] = set()
    rows: list[AliasRow] = []
    blocking: list[str] = []
    for name in names:
        named.add((name.entity_id, fold_name(name.text)))
        if not name.is_enabled and name.kind != AliasKind.SURNAME:
            blocking.append(name.text)
        else:
            rows.append(_alias(of_entity[name.entity_id], name))
    # An entity answers to its name, whether or not that stands among its aliases.
    rows += [
        _alias(entity, NameRow(entity.pk, entity.name, AliasKind.NAME))
        for entity in entities
        if (entity.pk, fold_name(entity.name)) not in named
    ]
    codes = {entity.code: entity.pk for entity in entities if entity.code}
    table = build_table(rows, tenures, blocking, codes)
    return dataclasses.replace(table, seats=_seats(entities, table))


def _alias(entity: EntityRow, name: NameRow) -> AliasRow:
    """A name of a country is believed only while the country exists."""
    first, last = name.valid_from, name.valid_to
    if entity.kind == "country":
        first, last = _later(first, entity.valid_from), _earlier(last, entity.valid_to)
    kind = AliasKind(name.kind)
    return AliasRow(entity.pk, entity.kind, name.text, kind, first, last, name.is_enabled)


def _seats(entities: Iterable[EntityRow], table: AliasTable) -> Mapping[int, int]:
    """The country that an organization's description ends with: "Geneva, Switzerland"."""
    seats: dict[int, int] = {}
    for entity in entities:
        if entity.kind != "organization" or not entity.description:
            continue
        for found in table.occurrences(fold_text(entity.description)):
            for row in found.readings:
                if row.entity_kind == "country" and row.kind is AliasKind.NAME:
                    seats[entity.pk] = row.entity_id
    return seats


def _later(one: int | None, other: int | None) -> int | None:
    return max((year for year in (one, other) if year is not None), default=None)


def _earlier(one: int | None, other: int | None) -> int | None:
    return min((year for year in (one, other) if year is not None), default=None)
