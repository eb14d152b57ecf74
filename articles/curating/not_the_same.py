"""Which entities look alike, and which of them did a curator tell apart?"""

from itertools import combinations

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import ValidationError
from django.db.models import Count

from articles.curating.allowed import allowed
from articles.history import operation
from articles.models import Alias, Entity, NotTheSame, Operation

# A surname or a place is shared by many; these are names of one.
_NAMING = (Alias.Kind.NAME, Alias.Kind.ACRONYM)


def not_the_same(one: Entity, other: Entity, curator: User | AnonymousUser) -> Operation | None:
    """These two are two, for good: no merge, no suggestion of one.

    None when that is known. Raises PermissionDenied, ValidationError.
    """
    user = allowed(curator, Operation.Kind.NOT_SAME)
    if one.pk == other.pk:
        raise ValidationError("Choose two entities; these are the same.")
    first, second = sorted((one, other), key=lambda entity: entity.pk)
    summary = f"told {one} and {other} apart"
    with operation(Operation.Kind.NOT_SAME, user, summary) as recording:
        rows = NotTheSame.objects.of_pair(one, other)
        with recording.watching(rows):
            NotTheSame.objects.get_or_create(
                first=first, second=second, defaults={"decided_by": user}
            )
    return recording.operation if recording.operation.pk else None


def likely_duplicates(most: int = 100) -> list[tuple[Entity, Entity]]:
    """Pairs of one kind that share a name or an acronym, without those told apart."""
    names = Alias.objects.filter(kind__in=_NAMING)
    shared = (
        names.values("folded", "entity__kind")
        .annotate(entities=Count("entity", distinct=True))
        .filter(entities__gt=1)
        .order_by("folded")
    )
    apart = set(NotTheSame.objects.values_list("first", "second"))
    pairs: dict[tuple[int, int], None] = {}
    for folded, kind in shared.values_list("folded", "entity__kind"):
        bearers = names.filter(folded=folded, entity__kind=kind)
        ids = sorted(set(bearers.values_list("entity_id", flat=True)))
        pairs |= dict.fromkeys(pair for pair in combinations(ids, 2) if pair not in apart)
        if len(pairs) >= most:
            break
    chosen = list(pairs)[:most]
    found = Entity.objects.in_bulk({id_ for pair in chosen for id_ in pair})
    return [(found[first], found[second]) for first, second in chosen]
