"""Which entities could be meant by what an editor types?"""

from articles.answering.bearers import NAMING, entities_called
from articles.models import Alias, Entity
from articles.models.alias import folded

MOST = 20


def entities_meant(name: str) -> list[Entity]:
    """Those whose very name this is; failing that, those with such an alias. At most 20."""
    return entities_called([name]).get(name, [])[:MOST]


def entities_starting(text: str, most: int = 10) -> list[Entity]:
    """Those with a name or alias that starts so, accents and case aside; own names first."""
    start = folded(text)
    if len(start) < 2:
        return []
    own = list(Entity.objects.filter(name__istartswith=text.strip()).order_by("name")[:most])
    if len(own) >= most:
        return own
    aliases = Alias.objects.filter(folded__startswith=start, kind__in=NAMING)
    others = Entity.objects.filter(pk__in=aliases.values("entity")).order_by("name")
    return own + [entity for entity in others[: most * 2] if entity not in own][: most - len(own)]
