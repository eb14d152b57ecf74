"""What became of an article."""

from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from articles.models import Article
from articles.web.histories.seen import VIEW
from articles.web.histories.thing_history import build_article_history


@require_GET
@login_required
@permission_required(VIEW, raise_exception=True)
def article_history(request: HttpRequest, short_id: str) -> HttpResponse:
    """Who changed what of it, when, from what to what."""
    rows = Article.objects.seen_by(request.user).without_body()
    article = get_object_or_404(rows, short_id=short_id)
    history = build_article_history(article, request.user, request.GET.get("page", ""))
    return render(request, "history/thing.html", {"history": history})
