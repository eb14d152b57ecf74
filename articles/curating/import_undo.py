"""What becomes of the archive when a whole import is taken back? Looked at first, then done.

What somebody built on stays: an article that a person worked on, or that a later import changed.
What another import brought too stays, and is that one's from then on.
"""

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from articles.curating.import_bonds import (
    brought,
    going,
    left_to,
    met_again,
    updated_later,
    worked_on,
)
from articles.curating.import_reverts import built_on, is_revertible, revert_batch
from articles.curating.retries import who_tries_again
from articles.history import note_run
from articles.models import (
    Article,
    Change,
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
_LEFT_TO = "left to import "


@dataclass(frozen=True)
class UndoPreview:
    """What undoing an import would delete, what it would make as it was, and what stays."""

    run: ImportRun
    going: int
    sample: tuple[Article, ...]
    worked_on: int
    worked_on_sample: tuple[Article, ...]
    updated_later: int
    left_to: Mapping[int, int]
    reverting: int
    not_reverting: int

    @property
    def brought_again(self) -> int:
        """How many stay only because other imports brought them, too."""
        return sum(self.left_to.values())

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
        retry = who_tries_again(run)
        again = "Pause that one first, then undo this."
        return f"Import {retry.pk} is trying its files again. {again}" if retry else ""
    if run.state in (_State.WAITING, _State.RUNNING):
        return f"Import {run.pk} is not over. Pause it first, then undo it."
    return f"Import {run.pk} is {run.get_state_display().lower()} already."


def preview_undo(run: ImportRun) -> UndoPreview:
    """What would become of its articles, as things stand; each of them is looked at once."""
    with_work = list(brought(run).filter(worked_on()).values_list("pk", flat=True))
    # From the few updates to their articles, and not the other way round.
    others = ImportedUpdate.objects.exclude(run=run).values("article")
    later = brought(run).filter(~worked_on(), pk__in=others).count()
    left = left_to(run, brought(run).filter(~worked_on()).exclude(pk__in=others))
    updates = ImportedUpdate.objects.filter(run=run).exclude(after={})
    stays = updates.filter(built_on()).count() + sum(
        not is_revertible(update)
        for update in updates.filter(~built_on()).exclude(article__edited_fields=[])
        .select_related("article").iterator(chunk_size=BATCH)
    )  # fmt: skip
    return UndoPreview(
        run=run,
        going=brought(run).count() - len(with_work) - later - sum(left.values()),
        sample=_sample(going(run)),
        worked_on=len(with_work),
        worked_on_sample=_sample(brought(run).filter(pk__in=with_work[:SAMPLE])),
        updated_later=later,
        left_to=left,
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
    summary = f"undid import {now.pk} of {now.started_at:%d %B %Y %H:%M}"
    note_run(Operation.Kind.IMPORT, summary, counts, actor)
    run.refresh_from_db()


def undo_import(run: ImportRun) -> Generator[int, None, None]:
    """Take back, batch by batch, what is to be; yields how many articles each batch was about.

    A batch is one transaction: whoever is killed, or stops between two, goes on where it was.
    The caller sees to it that nobody imports meanwhile.
    """
    noted = _operation_of(run)
    after = 0
    while ids := list(going(run).filter(pk__gt=after).values_list("pk", flat=True)[:BATCH]):
        after = ids[-1]
        yield once_more(partial(_delete, run, ids, noted))
    updates = ImportedUpdate.objects.filter(run=run).order_by("pk")
    while ids := list(updates.values_list("pk", flat=True)[:BATCH]):
        yield once_more(partial(_revert, ids, noted))
    met = met_again(run).filter(article__import_run=run).order_by("pk")
    while ids := list(met.values_list("pk", flat=True)[:BATCH]):
        once_more(partial(_hand_over, run, ids, noted))
        yield 0
    once_more(partial(_end, run))
    run.refresh_from_db()


def undone_so_far(run: ImportRun) -> dict[str, int]:
    """How many articles are deleted, made as before, and kept because they were changed since."""
    counts = _noted(run)
    return {name: int(counts.get(name, 0)) for name in (_DELETED, _REVERTED, _KEPT)}


def left_so_far(run: ImportRun) -> dict[int, int]:
    """To which imports, by number, how many of its articles were left that these brought, too."""
    counts = _noted(run).items()
    left = {name.removeprefix(_LEFT_TO): n for name, n in counts if name.startswith(_LEFT_TO)}
    return {int(other): int(number) for other, number in sorted(left.items()) if number}


def _sample(articles: QuerySet[Article]) -> tuple[Article, ...]:
    return tuple(articles.select_related("source").defer("body")[:SAMPLE])


@transaction.atomic
def _delete(run: ImportRun, ids: list[int], noted: int | None) -> int:
    """Delete these as far as nobody worked on them a moment ago; they may be imported again."""
    hold_stories()
    rows = Article.objects.filter(pk__in=ids)
    list(rows.order_by("pk").select_for_update().values_list("pk"))
    gone = list(going(run).filter(pk__in=ids).only(*_ORIGINAL))
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
def _hand_over(run: ImportRun, ids: list[int], noted: int | None) -> None:
    """What another import brought too is that one's now; noted is what stays for that alone."""
    list(Article.objects.filter(pk__in=ids).order_by("pk").select_for_update().values_list("pk"))
    rows = MetAgain.objects.filter(pk__in=ids)
    for other in set(rows.values_list("run", flat=True)):
        of_it = rows.filter(run=other).values("article")
        articles = Article.objects.filter(pk__in=of_it)
        would_go = articles.filter(~worked_on(), ~updated_later(run)).count()
        _note(noted, {f"{_LEFT_TO}{other}": would_go})
        articles.update(import_run=other)
    rows.delete()


@transaction.atomic
def _end(run: ImportRun) -> None:
    SeenKey.objects.filter(run=run).delete()
    ImportRun.objects.filter(pk=run.pk, state=_State.UNDOING).update(
        state=_State.UNDONE, finished_at=timezone.now()
    )


def _noted(run: ImportRun) -> dict[str, Any]:
    row = Operation.objects.filter(pk=_operation_of(run) or 0).first()
    return row.counts if row else {}


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
