"""ThingHistory: every name that the history of an article or an entity may use."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse

from articles.curating.undo import may_undo
from articles.models import Article, Change, Entity, Operation
from articles.web.histories.change_words import FOLLOWS, ChangeWords, words_of
from articles.web.histories.entries import Entry, build_entries
from articles.web.histories.seen import seen_changes, seen_operations

ENTRIES_A_PAGE = 20
CHANGES_AN_ENTRY = 12


@dataclass(frozen=True)
class ThingHistory:
    """What became of one thing, the latest first."""

    name: str
    kind: str
    address: str
    entries: list[Entry]
    page: Page[Operation]


def build_article_history(
    article: Article, user: User | AnonymousUser, number: str
) -> ThingHistory:
    """What became of an article and all that belongs to it."""
    entries, page = _build("article_id", article.pk, user, number)
    return ThingHistory(str(article), "article", article.get_absolute_url(), entries, page)


def build_entity_history(entity: Entity, user: User | AnonymousUser, number: str) -> ThingHistory:
    """What became of an entity, its names and offices, and which verdicts were given on it."""
    entries, page = _build("entity_id", entity.pk, user, number)
    kind = entity.get_kind_display()
    return ThingHistory(str(entity), kind, entity.get_absolute_url(), entries, page)


def may_revert(user: User | AnonymousUser) -> Callable[[Change], bool]:
    """May they take a single change back? Whether anything is in the way shows the try."""
    known: dict[int, bool] = {}

    def asked(change: Change) -> bool:
        operation = change.operation
        if operation.pk not in known:
            known[operation.pk] = may_undo(operation, user)
        return known[operation.pk] and operation.kind != Operation.Kind.DELETE

    return asked


def _build(
    column: str, key: int, user: User | AnonymousUser, number: str
) -> tuple[list[Entry], Page[Operation]]:
    changes = seen_changes(user)
    ids: Any = changes.filter(**{column: key}).order_by().values("operation")
    found = seen_operations(user).filter(pk__in=ids).order_by("-pk")
    related = found.select_related("actor", "undone_by", "parent", "undoes")
    page = Paginator(related, ENTRIES_A_PAGE).get_page(number)
    # Looked up by the operation: an entity may have a hundred thousand changes in another one.
    own = changes.alias(whose=Coalesce(column, 0)).filter(whose=key)
    shown = _changes_of(list(page.object_list), own, user)
    return build_entries(list(page), user, shown), page


def _changes_of(
    operations: list[Operation], changes: QuerySet[Change], user: User | AnonymousUser
) -> dict[int, tuple[list[ChangeWords], int]]:
    """The first changes of each operation in words, and how many more there are."""
    chosen: list[Change] = []
    more: dict[int, int] = {}
    for operation in operations:
        own = _first(changes.filter(operation=operation), CHANGES_AN_ENTRY + 1)
        if len(own) > CHANGES_AN_ENTRY:
            more[operation.pk] = changes.filter(operation=operation).count() - CHANGES_AN_ENTRY
        for change in own[:CHANGES_AN_ENTRY]:
            change.operation = operation
            chosen.append(change)
    words: dict[int, list[ChangeWords]] = defaultdict(list)
    for change, said in zip(chosen, words_of(chosen, may_revert(user)), strict=True):
        words[change.operation_id].append(said)
    return {key: (said, more.get(key, 0)) for key, said in words.items()}


def _first(changes: QuerySet[Change], number: int) -> list[Change]:
    """The first changes: what somebody did, and then what followed from it."""
    done = list(changes.exclude(thing__in=FOLLOWS)[:number])
    return done + list(changes.filter(thing__in=FOLLOWS)[: number - len(done)])


def history_address(thing: Article | Entity) -> str:
    """Where the history of this thing is."""
    if isinstance(thing, Article):
        return reverse("article_history", args=[thing.short_id])
    return reverse("entity_history", args=[thing.kind, thing.slug])
