"""Whom else could the same words mean?"""

from collections.abc import Iterable

from django.db.models import Q

from articles.models import Alias, Entity, Mention
from articles.models.alias import folded

MOST = 8


def candidates_for(mention: Mention, spellings: Iterable[str]) -> tuple[Entity, ...]:
    """What else was found at the same places, then other entities with such a name or alias."""
    beside = _at_the_same_places(mention)
    known = {entity.pk for entity in beside} | {mention.entity_id}
    others = [entity for entity in _called(spellings) if entity.pk not in known]
    return tuple([*beside, *others][:MOST])


def _at_the_same_places(mention: Mention) -> list[Entity]:
    """Who shares an office or a name may be a mention of its own at the very same place."""
    places = _places(mention)
    others = Mention.objects.filter(article=mention.article_id).exclude(pk=mention.pk)
    rows = others.select_related("entity").order_by("-confidence", "pk")
    return [row.entity for row in rows if not places.isdisjoint(_places(row))]


def _places(mention: Mention) -> set[tuple[str, int, int]]:
    return {(span["field"], span["start"], span["end"]) for span in mention.spans}


def _called(spellings: Iterable[str]) -> list[Entity]:
    words = list(spellings)[:20]
    if not words:
        return []
    aliases = Alias.objects.filter(folded__in={folded(word) for word in words}, is_enabled=True)
    own = Q()
    for word in words:
        own |= Q(name__iexact=word)
    found = Entity.objects.filter(own | Q(pk__in=aliases.values("entity")))
    return list(found.order_by("name", "kind")[: MOST + 1])
