"""One operation as a line of a list: who, when, what, how much, and whether it was undone."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Count
from django.urls import reverse

from articles.curating.undo import may_undo
from articles.models import Operation
from articles.web.histories.change_words import ChangeWords, counted
from articles.web.histories.field_words import FieldWords
from articles.web.histories.seen import seen_changes

# Of a larger operation the page of its own says how much it changed of what.
_MOST_COUNTED = 2_000


@dataclass(frozen=True)
class Entry:
    """One thing that somebody did. `changes` and `fields` are shown below it, where asked for."""

    who: str
    when: datetime
    what: str
    kind: str
    address: str = ""
    counts: str = ""
    undone: str = ""
    undo_address: str = ""
    whole: str = ""
    whole_address: str = ""
    changes: tuple[ChangeWords, ...] = ()
    more: int = 0
    fields: tuple[FieldWords, ...] = ()


def build_entries(
    operations: Sequence[Operation],
    user: User | AnonymousUser,
    changes: dict[int, tuple[list[ChangeWords], int]] | None = None,
) -> list[Entry]:
    """These operations, with the changes given for each, and how many more there are."""
    counts = counts_of(operations, user)
    shown = changes or {}
    return [
        _entry(operation, user, counts.get(operation.pk, ""), *shown.get(operation.pk, ([], 0)))
        for operation in operations
    ]


def who_did(operation: Operation) -> str:
    """The name of who did it, or what did."""
    if operation.actor is not None:
        return operation.actor.get_username()
    is_machine = operation.kind in Operation.MACHINES
    return "a machine run" if is_machine else "an account that is gone"


def undone_words(operation: Operation) -> str:
    """By whom it was undone and when, or nothing."""
    if operation.undone_at is None:
        return ""
    by = operation.undone_by.get_username() if operation.undone_by else "an account that is gone"
    return f"undone by {by}, {operation.undone_at:%-d %b %Y %H:%M}"


def counts_of(operations: Sequence[Operation], user: User | AnonymousUser) -> dict[int, str]:
    """How many changes of what each made, as in "1 alias, 312 mentions"."""
    few = [o.pk for o in operations if 0 < o.number_of_changes <= _MOST_COUNTED]
    rows = seen_changes(user).filter(operation__in=few).order_by().values("operation", "thing")
    found: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for row in rows.annotate(number=Count("pk")):
        found[row["operation"]].append((row["thing"], row["number"]))
    words = {
        key: ", ".join(counted(thing, number) for thing, number in sorted(of_one))
        for key, of_one in found.items()
    }
    many = [o.pk for o in operations if o.number_of_changes > _MOST_COUNTED]
    return words | dict.fromkeys(many, f"more than {_MOST_COUNTED:,} changes")


def _entry(
    operation: Operation,
    user: User | AnonymousUser,
    counts: str,
    changes: Sequence[ChangeWords],
    more: int,
) -> Entry:
    parent = operation.parent
    own = reverse("operation", args=[operation.pk])
    return Entry(
        who=who_did(operation),
        when=operation.started_at,
        what=operation.summary,
        kind=operation.get_kind_display(),
        address=own,
        counts=counts,
        undone=undone_words(operation),
        undo_address=reverse("undo_operation", args=[operation.pk])
        if may_undo(operation, user)
        else "",
        whole=parent.summary if parent else "",
        whole_address=reverse("operation", args=[parent.pk]) if parent else "",
        changes=tuple(changes),
        more=more,
    )
