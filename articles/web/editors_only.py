"""Who may correct an article, and where everybody else is sent."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from articles.models import Article

Correct = Callable[..., HttpResponseBase]


def editors_only(correct: Correct) -> Correct:
    """Let editors correct; send strangers to sign in and from there back to the article.

    Not back to the address they sent the form to: whoever opens that is led to the article too.
    """

    @wraps(correct)
    def guarded(request: HttpRequest, short_id: str, **more: object) -> HttpResponseBase:
        if request.method != "POST" or not request.user.is_authenticated:
            article = get_object_or_404(
                Article.objects.seen_by(request.user).without_body(), short_id=short_id
            )
            if request.method != "POST":
                query = request.META.get("QUERY_STRING", "")
                return redirect(f"{article.get_absolute_url()}{'?' if query else ''}{query}")
            there = f"{reverse('sign_in')}?{urlencode({'next': article.get_absolute_url()})}"
            if request.headers.get("HX-Request"):
                return HttpResponseClientRedirect(there)
            return redirect(there)
        if not request.user.has_perm("articles.correct_article"):
            raise PermissionDenied
        return correct(request, short_id, **more)

    return guarded
