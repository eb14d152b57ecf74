"""OperationPage: every name that the page of one operation may use."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.core.paginator import Page, Paginator
from django.db.models import Case, When

from articles.models import BulkJob, Change, Entity, Operation
from articles.web.histories.change_words import FOLLOWS, ChangeWords, words_of
from articles.web.histories.entries import Entry, build_entries
from articles.web.histories.seen import seen_changes, seen_operations
from articles.web.histories.thing_history import may_revert

CHANGES_A_PAGE = 50
PARTS_SHOWN = 50
MOST_NAMED = 15
_BY_ENTITY = {"added_by_entity": "added", "removed_by_entity": "removed"}
# The key of a row, which says nothing to people.
_NO_NUMBERS = frozenset({"import_run"})


@dataclass(frozen=True)
class OperationPage:
    """One operation with its changes, its batches, what it undid and what undid it."""

    number: int
    entry: Entry
    undoes: Entry | None
    undone_by: list[Entry]
    parts: list[Entry]
    more_parts: int
    job: BulkJob | None
    counts: list[tuple[str, int]]
    changes: list[ChangeWords]
    page: Page[Change]


def build_operation_page(
    operation: Operation, user: User | AnonymousUser, number: str
) -> OperationPage:
    """All that one operation did, as far as this user may see it."""
    changes = seen_changes(user).filter(operation=operation).select_related("operation")
    # What somebody did, and then what followed from it.
    follows = Case(When(thing__in=FOLLOWS, then=1), default=0)
    page = Paginator(changes.order_by(follows, "pk"), CHANGES_A_PAGE).get_page(number)
    related = seen_operations(user).select_related("actor", "undone_by", "parent")
    parts = related.filter(parent=operation).order_by("pk")
    shown = list(parts[:PARTS_SHOWN])
    earlier = related.filter(pk=operation.undoes_id or 0)
    return OperationPage(
        number=operation.pk,
        entry=build_entries([operation], user)[0],
        undoes=next(iter(build_entries(list(earlier), user)), None),
        undone_by=build_entries(list(related.filter(undoes=operation)[:10]), user),
        parts=build_entries(shown, user),
        more_parts=max(0, parts.count() - PARTS_SHOWN) if len(shown) == PARTS_SHOWN else 0,
        job=BulkJob.objects.filter(operation=operation).first(),
        counts=_numbers(operation.counts),
        changes=words_of(page.object_list, may_revert(user)),
        page=page,
    )


def _numbers(counts: Mapping[str, Any]) -> list[tuple[str, int]]:
    """The numbers that a machine run kept, each under its name; entities by theirs."""
    found = [
        (name.replace("_", " "), value)
        for name, value in counts.items()
        if isinstance(value, int) and name not in _NO_NUMBERS
    ]
    lists = {name: value[:MOST_NAMED] for name, value in counts.items() if name in _BY_ENTITY}
    ids = {key for pairs in lists.values() for key, _ in pairs}
    names = dict(Entity.objects.filter(pk__in=ids).values_list("pk", "name"))
    for name, pairs in lists.items():
        found += [(f"{_BY_ENTITY[name]} {names.get(key, key)}", count) for key, count in pairs]
    return found
