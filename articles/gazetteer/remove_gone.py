"""Entities that the facts no longer know."""

from collections.abc import Mapping, Sequence

from articles.gazetteer.load_aliases import alias_as_json
from articles.gazetteer.load_tenures import tenure_as_json, tenure_key
from articles.models import Alias, Decision, Entity, IndexChange, Mention, NotTheSame, Tenure


def remove_gone(entities: Sequence[Entity], ids: Mapping[str, int]) -> int:
    """Remove those that no curator changed and no editor decided on; return how many.

    What the tagger found of them goes too, and the index learns of it.
    """
    keys = {pk: key for key, pk in ids.items()}
    untouched = [entity for entity in entities if _is_untouched(entity, keys)]
    mentions = Mention.objects.filter(entity__in=untouched)
    IndexChange.objects.record(mentions.values_list("article_id", flat=True))
    mentions.delete()
    Entity.objects.filter(pk__in=[entity.pk for entity in untouched]).delete()
    return len(untouched)


def _is_untouched(entity: Entity, keys: Mapping[int, str]) -> bool:
    loaded = entity.loaded
    if any(getattr(entity, name) != value for name, value in loaded["fields"].items()):
        return False
    aliases = Alias.objects.filter(entity=entity)
    if {alias.text: alias_as_json(alias) for alias in aliases} != loaded["aliases"]:
        return False
    tenures = Tenure.objects.filter(leader=entity).select_related("office")
    if {tenure_key(t, keys): tenure_as_json(t) for t in tenures} != loaded["tenures"]:
        return False
    if {keys.get(state.pk, "") for state in entity.successors.all()} != set(loaded["successors"]):
        return False
    if Tenure.objects.filter(office__of=entity).exists():
        return False
    if NotTheSame.objects.of_entity(entity).exists() or entity.redirects.exists():
        return False
    is_decided = Decision.objects.filter(entity=entity).exists()
    edited = Mention.objects.filter(entity=entity, found_by=Mention.FoundBy.EDITOR)
    return not is_decided and not edited.exists()
