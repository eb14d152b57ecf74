"""What an editor sees after a correction: the changed part, or the article again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from articles.models import Article, Entity
from articles.web.addresses import permanent_address
from articles.web.article_page import build_article_page, build_article_tags
from articles.web.htmx import page_or_part


def corrected(
    request: HttpRequest,
    article: Article,
    *,
    error: str = "",
    typed: str = "",
    choices: tuple[Entity, ...] = (),
) -> HttpResponseBase:
    """The part that changed, for htmx; else the article's page, with what went wrong.

    A failed try keeps what was typed.
    """
    article.refresh_from_db()
    tags = build_article_tags(article, request.user, error=error, typed=typed, choices=choices)
    if request.headers.get("HX-Request"):
        return page_or_part(request, "article.html", "article-tags", {"tags": tags})
    if error:
        address = permanent_address(request, article.short_id)
        page = build_article_page(article, request.user, address=address)
        context = {"page": page, "tags": tags}
        return render(request, "article.html", context, status=422)
    messages.success(request, "Saved. The search follows within a second or two.")
    return redirect(f"{article.get_absolute_url()}#article-tags")
