"""The queue of uncertain mentions."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from articles.web.guarded import guarded
from articles.web.htmx import page_or_part
from articles.web.reviewing.asked import AskedReview, read_review
from articles.web.reviewing.done import done_by, skipped
from articles.web.reviewing.review_page import TriedChange, build_review_page


@require_GET
@guarded("articles.review_mention", back="review")
def review(request: HttpRequest) -> HttpResponse:
    """One uncertain mention in focus, with all that it takes to decide on it."""
    return show(request, read_review(request.GET))


def show(
    request: HttpRequest, asked: AskedReview, tried: TriedChange | None = None
) -> HttpResponse:
    """The page; after a try that failed, with what was wrong."""
    done = done_by(request.session, request.user)
    page = build_review_page(asked, request.user, done, skipped(request.session), tried)
    status = 422 if tried and not request.headers.get("HX-Request") else 200
    response = page_or_part(request, "review.html", "review", {"page": page}, status=status)
    # Another tab, and the way back, shall not show what is decided already.
    response["Cache-Control"] = "no-store"
    if tried:
        response["HX-Push-Url"] = "false"
    return response
