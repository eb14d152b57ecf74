"""Names to choose from while an editor types."""

from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from articles.web.find_entities import entities_starting


@require_GET
@login_required
@permission_required("articles.correct_article", raise_exception=True)
def suggestions(request: HttpRequest) -> HttpResponse:
    """Entities whose names or aliases start like `name`."""
    found = entities_starting(request.GET.get("name", "")[:200])
    return render(request, "suggestions.html", {"suggestions": found})
