"""What does a name mean here, when it is no surname? Plain Python."""

from collections.abc import Collection, Iterable

from articles.dates import PartialDate
from articles.tagging.alias_table import AliasKind, AliasRow, AliasTable
from articles.tagging.common_words import WORDS_OF_BODIES
from articles.tagging.in_force import is_in_office

_RANK = {kind: rank for rank, kind in enumerate(AliasKind)}


def choose(
    readings: Iterable[AliasRow],
    table: AliasTable,
    published: PartialDate | None,
    named: Collection[int] | None = None,
) -> list[AliasRow]:
    """The readings that are left: of one entity, or of several where nothing decides.

    Better evidence wins: a name over an acronym, a demonym or a place. Within its years a historic
    state wins over its successors: Moscow in 1987 is the Soviet Union. What several share means
    the one that is among those `named` otherwise, which is None as long as nobody knows; a name of
    several leaders the one in office.
    """
    ranked = sorted(readings, key=lambda reading: _RANK[reading.kind])
    best = [reading for reading in ranked if reading.kind is ranked[0].kind]
    if not is_one(best):
        is_dated = published is not None
        best = [reading for reading in best if (reading.valid_to is not None) is is_dated] or best
    if is_one(best):
        return _or_state(best, ranked, named)
    if all(reading.entity_kind == "leader" for reading in best):
        decided = _of_the_day(best, table, published)
    else:
        decided = [reading for reading in best if reading.entity_id in (named or ())]
    return decided if decided and is_one(decided) else best


def _of_the_day(
    rows: list[AliasRow], table: AliasTable, published: PartialDate | None
) -> list[AliasRow]:
    """Of leaders of one name the one in office, else the one who had been by then: the father."""
    serving = [r for r in rows if is_in_office(table.tenures.get(r.entity_id, ()), published)]
    if serving or published is None:
        return serving
    return [
        row
        for row in rows
        if any(
            tenure.start is None or tenure.start <= published.last
            for tenure in table.tenures.get(row.entity_id, ())
        )
    ]


def _or_state(
    best: list[AliasRow], ranked: list[AliasRow], named: Collection[int] | None
) -> list[AliasRow]:
    """Georgia is the country, unless only the country of the state of that name is named too."""
    first = best[0]
    if first.kind is not AliasKind.NAME or first.entity_kind != "country":
        return best
    places = [row for row in ranked if row.kind is AliasKind.PLACE]
    others = [row for row in places if row.entity_id != first.entity_id]
    # A city of two states of different years is no such case: Moscow is never a country's name.
    if named is None:
        return [first, *others]
    if first.entity_id in named:
        return best
    return [first, *(row for row in others if row.entity_id in named)]


def by_topic(rows: list[AliasRow], table: AliasTable, text: str) -> list[AliasRow]:
    """Of bodies with one acronym the one whose own words the text has: ICO and coffee.

    A word that two of them have in their names, as "international", tells nothing.
    """
    if rows[0].kind is not AliasKind.ACRONYM:
        return rows
    ids = {row.entity_id for row in rows}
    near = set()
    for entity_id in ids:
        others = [table.words.get(other, frozenset()) for other in ids - {entity_id}]
        own = table.words.get(entity_id, frozenset()).difference(*others)
        if any(word in text for word in own - WORDS_OF_BODIES):
            near.add(entity_id)
    return [row for row in rows if row.entity_id in near] if len(near) == 1 else rows


def is_one(readings: list[AliasRow]) -> bool:
    """Do these readings mean one entity?"""
    return len({reading.entity_id for reading in readings}) == 1
