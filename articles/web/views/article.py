"""One article."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from articles.answering.related import related_articles
from articles.models import Article
from articles.search import Query
from articles.search.configured import configured_engine
from articles.web.addresses import permanent_address
from articles.web.article_page import build_article_page
from articles.web.query_url import read_query
from articles.web.reading_place import find_place


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
    query = read_query(request.GET).query
    at = request.GET.get("at", "")
    place = find_place(configured_engine(), found, query, at) if at or query != Query() else None
    page = build_article_page(
        found,
        request.user,
        place=place,
        related=related_articles(configured_engine(), found),
        part=request.GET.get("part", ""),
        address=permanent_address(request, short_id),
    )
    response: HttpResponse = render(request, "article.html", {"page": page})
    return response
