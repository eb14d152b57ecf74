"""From the fact files into the gazetteer's tables, never over what a curator changed."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from django.db import transaction

from articles.gazetteer.entity_facts import EntityFacts
from articles.gazetteer.leave_out import leave_out
from articles.gazetteer.load_aliases import create_aliases, merge_aliases
from articles.gazetteer.load_report import LoadReport, count_kept
from articles.gazetteer.load_tenures import create_tenures, merge_tenures
from articles.gazetteer.merge import Merged, merge_fields
from articles.gazetteer.pairing import Pairing, pair
from articles.gazetteer.read_facts import FOLDER, read_facts
from articles.gazetteer.remove_gone import remove_gone
from articles.models import Entity, Removed
from articles.models.once_more import once_more


def load_gazetteer(
    progress: Callable[[str], object] = lambda _line: None, folder: Path = FOLDER
) -> LoadReport:
    """Load all facts, all or nothing; `progress` is told each step.

    Entity.loaded remembers the facts of the last load: what differs from it, a curator changed,
    and it stays. Raises BadFactError, with file and line, before anything is written.
    """
    facts = read_facts(folder)
    progress(f"{len(facts):,} entities in the fact files")
    return once_more(lambda: _load(facts, progress))


@transaction.atomic
def _load(facts: Sequence[EntityFacts], progress: Callable[[str], object]) -> LoadReport:
    """All of it or nothing."""
    wanted = leave_out(facts, _removed_keys())
    if len(wanted) < len(facts):
        progress(f"{len(facts) - len(wanted):,} of them were removed by a curator and stay away")
    # Locked until the end: a curator who saves meanwhile waits, and is not overwritten.
    locked = Entity.objects.order_by("pk").select_for_update(no_key=True)
    pairing = pair(wanted, locked)
    created = _create(pairing, progress)
    merges = _update(pairing, created, progress)
    removed = remove_gone(pairing.gone, pairing.ids) if pairing.gone else 0
    return LoadReport(
        created=len(created),
        updated=len(pairing.changed),
        unchanged=pairing.unchanged,
        removed=removed,
        kept_as_curated=count_kept(merges) + len(pairing.gone) - removed,
    )


def _removed_keys() -> set[str]:
    return set(Removed.objects.entities().values_list("key", flat=True))


def _create(
    pairing: Pairing, progress: Callable[[str], object]
) -> list[tuple[Entity, EntityFacts]]:
    """Write the new entities with everything about them."""
    if not pairing.new:
        return []
    progress(f"creating {len(pairing.new):,} entities")
    entities = [
        Entity(kind=facts.kind, loaded=facts.as_json, **facts.as_json["fields"])
        for facts in pairing.new
    ]
    Entity.objects.bulk_create(entities, batch_size=1000)
    created = list(zip(entities, pairing.new, strict=True))
    pairing.ids.update({facts.key: entity.pk for entity, facts in created})
    create_aliases(created)
    create_tenures(created, pairing.ids)
    return created


def _update(
    pairing: Pairing,
    created: Sequence[tuple[Entity, EntityFacts]],
    progress: Callable[[str], object],
) -> list[Merged]:
    """Merge the facts that changed since the last load."""
    merges: list[Merged] = []
    if pairing.changed:
        progress(f"updating {len(pairing.changed):,} entities")
        merges += merge_aliases(pairing.changed)
        merges += merge_tenures(pairing.changed, pairing.ids)
        merges += [_set_fields(entity, facts) for entity, facts in pairing.changed]
    for entity, facts in (*created, *pairing.changed):
        _set_successors(entity, facts, pairing.ids)
    for entity, facts in pairing.changed:
        entity.loaded = facts.as_json
    if pairing.changed:
        fields = ["loaded", *pairing.changed[0][1].as_json["fields"]]
        Entity.objects.bulk_update([entity for entity, _ in pairing.changed], fields, 200)
    return merges


def _set_fields(entity: Entity, facts: EntityFacts) -> Merged:
    wanted = facts.as_json["fields"]
    present = {name: getattr(entity, name) for name in wanted}
    merged = merge_fields(entity.loaded.get("fields", {}), wanted, present)
    for name in merged.update:
        setattr(entity, name, wanted[name])
    return merged


def _set_successors(entity: Entity, facts: EntityFacts, ids: Mapping[str, int]) -> None:
    """Add the successors that are new in the facts, take away those that are gone from them."""
    before = set(entity.loaded.get("successors", ())) if entity.loaded != facts.as_json else set()
    wanted = set(facts.successors)
    if wanted - before:
        entity.successors.add(*(ids[key] for key in wanted - before))
    if before - wanted:
        entity.successors.remove(*(ids[key] for key in before - wanted if key in ids))
