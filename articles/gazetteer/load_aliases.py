"""Aliases from the facts into their table."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from articles.gazetteer.entity_facts import EntityFacts
from articles.gazetteer.merge import Merged, merge_rows
from articles.models import Alias, Entity
from articles.models.alias import folded


def create_aliases(entities: Iterable[tuple[Entity, EntityFacts]]) -> None:
    """Write the aliases of new entities."""
    Alias.objects.bulk_create(
        [
            _alias(entity, alias.text, alias.as_json)
            for entity, facts in entities
            for alias in facts.aliases
        ],
        batch_size=2000,
    )


def merge_aliases(entities: Sequence[tuple[Entity, EntityFacts]]) -> list[Merged]:
    """Bring the aliases of these entities to the facts, except what a curator changed."""
    present: dict[int, dict[str, Alias]] = defaultdict(dict)
    for alias in Alias.objects.filter(entity__in=[entity for entity, _ in entities]):
        present[alias.entity_id][alias.text] = alias
    create, update, delete, merges = [], [], [], []
    for entity, facts in entities:
        rows = present[entity.pk]
        wanted = {alias.text: alias.as_json for alias in facts.aliases}
        merged = merge_rows(
            entity.loaded.get("aliases", {}),
            wanted,
            {text: alias_as_json(alias) for text, alias in rows.items()},
        )
        create += [_alias(entity, text, wanted[text]) for text in merged.create]
        for text in merged.update:
            _set(rows[text], wanted[text])
            update.append(rows[text])
        delete += [rows[text].pk for text in merged.delete]
        merges.append(merged)
    Alias.objects.filter(pk__in=delete).delete()
    Alias.objects.bulk_update(
        update, ["kind", "valid_from", "valid_to", "is_enabled"], batch_size=500
    )
    Alias.objects.bulk_create(create, batch_size=2000)
    return merges


def alias_as_json(alias: Alias) -> list[Any]:
    """As `AliasFact.as_json` says it."""
    return [alias.kind, alias.valid_from, alias.valid_to, alias.is_enabled]


def _alias(entity: Entity, text: str, values: Sequence[Any]) -> Alias:
    alias = Alias(entity=entity, text=text, folded=folded(text))
    _set(alias, values)
    return alias


def _set(alias: Alias, values: Sequence[Any]) -> None:
    alias.kind, alias.valid_from, alias.valid_to, alias.is_enabled = values
