"""What does a name mean here, when it is no surname? Plain Python."""

from collections.abc import Collection, Iterable

from articles.dates import PartialDate
from articles.tagging.alias_table import AliasKind, AliasRow, AliasTable
from articles.tagging.in_force import is_in_office

_RANK = {kind: rank for rank, kind in enumerate(AliasKind)}


def choose(
    readings: Iterable[AliasRow],
    table: AliasTable,
    published: PartialDate | None,
    named: Collection[int] = (),
) -> AliasRow | None:
    """The one reading that is left, or None: a name that several share is never guessed.

    Better evidence wins: a name over an acronym, a demonym or a place. Within its years a historic
    state wins over its successors: Moscow in 1987 is the Soviet Union. An acronym of several means
    the one that is among those `named` otherwise, a name of several leaders the one in office.
    """
    ranked = sorted(readings, key=lambda reading: _RANK[reading.kind])
    best = [reading for reading in ranked if reading.kind is ranked[0].kind]
    if not _is_one(best):
        is_dated = published is not None
        best = [reading for reading in best if (reading.valid_to is not None) is is_dated] or best
    if _is_one(best):
        return best[0]
    if best and best[0].kind is AliasKind.ACRONYM:
        best = [reading for reading in best if reading.entity_id in named]
    elif all(reading.entity_kind == "leader" for reading in best):
        best = [r for r in best if is_in_office(table.tenures.get(r.entity_id, ()), published)]
    return best[0] if _is_one(best) else None


def _is_one(readings: list[AliasRow]) -> bool:
    return len({reading.entity_id for reading in readings}) == 1
