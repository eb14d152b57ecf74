"""The gazetteer's tables as an AliasTable, built again when they change."""

from typing import Any, TypeAlias

from django.db.models import QuerySet

from articles.models import Alias, Entity, Tenure
from articles.tagging.alias_table import AliasTable, TenureRow
from articles.tagging.gather_rows import EntityRow, NameRow, gather
from articles.tagging.gazetteer_stamp import gazetteer_stamp

_Rows: TypeAlias = tuple[tuple[Any, ...], ...]
_built: dict[str, AliasTable] = {}


def load_table() -> AliasTable:
    """The table of the gazetteer as it is now.

    Each process keeps the table that it read last. Every call asks the database whether that is
    still the gazetteer, so that any change by anybody is noticed, and builds anew only then.
    """
    return table_and_stamp()[0]


def table_and_stamp() -> tuple[AliasTable, str]:
    """The same, with a word that is another one for every other gazetteer."""
    stamp = gazetteer_stamp()
    table = _built.get(stamp)
    if table is None:
        table = _read()
        _built.clear()
        _built[stamp] = table
    return table, stamp


def _read() -> AliasTable:
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
    return gather(
        [EntityRow(*row) for row in entities],
        [NameRow(*row) for row in aliases],
        [TenureRow(*row) for row in tenures],
    )


def _rows(rows: QuerySet[Any], *fields: str) -> _Rows:
    return tuple(rows.order_by("pk").values_list(*fields))
