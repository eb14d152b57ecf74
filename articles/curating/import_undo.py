"""What becomes of the archive when a whole import is taken back? Looked at first, then done.

What somebody built on stays: an article that a person worked on, or that a later import changed.
What another import brought too stays, and is that one's from then on.
"""

from collections.abc import Generator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from articles.curating.import_reverts import built_on, is_revertible, revert_batch
from articles.history import note_run
from articles.models import (
    Article,
    ArticleTag,
    Change,
    Decision,
    ImportedUpdate,
    ImportRun,
    IndexChange,
    MetAgain,
    Operation,
    SeenKey,
)
from articles.models.once_more import once_more
from articles.models.originals import earlier_originals, forget_unused
from articles.stories.leave import hold_stories, leave_stories

BATCH = 500
SAMPLE = 20
_State = ImportRun.State
_UNDOABLE = (_State.DONE, _State.PAUSED, _State.INTERRUPTED, _State.FAILED)
_ORIGINAL = ("original_digest", "original_pack", "original_offset", "original_length")
_OF_AN_ARTICLE = (Change.Thing.ARTICLE, Change.Thing.DECISION, Change.Thing.ARTICLE_TAG)
# Counts of an Operation.
_DELETED, _REVERTED, _KEPT = "deleted", "made as before", "kept, changed since"


@dataclass(frozen=True)
class UndoPreview:
    """What undoing an import would delete, what it would make as it was, and what stays."""

    run: ImportRun
    going: int
    sample: tuple[Article, ...]
    worked_on: int
    worked_on_sample: tuple[Article, ...]
    updated_later: int
    brought_again: int
    reverting: int
    not_reverting: int

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """In words and numbers."""
        return (
            ("Articles that it brought and that go", f"{self.going:,}"),
            ("Stay, because somebody worked on them since", f"{self.worked_on:,}"),
            ("Stay, because a later import changed them", f"{self.updated_later:,}"),
            ("Stay, because a later import brought them, too", f"{self.brought_again:,}"),
            ("Articles that it changed and that become what they were", f"{self.reverting:,}"),
            ("Of those it changed, stay: they were changed since", f"{self.not_reverting:,}"),
        )


def why_not_undoable(run: ImportRun) -> str:
    """Why this import cannot be undone now; "" when it can."""
    if run.state in _UNDOABLE:
        return ""
    if run.state in (_State.WAITING, _State.RUNNING):
        return f"Import {run.pk} is not over. Pause it first, then undo it."
    return f"Import {run.pk} is {run.get_state_display().lower()} already."


def preview_undo(run: ImportRun) -> UndoPreview:
    """What would become of its articles, as things stand; each of them is looked at once."""
    worked_on = list(_brought(run).filter(_worked_on()).values_list("pk", flat=True))
    # From the few updates to their articles, and not the other way round.
    others = ImportedUpdate.objects.exclude(run=run).values("article")
    later = _brought(run).filter(~_worked_on(), pk__in=others).count()
    met = _met_again(run).values("article")
    again = _brought(run).filter(~_worked_on(), pk__in=met).exclude(pk__in=others).count()
    updates = ImportedUpdate.objects.filter(run=run).exclude(after={})
    stays = updates.filter(built_on()).count() + sum(
        not is_revertible(update)
        for update in updates.filter(~built_on()).exclude(article__edited_fields=[])
        .select_related("article").iterator(chunk_size=BATCH)
    )  # fmt: skip
    return UndoPreview(
        run=run,
        going=_brought(run).count() - len(worked_on) - later - again,
        sample=_sample(_going(run)),
        worked_on=len(worked_on),
        worked_on_sample=_sample(_brought(run).filter(pk__in=worked_on[:SAMPLE])),
        updated_later=later,
        brought_again=again,
        reverting=updates.count() - stays,
        not_reverting=stays,
    )


@transaction.atomic
def begin_undo(run: ImportRun, actor: User | None) -> None:
    """Say that it is to be undone; the worker does it. Raises ValidationError when it cannot be."""
    now = ImportRun.objects.select_for_update(no_key=True).get(pk=run.pk)
    if problem := why_not_undoable(now):
        raise ValidationError(problem)
    now.state, now.in_background, now.wish = _State.UNDOING, True, ImportRun.Wish.NONE
    now.finished_at = None
    now.save(update_fields=["state", "in_background", "wish", "finished_at"])
    counts = {"import_run": now.pk, _DELETED: 0, _REVERTED: 0, _KEPT: 0}
    summary = f"undid the import of {now.started_at:%d %B %Y %H:%M}"
    note_run(Operation.Kind.IMPORT, summary, counts, actor)
    run.refresh_from_db()


def undo_import(run: ImportRun) -> Generator[int, None, None]:
    """Take back, batch by batch, what is to be; yields how many articles each batch was about.

    A batch is one transaction: whoever is killed, or stops between two, goes on where it was.
    The caller sees to it that nobody imports meanwhile.
    """
    noted = _operation_of(run)
    after = 0
    while ids := list(_going(run).filter(pk__gt=after).values_list("pk", flat=True)[:BATCH]):
        after = ids[-1]
        yield once_more(partial(_delete, run, ids, noted))
    updates = ImportedUpdate.objects.filter(run=run).order_by("pk")
    while ids := list(updates.values_list("pk", flat=True)[:BATCH]):
        yield once_more(partial(_revert, ids, noted))
    met = _met_again(run).filter(article__import_run=run).order_by("pk")
    while ids := list(met.values_list("pk", flat=True)[:BATCH]):
        once_more(partial(_hand_over, ids))
        yield 0
    once_more(partial(_end, run))
    run.refresh_from_db()


def undone_so_far(run: ImportRun) -> dict[str, int]:
    """How many articles are deleted, made as before, and kept because they were changed since."""
    number = _operation_of(run)
    row = Operation.objects.filter(pk=number).first() if number else None
    counts = row.counts if row else {}
    return {name: int(counts.get(name, 0)) for name in (_DELETED, _REVERTED, _KEPT)}


def _brought(run: ImportRun) -> QuerySet[Article]:
    return Article.objects.filter(import_run=run).order_by("pk")


def _going(run: ImportRun) -> QuerySet[Article]:
    met = Exists(_met_again(run).filter(article=OuterRef("pk")))
    return _brought(run).filter(~_worked_on(), ~_updated_later(run), ~Q(met))


def _worked_on() -> Q:
    """Did a person do anything about it?"""
    article = OuterRef("pk")
    people = Change.objects.filter(article_id=article, thing__in=_OF_AN_ARTICLE).exclude(
        operation__kind__in=Operation.MACHINES
    )
    return (
        ~Q(edited_fields=[])
        | Q(Exists(Decision.objects.filter(article=article)))
        | Q(Exists(ArticleTag.objects.filter(article=article)))
        | Q(Exists(people))
    )


def _updated_later(run: ImportRun) -> Q:
    return Q(Exists(ImportedUpdate.objects.filter(article=OuterRef("pk")).exclude(run=run)))


def _met_again(run: ImportRun) -> QuerySet[MetAgain]:
    """The articles that other imports brought too, which nobody took back."""
    taken_back = (_State.UNDOING, _State.UNDONE)
    return MetAgain.objects.exclude(run=run).exclude(run__state__in=taken_back)


def _sample(articles: QuerySet[Article]) -> tuple[Article, ...]:
    return tuple(articles.select_related("source").defer("body")[:SAMPLE])


@transaction.atomic
def _delete(run: ImportRun, ids: list[int], noted: int | None) -> int:
    """Delete these as far as nobody worked on them a moment ago; they may be imported again."""
    hold_stories()
    rows = Article.objects.filter(pk__in=ids)
    list(rows.order_by("pk").select_for_update().values_list("pk"))
    gone = list(_going(run).filter(pk__in=ids).only(*_ORIGINAL))
    gone_ids = [article.pk for article in gone]
    earlier = earlier_originals(gone_ids)
    moved = leave_stories(gone_ids)
    IndexChange.objects.record(moved - set(gone_ids))
    IndexChange.objects.record_new(gone_ids)
    rows.filter(pk__in=gone_ids).only("pk").delete()
    _note(noted, {_DELETED: len(gone)})
    transaction.on_commit(lambda: forget_unused([*gone, *earlier]))
    return len(gone)


@transaction.atomic
def _revert(update_ids: list[int], noted: int | None) -> int:
    """Make the articles of these updates what they were, as far as nobody changed them since."""
    done = revert_batch(update_ids)
    _note(noted, {_REVERTED: len(done.reverted), _KEPT: done.kept})
    transaction.on_commit(lambda: forget_unused(done.unused))
    return len(update_ids)


@transaction.atomic
def _hand_over(ids: list[int]) -> None:
    """What another import brought too is that one's now."""
    list(Article.objects.filter(pk__in=ids).order_by("pk").select_for_update().values_list("pk"))
    rows = MetAgain.objects.filter(pk__in=ids)
    for other in set(rows.values_list("run", flat=True)):
        of_it = rows.filter(run=other).values("article")
        Article.objects.filter(pk__in=of_it).update(import_run=other)
    rows.delete()


@transaction.atomic
def _end(run: ImportRun) -> None:
    SeenKey.objects.filter(run=run).delete()
    ImportRun.objects.filter(pk=run.pk, state=_State.UNDOING).update(
        state=_State.UNDONE, finished_at=timezone.now()
    )


def _operation_of(run: ImportRun) -> int | None:
    rows: Any = Operation.objects.filter(
        kind=Operation.Kind.IMPORT, counts__import_run=run.pk, counts__has_key=_DELETED
    )
    found: int | None = rows.order_by("-pk").values_list("pk", flat=True).first()
    return found


def _note(noted: int | None, more: dict[str, int]) -> None:
    row = Operation.objects.select_for_update(no_key=True).filter(pk=noted or 0).first()
    if row is not None:
        row.counts |= {name: int(row.counts.get(name, 0)) + n for name, n in more.items()}
        row.save(update_fields=["counts"])
