"""Which saved entity is which of the facts?"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from articles.gazetteer.entity_facts import EntityFacts
from articles.models import Entity


@dataclass
class Pairing:
    """Saved entities beside their facts: new facts, changed ones, and entities without facts.

    `ids` tells the saved entity of each key, one key for each.
    """

    new: list[EntityFacts] = field(default_factory=list)
    changed: list[tuple[Entity, EntityFacts]] = field(default_factory=list)
    unchanged: int = 0
    gone: list[Entity] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)


def pair(facts: Iterable[EntityFacts], entities: Iterable[Entity]) -> Pairing:
    """Pair them: by the key of the last load, by the code, or by the slug."""
    saved: dict[str, Entity] = {}
    entities = list(entities)
    for entity in entities:
        for key in _keys(entity):
            saved.setdefault(key, entity)
    pairing = Pairing()
    paired: set[int] = set()
    for fact in facts:
        found = saved.get(fact.key) or saved.get(f"{fact.kind}:{fact.slug}")
        if found is None or found.pk in paired:
            pairing.new.append(fact)
            continue
        paired.add(found.pk)
        pairing.ids[fact.key] = found.pk
        if found.loaded == fact.as_json:
            pairing.unchanged += 1
        else:
            pairing.changed.append((found, fact))
    for entity in entities:
        if entity.pk not in paired:
            pairing.ids.setdefault(_keys(entity)[0], entity.pk)
    pairing.gone = [entity for entity in entities if entity.loaded and entity.pk not in paired]
    return pairing


def _keys(entity: Entity) -> tuple[str, ...]:
    """What an entity may be called in the facts, the surest first."""
    keys = [f"{entity.kind}:{entity.code or entity.slug}", f"{entity.kind}:{entity.slug}"]
    return (entity.loaded["key"], *keys) if entity.loaded else tuple(keys)
