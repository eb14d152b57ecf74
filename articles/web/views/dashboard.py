"""What does the archive need from its curators?"""

from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from articles.web.dashboard.page import build_dashboard


@require_GET
@login_required
@permission_required("articles.merge_entity", raise_exception=True)
def dashboard(request: HttpRequest) -> HttpResponse:
    """What is left undone, what editors disagree with, and what machine runs did."""
    return render(request, "dashboard.html", {"page": build_dashboard(request.user)})
