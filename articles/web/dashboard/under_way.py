"""What waits, what is at work, and what did the machine do?"""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.urls import reverse

from articles.models import BulkJob, IndexChange, Operation
from articles.web.histories.entries import Entry, build_entries
from articles.web.reviewing.counts import count_left

RUNS_SHOWN = 8
JOBS_SHOWN = 10


@dataclass(frozen=True)
class Job:
    """A job that is not done yet, or failed."""

    words: str
    address: str
    state: str
    done: int
    total: int
    problem: str


@dataclass(frozen=True)
class UnderWay:
    """The numbers at the top of the dashboard, each with where it leads."""

    to_review: int
    unfinished_jobs: int
    jobs: list[Job]
    behind: int
    failed: int
    changes_address: str
    failed_address: str


def build_under_way(user: User | AnonymousUser) -> UnderWay:
    """How much waits for people, for jobs and for the index."""
    unfinished = BulkJob.objects.unfinished().count()
    failed = BulkJob.objects.filter(state=BulkJob.State.FAILED)
    jobs = (BulkJob.objects.unfinished() | failed).select_related("operation").order_by("-pk")
    may_look = user.is_staff and user.has_perm("articles.view_indexchange")
    changes = reverse("admin:articles_indexchange_changelist") if may_look else ""
    return UnderWay(
        to_review=count_left(),
        unfinished_jobs=unfinished,
        jobs=[_job(job) for job in jobs[:JOBS_SHOWN]],
        behind=IndexChange.objects.values("article_id").distinct().count(),
        failed=IndexChange.objects.failed().count(),
        changes_address=changes,
        failed_address=f"{changes}?failed=yes" if changes else "",
    )


def machine_runs(user: User | AnonymousUser) -> list[Entry]:
    """The latest runs of imports, the tagger and the gazetteer, with their counts."""
    rows = Operation.objects.by_machines().select_related("actor", "undone_by", "parent", "undoes")
    return build_entries(list(rows.order_by("-pk")[:RUNS_SHOWN]), user)


def _job(job: BulkJob) -> Job:
    return Job(
        words=job.operation.summary,
        address=reverse("operation", args=[job.operation_id]),
        state=job.get_state_display(),
        done=job.done,
        total=job.total,
        problem=job.problem,
    )
