"""How is something taken back that somebody did?"""

from collections.abc import Collection, Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from articles.curating.allowed import allowed
from articles.history import CannotUndoError, undo_changes
from articles.history.snapshot import parts
from articles.history.undo import mark_undone
from articles.models import Article, BulkJob, Change, IndexChange, Operation
from articles.models.once_more import once_more
from articles.stories.leave import hold_stories, leave_stories, look_again
from articles.tagging import tag_articles

# More is done by a job, in batches: see `undo_in_batches`.
MOST_AT_ONCE = 20_000


class TooManyChangesError(Exception):
    """It is too much for one transaction: a job has to undo it."""


def may_undo(operation: Operation, actor: User | AnonymousUser) -> bool:
    """Is there something to undo, and may they? Whether anything is in the way shows the try."""
    try:
        allowed(actor, kind_behind(operation))
    except PermissionDenied:
        return False
    return not operation.is_undone and operation.number_of_changes > 0


def undo(operation: Operation, actor: User | AnonymousUser) -> Operation:
    """Revert all that the operation changed, its batches too; return the operation that did it.

    Raises PermissionDenied, TooManyChangesError, and CannotUndoError with what is in the way;
    then nothing is reverted.
    """
    user = allowed(actor, kind_behind(operation))

    @transaction.atomic
    def at_once() -> Operation:
        row = Operation.objects.select_for_update(no_key=True).get(pk=operation.pk)
        refuse_if_undone(row)
        if row.number_of_changes > MOST_AT_ONCE:
            raise TooManyChangesError(
                f"“{row}” changed {row.number_of_changes:,} things; a job has to undo it."
            )
        # A job that undid only a part of it leaves the rest to this.
        batches = Q(operation__parent=row, operation__undone_at__isnull=True)
        whole = Change.objects.filter(Q(operation=row) | batches)
        undone = take_back(row, whole.select_related("operation"), user)
        mark_undone(row, user)
        return undone

    return once_more(at_once)


def revert(change: Change, actor: User | AnonymousUser) -> Operation:
    """Revert a single change, and find the names in its article again.

    Where that is all that the operation did, it is undone as a whole. Raises PermissionDenied,
    CannotUndoError.
    """
    user = allowed(actor, kind_behind(change.operation))
    others = Change.objects.filter(operation=change.operation).exclude(pk=change.pk)
    if not others.exclude(thing=Change.Thing.MENTION).exists():
        return undo(change.operation, actor)
    return once_more(lambda: take_back(change.operation, [change], user, is_part=True))


@transaction.atomic
def take_back(
    operation: Operation, changes: Iterable[Change], actor: User, **options: Any
) -> Operation:
    """Revert these changes as `undo_changes` does, and find the stories of their articles again."""
    changes = list(changes)
    of_article = (change for change in changes if change.thing == Change.Thing.ARTICLE)
    ids = {change.object_id for change in of_article}
    if not ids:
        return undo_changes(operation, changes, actor, retag, **options)
    hold_stories()
    moved = leave_stories(ids)
    undone = undo_changes(operation, changes, actor, retag, **options)
    IndexChange.objects.record(moved | look_again(ids), urgent=True)
    return undone


def refuse_if_undone(operation: Operation) -> None:
    """Raise CannotUndoError for what is undone already, not done yet, or keeps no changes.

    Finding names again is no hindrance: it finds them by what the gazetteer says then.
    """
    if operation.undone_at is not None:
        by = operation.undone_by.get_username() if operation.undone_by else "somebody"
        raise CannotUndoError(
            f"“{operation}” is undone already, by {by}, {operation.undone_at:%d %b %Y %H:%M}."
        )
    at_work = BulkJob.objects.unfinished().filter(operation=operation)
    if at_work.exclude(verb=BulkJob.Verb.RETAG).exists():
        raise CannotUndoError(f"“{operation}” is still at work. Stop its job first, then undo it.")
    if BulkJob.objects.unfinished().filter(operation__undoes=operation).exists():
        raise CannotUndoError(f"“{operation}” is being undone already, by a job.")
    if operation.kind in (Operation.Kind.IMPORT, Operation.Kind.LOAD):
        raise CannotUndoError(f"“{operation}” was a machine run, which keeps only counts.")


def retag(article_ids: Collection[int]) -> None:
    """Find the names of these articles again; whoever calls tells the index."""
    for part in parts(sorted(article_ids)):
        tag_articles(list(Article.objects.filter(pk__in=part).order_by("pk")))


def kind_behind(operation: Operation) -> str:
    """What it takes to undo an undo is what it took to do what it undid."""
    while operation.kind == Operation.Kind.UNDO and operation.undoes:
        operation = operation.undoes
    return operation.kind
