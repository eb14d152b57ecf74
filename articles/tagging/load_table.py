"""The gazetteer's tables as an AliasTable, built again when they change."""

from typing import Any, TypeAlias

from django.db.models import QuerySet

from articles.models import Alias, Entity, Tenure
from articles.tagging.alias_table import AliasTable, TenureRow
from articles.tagging.gather_rows import EntityRow, NameRow, gather

_Rows: TypeAlias = tuple[tuple[Any, ...], ...]
_built: dict[int, AliasTable] = {}


def load_table() -> AliasTable:
    """The table of the gazetteer as it is now.

    Every call reads the rows, which is cheap, and compares them, so that any change by anybody is
    noticed; building the automaton is what each process does only once for the same rows.
    """
    entities = _rows(
        Entity.objects.all(),
        "pk", "kind", "name", "code", "valid_from", "valid_to", "description",
    )  # fmt: skip
    aliases = _rows(
        Alias.objects.all(), "entity_id", "text", "kind", "valid_from", "valid_to", "is_enabled"
    )
    tenures = _rows(
        Tenure.objects.all(),
        "leader_id", "office__of_id", "start", "end", "office__title", "office__role",
    )  # fmt: skip
    key = hash((entities, aliases, tenures))
    table = _built.get(key)
    if table is None:
        table = gather(
            [EntityRow(*row) for row in entities],
            [NameRow(*row) for row in aliases],
            [TenureRow(*row) for row in tenures],
        )
        _built.clear()
        _built[key] = table
    return table


def _rows(rows: QuerySet[Any], *fields: str) -> _Rows:
    return tuple(rows.order_by("pk").values_list(*fields))
