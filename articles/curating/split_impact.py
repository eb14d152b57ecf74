"""What does splitting an alias off do to the articles? Found out before it is done."""

from collections.abc import Collection

from articles.curating.alias_edits import new_entity, refuse_split
from articles.curating.alias_impact import Impact, impact_of
from articles.models import Alias, Entity


def split_impact(
    alias: Alias, *, to: Entity | None, name: str, candidates: Collection[int]
) -> Impact:
    """How many mentions another entity gets, and how many the old one loses. Nothing is saved.

    Raises ValidationError where the split would be refused.
    """
    refuse_split(alias, to)
    entity = to or new_entity(alias.entity.kind, name)

    def move() -> None:
        if to is None:
            entity.save()
        Alias.objects.filter(pk=alias.pk).update(entity=entity)

    return impact_of(move, candidates)
