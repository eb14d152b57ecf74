"""The gazetteer's tables as an AliasTable, built again when they change."""

from typing import Any

from django.db.models import QuerySet

from articles.models import Alias, Entity, Tenure
from articles.tagging.alias_table import (
    AliasKind,
    AliasRow,
    AliasTable,
    TenureRow,
    build_table,
)
from articles.tagging.fold import fold_name

_Rows = tuple[tuple[Any, ...], ...]
_built: dict[int, AliasTable] = {}


def load_table() -> AliasTable:
    """The table of the gazetteer as it is now.

    Every call reads the rows, which is cheap, and compares them, so that any change by anybody is
    noticed; building the automaton is what each process does only once for the same rows.
    """
    entities = _rows(Entity.objects.all(), "pk", "kind", "name", "valid_from", "valid_to")
    aliases = _rows(
        Alias.objects.all(), "entity_id", "text", "kind", "valid_from", "valid_to", "is_enabled"
    )
    tenures = _rows(Tenure.objects.all(), "leader_id", "office__of_id", "start", "end")
    key = hash((entities, aliases, tenures))
    table = _built.get(key)
    if table is None:
        table = _build(entities, aliases, tenures)
        _built.clear()
        _built[key] = table
    return table


def _rows(rows: QuerySet[Any], *fields: str) -> _Rows:
    return tuple(rows.order_by("pk").values_list(*fields))


def _build(entities: _Rows, aliases: _Rows, tenures: _Rows) -> AliasTable:
    of_entity = {pk: (kind, first, last) for pk, kind, _name, first, last in entities}
    named: set[tuple[int, str]] = set()
    rows: list[AliasRow] = []
    blocking: list[str] = []
    for pk, text, kind, first, last, is_enabled in aliases:
        named.add((pk, fold_name(text)))
        entity_kind, existed_from, existed_to = of_entity[pk]
        if not is_enabled and kind != AliasKind.SURNAME:
            blocking.append(text)
            continue
        if entity_kind == Entity.Kind.COUNTRY:
            first, last = _later(first, existed_from), _earlier(last, existed_to)
        rows.append(AliasRow(pk, entity_kind, text, AliasKind(kind), first, last, is_enabled))
    # An entity answers to its name, whether or not that stands among its aliases.
    for pk, kind, name, first, last in entities:
        if (pk, fold_name(name)) not in named:
            years = (first, last) if kind == Entity.Kind.COUNTRY else (None, None)
            rows.append(AliasRow(pk, kind, name, AliasKind.NAME, *years))
    return build_table(rows, [TenureRow(*tenure) for tenure in tenures], blocking)


def _later(one: int | None, other: int | None) -> int | None:
    return max((year for year in (one, other) if year is not None), default=None)


def _earlier(one: int | None, other: int | None) -> int | None:
    return min((year for year in (one, other) if year is not None), default=None)
