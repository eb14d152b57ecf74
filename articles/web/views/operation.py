"""One operation."""

from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from articles.web.histories.operation_page import build_operation_page
from articles.web.histories.seen import VIEW, seen_operations


@require_GET
@login_required
@permission_required(VIEW, raise_exception=True)
def operation(request: HttpRequest, key: int) -> HttpResponse:
    """Who did it, when, what became of what, and whether it was undone."""
    rows = seen_operations(request.user).select_related("actor", "undone_by", "parent", "undoes")
    found = get_object_or_404(rows, pk=key)
    page = build_operation_page(found, request.user, request.GET.get("page", ""))
    return render(request, "history/operation.html", {"page": page})
