"""What becomes of aliases, offices, terms, successors and verdicts on pairs in a merge?"""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet

from articles.models import Alias, Entity, NotTheSame, Office, Tenure
from articles.models.alias import folded

# Django makes this table itself, which its types do not know.
_Succession: Any = Entity.successors.through


def facts_of(entity_ids: Sequence[int]) -> list[QuerySet[Any]]:
    """All rows that say something of these entities."""
    ids = list(entity_ids)
    return [
        Entity.objects.filter(pk__in=ids),
        Alias.objects.filter(entity__in=ids),
        Office.objects.filter(of__in=ids),
        Tenure.objects.filter(Q(leader__in=ids) | Q(office__of__in=ids)),
        _Succession.objects.filter(Q(from_entity__in=ids) | Q(to_entity__in=ids)),
        NotTheSame.objects.filter(Q(first__in=ids) | Q(second__in=ids)),
    ]


def move_facts(kept: Entity, gone: Entity) -> None:
    """Everything that is said of `gone` is said of `kept`; what is said twice goes."""
    _move_aliases(kept, gone)
    _move_offices(kept, gone)
    for tenure in Tenure.objects.filter(leader=gone):
        _move_tenure(tenure, leader=kept.pk, office=tenure.office_id)
    _move_successions(kept, gone)
    for pair in NotTheSame.objects.of_entity(gone):
        other = pair.second_id if pair.first_id == gone.pk else pair.first_id
        first, second = sorted((kept.pk, other))
        if NotTheSame.objects.filter(first=first, second=second).exists():
            pair.delete()
        else:
            NotTheSame.objects.filter(pk=pair.pk).update(first=first, second=second)


def _move_aliases(kept: Entity, gone: Entity) -> None:
    own = set(Alias.objects.filter(entity=kept).values_list("text", flat=True))
    for alias in Alias.objects.filter(entity=gone):
        if alias.text in own:
            alias.delete()
        else:
            Alias.objects.filter(pk=alias.pk).update(entity=kept)
            own.add(alias.text)
    if gone.name not in own and folded(gone.name) != folded(kept.name):
        # An entity answers to its name; the name of the other has to be said.
        years = {"valid_from": gone.valid_from, "valid_to": gone.valid_to}
        Alias.objects.create(entity=kept, text=gone.name, **years)


def _move_offices(kept: Entity, gone: Entity) -> None:
    for office in Office.objects.filter(of=gone):
        own = Office.objects.filter(of=kept, title=office.title, role=office.role).first()
        if own is None:
            Office.objects.filter(pk=office.pk).update(of=kept)
            continue
        for tenure in Tenure.objects.filter(office=office):
            _move_tenure(tenure, leader=tenure.leader_id, office=own.pk)
        office.delete()


def _move_tenure(tenure: Tenure, *, leader: int, office: int) -> None:
    same = Tenure.objects.filter(leader=leader, office=office, start=tenure.start)
    if tenure.start is None:
        same = Tenure.objects.filter(leader=leader, office=office, start__isnull=True)
    if same.exclude(pk=tenure.pk).exists():
        tenure.delete()
    else:
        Tenure.objects.filter(pk=tenure.pk).update(leader=leader, office=office)


def _move_successions(kept: Entity, gone: Entity) -> None:
    rows = _Succession.objects.filter(Q(from_entity=gone) | Q(to_entity=gone))
    for row in rows:
        ends = {
            "from_entity_id": kept.pk if row.from_entity_id == gone.pk else row.from_entity_id,
            "to_entity_id": kept.pk if row.to_entity_id == gone.pk else row.to_entity_id,
        }
        is_itself = ends["from_entity_id"] == ends["to_entity_id"]
        if is_itself or _Succession.objects.filter(**ends).exists():
            row.delete()
        else:
            _Succession.objects.filter(pk=row.pk).update(**ends)
