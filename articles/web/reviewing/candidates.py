"""Whom else could the same words mean?"""

from collections.abc import Iterable

from django.db.models import Q

from articles.models import Alias, Entity
from articles.models.alias import folded

MOST = 8


def candidates_for(spellings: Iterable[str], entity: Entity) -> tuple[Entity, ...]:
    """Other entities with such a name or alias, in the order of the alphabet."""
    words = list(spellings)[:20]
    if not words:
        return ()
    aliases = Alias.objects.filter(folded__in={folded(word) for word in words}, is_enabled=True)
    own = Q()
    for word in words:
        own |= Q(name__iexact=word)
    found = Entity.objects.filter(own | Q(pk__in=aliases.values("entity")))
    return tuple(found.exclude(pk=entity.pk).order_by("name", "kind")[:MOST])
