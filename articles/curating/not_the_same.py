"""Which entities look alike, and which of them did a curator tell apart?"""

from collections import defaultdict
from itertools import combinations

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import ValidationError

from articles.curating.allowed import allowed
from articles.history import operation
from articles.models import Alias, Entity, NotTheSame, Operation
from articles.models.alias import folded

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


def may_be_the_same(one: Entity, other: Entity, curator: User | AnonymousUser) -> Operation | None:
    """Take the verdict back: they may be merged again. None when there is none.

    Raises PermissionDenied.
    """
    user = allowed(curator, Operation.Kind.NOT_SAME)
    summary = f"took back that {one} and {other} are not the same"
    with operation(Operation.Kind.NOT_SAME, user, summary) as recording:
        rows = NotTheSame.objects.of_pair(one, other)
        with recording.watching(rows):
            rows.delete()
    return recording.operation if recording.operation.pk else None


def likely_duplicates(most: int = 100) -> list[tuple[Entity, Entity]]:
    """Pairs of one kind that share a name or an acronym, without those told apart."""
    apart = set(NotTheSame.objects.values_list("first", "second"))
    pairs: dict[tuple[int, int], None] = {}
    for _, ids in sorted(_bearers().items()):
        if len(ids) > 1:
            pairs |= dict.fromkeys(p for p in combinations(sorted(ids), 2) if p not in apart)
        if len(pairs) >= most:
            break
    chosen = list(pairs)[:most]
    found = Entity.objects.in_bulk({id_ for pair in chosen for id_ in pair})
    return [(found[first], found[second]) for first, second in chosen]


def _bearers() -> dict[tuple[str, str], set[int]]:
    """Who is called so, by name and kind: in two queries, however many there are."""
    bearers: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for pk, kind, name in Entity.objects.order_by().values_list("pk", "kind", "name"):
        bearers[folded(name), kind].add(pk)
    aliases = Alias.objects.filter(kind__in=_NAMING).order_by()
    for pk, kind, name in aliases.values_list("entity_id", "entity__kind", "folded"):
        bearers[name, kind].add(pk)
    return bearers
