"""Which entities could be meant by what an editor types?"""

from django.db.models import Q

from articles.models import Alias, Entity
from articles.models.alias import folded

# Demonyms and places say a country without naming it; an editor who adds one types its name.
_NAMING = (Alias.Kind.NAME, Alias.Kind.ACRONYM, Alias.Kind.SURNAME)


def entities_called(name: str) -> list[Entity]:
    """Those whose very name this is; failing that, those with such an alias. At most 20."""
    if not name.strip():
        return []
    named = list(Entity.objects.filter(Q(name__iexact=name) | Q(slug=folded(name)))[:20])
    if named:
        return named
    aliases = Alias.objects.filter(folded=folded(name), kind__in=_NAMING)
    return list(Entity.objects.filter(pk__in=aliases.values("entity"))[:20])


def entities_starting(text: str, most: int = 10) -> list[Entity]:
    """Those with a name or alias that starts so, accents and case aside; own names first."""
    start = folded(text)
    if len(start) < 2:
        return []
    own = list(Entity.objects.filter(name__istartswith=text.strip()).order_by("name")[:most])
    if len(own) >= most:
        return own
    aliases = Alias.objects.filter(folded__startswith=start, kind__in=_NAMING)
    others = Entity.objects.filter(pk__in=aliases.values("entity")).order_by("name")
    return own + [entity for entity in others[: most * 2] if entity not in own][: most - len(own)]
