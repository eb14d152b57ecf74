"""Which names mean something else after these changes?"""

from collections.abc import Iterable
from typing import TypeAlias

from django.db.models import Q

from articles.models import Alias, Change, Entity, Tenure

# The words of a name, and of which kind of alias it is.
Name: TypeAlias = tuple[str, str]
# What the tagger reads of an entity besides its name; only organizations' seats are in the third.
_READ = {"valid_from", "valid_to", "code"}
_Thing = Change.Thing


def names_touched(changes: Iterable[Change]) -> set[Name]:
    """The names to look for in the articles, as they were and as they are.

    A term of office touches the names of its leader: "the French president", without any of
    them, is found again when all articles are tagged.
    """
    changes = list(changes)
    names: set[Name] = set()
    aliases: set[int] = set()
    entities: set[int] = set()
    for change in changes:
        rows = [row for row in (change.before, change.after) if row]
        if change.thing == _Thing.ALIAS:
            aliases.add(change.object_id)
            names |= {(row["text"], row.get("kind", Alias.Kind.NAME)) for row in rows
                      if "text" in row}  # fmt: skip
        elif change.thing == _Thing.ENTITY:
            names |= {(row["name"], Alias.Kind.NAME) for row in rows if "name" in row}
            if any(_READ & row.keys() for row in rows):
                entities.add(change.object_id)
        elif change.thing == _Thing.TENURE and change.entity_id:
            entities |= {change.entity_id, *(r["leader_id"] for r in rows if "leader_id" in r)}
    offices = {change.object_id for change in changes if change.thing == _Thing.OFFICE}
    entities |= set(Tenure.objects.filter(office__in=offices).values_list("leader", flat=True))
    return names | _names_of(aliases, entities)


def _names_of(aliases: set[int], entities: set[int]) -> set[Name]:
    rows = Alias.objects.filter(Q(pk__in=aliases) | Q(entity__in=entities))
    own = Entity.objects.filter(pk__in=entities).values_list("name", flat=True)
    return {*rows.values_list("text", "kind"), *((name, Alias.Kind.NAME) for name in own)}
