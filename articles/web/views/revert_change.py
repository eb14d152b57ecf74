"""A single change is reverted."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from articles.curating.allowed import allowed
from articles.curating.undo import kind_behind, revert
from articles.history import CannotUndoError
from articles.web.histories.seen import VIEW, seen_changes
from articles.web.histories.undo_page import build_revert_page


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@permission_required(VIEW, raise_exception=True)
def revert_change(request: HttpRequest, key: int) -> HttpResponseBase:
    """Say what will happen, and do it when that is confirmed."""
    rows = seen_changes(request.user).select_related("operation__actor", "operation__undone_by")
    change = get_object_or_404(rows, pk=key)
    allowed(request.user, kind_behind(change.operation))
    if request.method != "POST":
        page = build_revert_page(change, request.user)
        return render(request, "history/undo.html", {"page": page})
    try:
        done = revert(change, request.user)
    except CannotUndoError as problem:
        page = build_revert_page(change, request.user, problem)
        return render(request, "history/undo.html", {"page": page}, status=409)
    messages.success(request, "Reverted. The search follows within a second or two.")
    return redirect("operation", done.pk if done.pk else change.operation_id)
