"""One article."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from articles.models import Article
from articles.web.open_article import open_article, remember_marks


@require_GET
def article(request: HttpRequest, short_id: str, slug: str = "") -> HttpResponseBase:
    """An article; only the short id counts, an outdated slug leads to today's address."""
    found = get_object_or_404(
        Article.objects.seen_by(request.user).with_source(), short_id=short_id
    )
    address = found.get_absolute_url()
    if request.path != address:
        query = request.META.get("QUERY_STRING", "")
        return redirect(f"{address}?{query}" if query else address, permanent=False)
    page = open_article(request, found)
    response: HttpResponse = render(request, "article.html", {"page": page})
    remember_marks(request, response)
    return response
