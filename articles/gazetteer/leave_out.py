"""Which facts did a curator remove for good?"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from articles.gazetteer.entity_facts import EntityFacts


def leave_out(facts: Iterable[EntityFacts], removed: Collection[str]) -> tuple[EntityFacts, ...]:
    """The facts without the entities of these keys, and without what others said of them."""
    if not removed:
        return tuple(facts)
    return tuple(_without(fact, removed) for fact in facts if fact.key not in removed)


def _without(fact: EntityFacts, removed: Collection[str]) -> EntityFacts:
    return replace(
        fact,
        successors=tuple(key for key in fact.successors if key not in removed),
        tenures=tuple(tenure for tenure in fact.tenures if tenure.of not in removed),
    )
