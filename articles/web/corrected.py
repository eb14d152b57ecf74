"""What an editor sees after a correction: the changed parts, or the article again."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers

from articles.history import ChangedMeanwhileError
from articles.models import Article, Operation
from articles.web.correcting import Outcome, conflict_of
from articles.web.correcting.done import NOTHING, done_line
from articles.web.correcting.sent import typed_in
from articles.web.open_article import here, open_article


def correct(
    request: HttpRequest,
    article: Article,
    tried: str,
    verb: Callable[[], Operation | None],
) -> HttpResponseBase:
    """Do it and show what became of it. `tried` says it in words, should somebody be first."""
    typed = typed_in(request)
    try:
        operation = verb()
    except ChangedMeanwhileError as error:
        conflict = conflict_of(error, tried, request.get_full_path(), typed)
        return corrected(request, article, Outcome(conflict=conflict, typed=typed))
    except ValidationError as error:
        words = " ".join(error.messages)
        return corrected(request, article, Outcome(error=words, typed=typed))
    return done(request, article, operation)


def done(request: HttpRequest, article: Article, operation: Operation | None) -> HttpResponseBase:
    """The article after an operation, with the line that undoes it."""
    _refresh(article)
    key = str(operation.pk) if operation else NOTHING
    if _wants_parts(request):
        line = done_line(article, request.user, key)
        return corrected(request, article, Outcome(done=line))
    return redirect(f"{article.get_absolute_url()}{here(request, done=key)}#outcome")


def corrected(request: HttpRequest, article: Article, outcome: Outcome) -> HttpResponseBase:
    """The parts that changed, for htmx; else the article's page, with what went wrong."""
    _refresh(article)
    is_part = _wants_parts(request)
    page = open_article(request, article, outcome=outcome, with_related=not is_part)
    template = "article_parts.html" if is_part else "article.html"
    # To htmx the parts are no failure: browsers would complain of one.
    status = 200 if is_part else outcome.status
    response = render(request, template, {"page": page, "is_part": is_part}, status=status)
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response


def _refresh(article: Article) -> None:
    """As it is now; somebody may have deleted it in this very moment."""
    try:
        article.refresh_from_db()
    except Article.DoesNotExist as gone:
        raise Http404("The article was deleted meanwhile.") from gone


def _wants_parts(request: HttpRequest) -> bool:
    return bool(request.headers.get("HX-Request"))
