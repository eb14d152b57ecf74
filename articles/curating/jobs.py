"""How is something done to more articles than one transaction should hold?

`manage.py run_indexer` does the batches between its own, and `manage.py run_jobs` does nothing
else. A batch and the note of how far the job is are one transaction: whoever is killed in between
does the batch again.
"""

import logging
from collections.abc import Sequence

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F
from django.utils import timezone

from articles.curating.allowed import allowed
from articles.curating.bulk_verbs import Batch, change_batch
from articles.curating.undo import kind_behind, refuse_if_undone, take_back
from articles.history import CannotUndoError, operation
from articles.history.undo import mark_undone, undone_words
from articles.models import BulkJob, Change, Entity, Operation, Tag
from articles.models.once_more import once_more
from articles.tagging.load_table import load_table

BATCH = 500
log = logging.getLogger("newsdesk.jobs")


@transaction.atomic
def start_job(
    verb: str,
    targets: Sequence[int],
    editor: User,
    summary: str,
    *,
    entity: Entity | None = None,
    tag: Tag | None = None,
    under: Operation | None = None,
) -> BulkJob:
    """A job that does the verb to these articles, from now on, under one Operation.

    `under` is the Operation that it belongs to, where there is one already.
    """
    kind = Operation.Kind.UNDO if verb == BulkJob.Verb.UNDO else Operation.Kind.BULK
    whole = under or Operation.objects.create(kind=kind, actor=editor, summary=summary[:300])
    return BulkJob.objects.create(
        verb=verb, targets=list(targets), total=len(targets), editor=editor, operation=whole,
        entity=entity, tag=tag,
    )  # fmt: skip


@transaction.atomic
def undo_in_batches(whole: Operation, actor: User) -> BulkJob:
    """A job that undoes a large operation, batch by batch, the last one first.

    Articles that somebody changed since stay as they are; the job says how many.
    """
    user = allowed(actor, kind_behind(whole))
    # Of two who ask at once the second sees the job of the first.
    refuse_if_undone(Operation.objects.select_for_update(no_key=True).get(pk=whole.pk))
    children = list(whole.children.order_by("-pk").values_list("pk", flat=True))
    job = start_job(BulkJob.Verb.UNDO, [*children, whole.pk], user, undone_words(whole))
    Operation.objects.filter(pk=job.operation_id).update(undoes=whole)
    return job


def stop_job(job: BulkJob, actor: User) -> None:
    """Let it go no further. What is done stays, and can be undone."""
    allowed(actor, job.operation.kind)
    rows = BulkJob.objects.unfinished().filter(pk=job.pk)
    rows.update(state=BulkJob.State.STOPPED, finished_at=timezone.now())


def run_batch() -> bool:
    """Do one batch of the oldest job; was there one?

    A job that cannot go on says why, and the next ones go on. Raises what a lost database or a
    lock raises, after which the same batch can be tried again.
    """
    job = BulkJob.objects.unfinished().select_related("editor", "operation").first()
    if job is None:
        return False
    # Read first: it takes a while, in which nobody else needs to wait.
    table = load_table()
    try:
        once_more(lambda: _do(job, table))
    except (OperationalError, InterfaceError):
        raise
    except (CannotUndoError, PermissionDenied, ValidationError) as problem:
        _fail(job, " ".join(getattr(problem, "messages", None) or [str(problem)]))
    except Exception as problem:
        log.exception("Job %d cannot go on; the others do.", job.pk)
        _fail(job, f"{type(problem).__name__}: {problem}")
    return True


@transaction.atomic
def _do(job: BulkJob, table: object) -> None:
    size = 1 if job.verb == BulkJob.Verb.UNDO else BATCH
    targets = job.targets[job.done : job.done + size]
    # Compared and set in one statement, which holds the row: of two workers one does the batch.
    mine = BulkJob.objects.unfinished().filter(pk=job.pk, done=job.done)
    if not mine.update(done=job.done + len(targets)):
        return
    if job.editor is None:
        raise PermissionDenied("Whoever started this job has no account any more.")
    if job.verb == BulkJob.Verb.UNDO:
        changed = _undo(job, targets, job.editor)
    else:
        allowed(job.editor, job.operation.kind)
        _refuse_if_gone(job)
        batch = Batch(job.verb, targets, job.editor, job.entity, job.tag, table)  # type: ignore[arg-type]
        kind = Operation.Kind.BULK
        whole = job.operation
        with operation(kind, job.editor, whole.summary, parent=whole, urgent=False) as recording:
            change_batch(batch, recording)
        changed = len(recording.article_ids)
    BulkJob.objects.filter(pk=job.pk).update(changed=F("changed") + changed)
    if job.done + len(targets) >= job.total:
        now = timezone.now()
        BulkJob.objects.filter(pk=job.pk).update(state=BulkJob.State.DONE, finished_at=now)


def _refuse_if_gone(job: BulkJob) -> None:
    """The tag or the entity may have been deleted, or merged away, while the job was waiting."""
    needs_tag = job.verb in (BulkJob.Verb.TAG, BulkJob.Verb.UNTAG)
    needs_entity = job.verb in (BulkJob.Verb.CONFIRM, BulkJob.Verb.REJECT)
    if (needs_tag and job.tag is None) or (needs_entity and job.entity is None):
        what = "tag" if needs_tag else "entity"
        raise ValidationError(f"The {what} is gone. What was done stays; start anew with another.")


def _undo(job: BulkJob, targets: Sequence[int], actor: User) -> int:
    """Undo one batch of the operation, as far as nobody changed it since."""
    part = Operation.objects.filter(pk__in=targets).first()
    if part is None:
        return 0
    allowed(actor, kind_behind(part))
    changes = list(Change.objects.filter(operation=part).select_related("operation"))
    left: set[int] = set()
    done = 0
    if changes and part.undone_at is None:
        undone = take_back(part, changes, actor, parent=job.operation, left=left)
        done = undone.changes.values("article_id").distinct().count() if undone.pk else 0
        if left:
            words = f"{len(left):,} articles of a batch were changed since, and stay as they are. "
            BulkJob.objects.filter(pk=job.pk).update(problem=(job.problem + words)[:1000])
    mark_undone(part, actor)
    return done


def _fail(job: BulkJob, problem: str) -> None:
    BulkJob.objects.filter(pk=job.pk).update(
        state=BulkJob.State.FAILED, problem=problem[:1000], finished_at=timezone.now()
    )
