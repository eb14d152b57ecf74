"""What the pages of bulk changes and their jobs print."""

import datetime as dt
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils import timezone

from articles.curating.bulk import BulkPlan, sample_of
from articles.curating.jobs import BATCH
from articles.curating.undo import may_undo
from articles.models import Article, BulkDraft, BulkJob, Entity, Operation, Tag
from articles.web.bulk.asked import AskedBulk
from articles.web.bulk.bar import VERBS


@dataclass(frozen=True)
class StartPage:
    """The form again, because something in it was not clear."""

    asked: AskedBulk
    problem: str
    choices: tuple[Entity, ...]
    back: str
    verbs: tuple[tuple[str, str], ...] = VERBS

    @property
    def on_page_text(self) -> str:
        """The articles on the page, as one field holds them."""
        return ",".join(map(str, self.asked.on_page))


@dataclass(frozen=True)
class PreviewPage:
    """What would be done, before it is done."""

    draft: BulkDraft
    words: str
    sample: list[Article]
    back: str

    @property
    def changing(self) -> int:
        """How many articles would change."""
        return len(self.draft.targets)

    @property
    def unchanged(self) -> int:
        """How many of the chosen are so already, or have nothing to change."""
        return self.draft.chosen - self.changing

    @property
    def is_a_job(self) -> bool:
        """Is it too much to be done at once?"""
        return self.changing > BATCH


@dataclass(frozen=True)
class JobPage:
    """How far a job is."""

    job: BulkJob
    words: str
    rate: float
    time_left: str
    may_change: bool
    may_undo: bool

    @property
    def is_under_way(self) -> bool:
        """Is there something left to do?"""
        return self.job.state == BulkJob.State.WAITING

    @property
    def unit(self) -> str:
        """What is counted."""
        return "batches" if self.job.verb == BulkJob.Verb.UNDO else "articles"

    @property
    def state_words(self) -> str:
        """How it stands, in a sentence."""
        if self.is_under_way:
            return "At work." if self.job.done else "Waiting to be started."
        return {
            BulkJob.State.DONE: "Done.",
            BulkJob.State.STOPPED: "Stopped. What is done stays, and can be undone.",
            BulkJob.State.FAILED: "It could not go on. What is done stays, and can be undone.",
        }[BulkJob.State(self.job.state)]


def build_preview(draft: BulkDraft) -> PreviewPage:
    """A kept preview, with some of its articles."""
    tag = Tag(name=draft.tag_name) if draft.tag_name else None
    plan = BulkPlan(BulkJob.Verb(draft.verb), tuple(draft.targets), draft.entity, tag)
    sample = Article.objects.with_source().without_body().in_order(sample_of(draft.targets))
    return PreviewPage(draft, _to_come(plan), sample, draft.search)


def build_job_page(job: BulkJob, user: User) -> JobPage:
    """A job as it stands now."""
    may_change = may_change_job(job, user)
    rate = _rate(job)
    under_way = job.state == BulkJob.State.WAITING
    return JobPage(
        job=job,
        words=job.operation.summary,
        rate=rate,
        time_left=_time_words((job.total - job.done) / rate) if rate and under_way else "",
        may_change=may_change and under_way,
        may_undo=(
            may_change
            and not under_way
            and job.verb not in (BulkJob.Verb.UNDO, BulkJob.Verb.RETAG)
            and may_undo(job.operation, user)
        ),
    )


def may_change_job(job: BulkJob, user: User) -> bool:
    """Whoever started it, and curators, may stop and undo it."""
    return job.editor_id == user.pk or user.has_perm("articles.change_bulkjob")


def may_see_operation(operation: Operation, user: User) -> bool:
    """Whoever did it, and curators."""
    return operation.actor_id == user.pk or user.has_perm("articles.change_bulkjob")


def _to_come(plan: BulkPlan) -> str:
    """As in: put the tag “oil” on."""
    what = f"“{plan.tag}”" if plan.tag else str(plan.entity)
    return {
        BulkJob.Verb.TAG: f"Put the tag {what} on",
        BulkJob.Verb.UNTAG: f"Take the tag {what} off",
        BulkJob.Verb.CONFIRM: f"Confirm {what} in",
        BulkJob.Verb.REJECT: f"Reject {what} in",
    }[plan.verb]


def _rate(job: BulkJob) -> float:
    """How many a second, since the first batch; 0.0 while nobody can tell."""
    first = job.operation.children.order_by("pk").values_list("started_at", flat=True).first()
    seconds = ((job.finished_at or timezone.now()) - (first or job.created_at)).total_seconds()
    return job.done / seconds if job.done and seconds > 0.5 else 0.0


def _time_words(seconds: float) -> str:
    """As in: about 3 minutes."""
    left = dt.timedelta(seconds=round(seconds))
    if left < dt.timedelta(minutes=1):
        return "less than a minute"
    minutes = round(left.total_seconds() / 60)
    if minutes < 90:
        return f"about {minutes} minute{'' if minutes == 1 else 's'}"
    return f"about {round(minutes / 60)} hours"
