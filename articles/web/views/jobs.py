"""The changes of many articles that go on by themselves."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from articles.curating.jobs import stop_job, undo_in_batches
from articles.history import CannotUndoError
from articles.models import BulkJob
from articles.web.bulk.pages import build_job_page, may_change_job
from articles.web.guarded import guarded
from articles.web.htmx import page_or_part

MOST_LISTED = 50
_ROWS = BulkJob.objects.select_related("editor", "operation__undone_by")


@require_GET
@guarded("articles.bulk_correct", back="jobs")
def jobs(request: HttpRequest) -> HttpResponse:
    """The last jobs, of everybody."""
    rows = BulkJob.objects.select_related("editor", "operation").defer("targets")[:MOST_LISTED]
    return render(request, "jobs.html", {"jobs": rows})


@guarded("articles.bulk_correct", back="jobs")
def job(request: HttpRequest, job_id: int) -> HttpResponseBase:
    """How far a job is; stopped or undone by who started it, and by curators."""
    row = get_object_or_404(_ROWS.defer("targets"), pk=job_id)
    if request.method == "POST":
        return _change(request, row)
    page = build_job_page(row, request.user)  # type: ignore[arg-type]
    response = page_or_part(request, "job.html", "job", {"page": page})
    response["Cache-Control"] = "no-store"
    return response


def _change(request: HttpRequest, row: BulkJob) -> HttpResponseBase:
    if not may_change_job(row, request.user):  # type: ignore[arg-type]
        raise PermissionDenied("Only who started a job, and curators, may stop or undo it.")
    verb = request.POST.get("verb", "")
    if verb == "stop":
        stop_job(row, request.user)  # type: ignore[arg-type]
        return redirect("job", row.pk)
    if verb != "undo":
        messages.error(request, "Say what to do: stop or undo.")
        return redirect("job", row.pk)
    if row.state == BulkJob.State.WAITING:
        messages.error(request, "It is still at work. Stop it first, then undo what is done.")
        return redirect("job", row.pk)
    try:
        undoing = undo_in_batches(row.operation, request.user)  # type: ignore[arg-type]
    except CannotUndoError as problem:
        messages.error(request, str(problem))
        return redirect("job", row.pk)
    return redirect("job", undoing.pk)
