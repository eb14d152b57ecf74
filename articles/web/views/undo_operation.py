"""An operation is undone as a whole."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from articles.curating.allowed import allowed
from articles.curating.jobs import undo_in_batches
from articles.curating.undo import MOST_AT_ONCE, kind_behind, undo
from articles.history import CannotUndoError
from articles.models import Operation
from articles.web.histories.seen import VIEW, seen_operations
from articles.web.histories.undo_page import build_undo_page


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@permission_required(VIEW, raise_exception=True)
def undo_operation(request: HttpRequest, key: int) -> HttpResponseBase:
    """Say what will happen, and do it when that is confirmed."""
    rows = seen_operations(request.user).select_related("actor", "undone_by", "parent", "undoes")
    found = get_object_or_404(rows, pk=key)
    allowed(request.user, kind_behind(found))
    if request.method != "POST":
        return render(request, "history/undo.html", {"page": build_undo_page(found, request.user)})
    try:
        done = _undo(request, found)
    except CannotUndoError as problem:
        found.refresh_from_db()
        page = build_undo_page(found, request.user, problem)
        return render(request, "history/undo.html", {"page": page}, status=409)
    return redirect("operation", done.pk if done.pk else found.pk)


def _undo(request: HttpRequest, found: Operation) -> Operation:
    if found.number_of_changes > MOST_AT_ONCE:
        job = undo_in_batches(found, request.user)  # type: ignore[arg-type]
        messages.success(request, "A job undoes it now, batch by batch. This page says how far.")
        return job.operation
    done = undo(found, request.user)
    messages.success(request, "Undone. The search follows within a second or two.")
    return done
