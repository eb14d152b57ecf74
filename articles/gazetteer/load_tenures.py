"""Offices and terms of office from the facts into their tables."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from articles.gazetteer.entity_facts import EntityFacts
from articles.gazetteer.merge import Merged, merge_rows
from articles.models import Entity, Office, Tenure

# Title, role, and the id of the country or organization.
OfficeKey: TypeAlias = tuple[str, str, int | None]


def create_tenures(entities: Sequence[tuple[Entity, EntityFacts]], ids: Mapping[str, int]) -> None:
    """Write the terms of new leaders; `ids` tells the entity of each key."""
    offices = _offices(entities, ids)
    Tenure.objects.bulk_create(
        [
            _tenure(entity, tenure.key, tenure.as_json, offices, ids)
            for entity, facts in entities
            for tenure in facts.tenures
        ],
        batch_size=2000,
    )


def merge_tenures(
    entities: Sequence[tuple[Entity, EntityFacts]], ids: Mapping[str, int]
) -> list[Merged]:
    """Bring the terms of these leaders to the facts, except what a curator changed."""
    offices = _offices(entities, ids)
    keys = {pk: key for key, pk in ids.items()}
    present: dict[int, dict[str, Tenure]] = defaultdict(dict)
    leaders = [entity for entity, _ in entities]
    for tenure in Tenure.objects.filter(leader__in=leaders).select_related("office"):
        present[tenure.leader_id][tenure_key(tenure, keys)] = tenure
    create, update, delete, merges = [], [], [], []
    for entity, facts in entities:
        rows = present[entity.pk]
        wanted = {tenure.key: tenure.as_json for tenure in facts.tenures}
        merged = merge_rows(
            entity.loaded.get("tenures", {}),
            wanted,
            {key: tenure_as_json(tenure) for key, tenure in rows.items()},
        )
        create += [_tenure(entity, key, wanted[key], offices, ids) for key in merged.create]
        for key in merged.update:
            _set(rows[key], wanted[key])
            update.append(rows[key])
        delete += [rows[key].pk for key in merged.delete]
        merges.append(merged)
    Tenure.objects.filter(pk__in=delete).delete()
    Tenure.objects.bulk_update(update, ["end", "is_approximate", "sources"], batch_size=500)
    Tenure.objects.bulk_create(create, batch_size=2000)
    return merges


def tenure_key(tenure: Tenure, keys: Mapping[int, str]) -> str:
    """As `TenureFact.key` says it."""
    office = tenure.office
    of = keys.get(office.of_id, "") if office.of_id else ""
    start = tenure.start.isoformat() if tenure.start else ""
    return "\t".join((office.title, office.role, of, start))


def tenure_as_json(tenure: Tenure) -> list[Any]:
    """As `TenureFact.as_json` says it."""
    end = tenure.end.isoformat() if tenure.end else ""
    return [end, tenure.is_approximate, tenure.sources]


def _offices(
    entities: Iterable[tuple[Entity, EntityFacts]], ids: Mapping[str, int]
) -> dict[OfficeKey, Office]:
    """All offices, with those that the facts need made."""
    offices: dict[OfficeKey, Office] = {
        (office.title, office.role, office.of_id): office for office in Office.objects.all()
    }
    needed = {
        (tenure.office, tenure.role, ids.get(tenure.of))
        for _, facts in entities
        for tenure in facts.tenures
    }
    missing = sorted(needed - offices.keys(), key=str)
    made = Office.objects.bulk_create(
        [Office(title=title, role=role, of_id=of) for title, role, of in missing], batch_size=2000
    )
    return offices | dict(zip(missing, made, strict=True))


def _tenure(
    leader: Entity,
    key: str,
    values: Sequence[Any],
    offices: Mapping[OfficeKey, Office],
    ids: Mapping[str, int],
) -> Tenure:
    title, role, of, start = key.split("\t")
    tenure = Tenure(leader=leader, office=offices[title, role, ids.get(of)], start=_day(start))
    _set(tenure, values)
    return tenure


def _set(tenure: Tenure, values: Sequence[Any]) -> None:
    tenure.end, tenure.is_approximate, tenure.sources = _day(values[0]), values[1], values[2]


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
