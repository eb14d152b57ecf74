"""Which entities could be meant by what an editor types?"""

from dataclasses import dataclass

from django.db.models import Q

from articles.answering.bearers import NAMING, entities_called
from articles.models import Alias, Entity
from articles.models.alias import folded

MOST = 20


@dataclass(frozen=True)
class Suggestion:
    """An entity to choose, and the alias that was matched where its own name was not."""

    entity: Entity
    alias: str = ""


def entities_meant(name: str) -> list[Entity]:
    """Those whose very name this is; failing that, those with such an alias. At most 20."""
    return entities_called([name]).get(name, [])[:MOST]


def entities_similar(name: str) -> list[Entity]:
    """Those with a name or alias that has these words in it: "Congo" is in two countries'."""
    words = folded(name)
    if len(words) < 3:
        return []
    within = Q(aliases__folded__startswith=words) | Q(aliases__folded__contains=f" {words}")
    own = Q(name__istartswith=name.strip()) | Q(name__icontains=f" {name.strip()}")
    naming = Q(aliases__kind__in=NAMING)
    return list(Entity.objects.filter(own | (within & naming)).distinct().order_by("name")[:MOST])


def entities_starting(text: str, most: int = 10) -> list[Suggestion]:
    """Those with a name or alias that starts so, accents and case aside.

    What is called exactly so comes first, then own names, then aliases; the shorter first.
    """
    start = folded(text)
    if len(start) < 2:
        return []
    found: dict[int, Suggestion] = {}
    own = Entity.objects.filter(name__istartswith=text.strip()).order_by("name")
    for entity in own[: most * 5]:
        found[entity.pk] = Suggestion(entity)
    aliases = Alias.objects.filter(folded__startswith=start, kind__in=NAMING)
    for alias in aliases.select_related("entity").order_by("folded", "entity__name")[: most * 5]:
        found.setdefault(alias.entity_id, Suggestion(alias.entity, alias.text))
    ranked = sorted(found.values(), key=lambda suggestion: _rank(suggestion, start))
    return ranked[:most]


def _rank(suggestion: Suggestion, start: str) -> tuple[bool, bool, int, str]:
    words = folded(suggestion.alias or suggestion.entity.name)
    return words != start, bool(suggestion.alias), len(words), suggestion.entity.name
