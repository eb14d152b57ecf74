"""What was done to many articles, and the way back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from articles.curating.jobs import undo_in_batches
from articles.curating.undo import TooManyChangesError, may_undo, undo
from articles.history import CannotUndoError
from articles.models import Operation
from articles.web.bulk.pages import may_see_operation
from articles.web.guarded import guarded
from articles.web.histories.undo_page import refusal_words


@guarded("articles.bulk_correct", back="jobs")
def bulk_done(request: HttpRequest, operation_id: int) -> HttpResponseBase:
    """What was done, with a button that undoes it."""
    rows = Operation.objects.filter(kind=Operation.Kind.BULK).select_related("undone_by", "actor")
    operation = rows.filter(pk=operation_id).first()
    if operation is None or not may_see_operation(operation, request.user):  # type: ignore[arg-type]
        raise Http404("There is no such change of yours.")
    if request.method == "POST":
        return _undo(request, operation)
    articles = operation.changes.values("article_id").distinct().count()
    context = {
        "operation": operation,
        "articles": articles,
        "may_undo": may_undo(operation, request.user),
    }
    return render(request, "bulk_done.html", context)


def _undo(request: HttpRequest, operation: Operation) -> HttpResponseBase:
    try:
        undo(operation, request.user)
    except CannotUndoError as problem:
        messages.error(request, refusal_words(problem, request.user))
    except TooManyChangesError:
        job = undo_in_batches(operation, request.user)  # type: ignore[arg-type]
        return redirect("job", job.pk)
    else:
        messages.success(request, f"Undone: {operation.summary}.")
    return redirect("bulk_done", operation.pk)
