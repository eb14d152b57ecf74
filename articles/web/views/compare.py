"""Two articles side by side."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from articles.models import Article
from articles.web.comparing.page import build_compare_page
from articles.web.throttling import not_too_often


@require_GET
@not_too_often
def compare(request: HttpRequest, short_id: str, other: str) -> HttpResponseBase:
    """What differs between two articles that this reader may see."""
    rows = Article.objects.seen_by(request.user).select_related("source", "story")
    one = get_object_or_404(rows, short_id=short_id)
    if other == short_id:
        return redirect(one.get_absolute_url())
    page = build_compare_page(one, get_object_or_404(rows, short_id=other))
    response: HttpResponse = render(request, "compare.html", {"page": page})
    return response
