"""How a search may go on while somebody types it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from articles.answering.suggest import suggest
from articles.search import NotBuiltError, TooBroadError
from articles.search.configured import configured_engine


@require_GET
def search_suggestions(request: HttpRequest) -> HttpResponse:
    """Entities, titles and words that go on from `q`; nothing where nothing can be searched."""
    try:
        found = suggest(configured_engine(), request.GET.get("q", ""))
    except (NotBuiltError, TooBroadError):
        found = []
    return render(request, "search_suggestions.html", {"suggestions": found})
