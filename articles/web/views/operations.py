"""Who changed what, when: everything that people and machine runs did."""

from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from articles.web.histories.asked_for import read_asked
from articles.web.histories.operations_page import build_operations_page
from articles.web.histories.seen import VIEW


@require_GET
@login_required
@permission_required(VIEW, raise_exception=True)
def operations(request: HttpRequest) -> HttpResponse:
    """The operations and settings that the address asks for, the latest first."""
    page = build_operations_page(read_asked(request.GET), request.user)
    return render(request, "history/operations.html", {"page": page})
