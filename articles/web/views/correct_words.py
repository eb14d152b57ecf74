"""An editor sets the title or the date of an article."""

from types import EllipsisType

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from articles.dates import PartialDate, read_date
from articles.models import Article
from articles.tagging.editing import set_date, set_title
from articles.web.corrected import correct, corrected
from articles.web.correcting import Outcome
from articles.web.correcting.sent import seen_version, typed_in
from articles.web.editors_only import editors_only


@editors_only
def correct_title(request: HttpRequest, short_id: str) -> HttpResponseBase:
    """Give the article another title; `was` is the one that the editor saw."""
    article = get_object_or_404(Article.objects.seen_by(request.user), short_id=short_id)
    title, was = request.POST.get("title", ""), request.POST.get("was")
    return correct(
        request, article, f"set the title to “{title[:500]}”",
        lambda: set_title(article, title, request.user, seen_version(request), was),
    )  # fmt: skip


@editors_only
def correct_date(request: HttpRequest, short_id: str) -> HttpResponseBase:
    """Give the article another date, as exact as it is written; empty means that it is unknown."""
    article = get_object_or_404(Article.objects.seen_by(request.user), short_id=short_id)
    text = request.POST.get("date", "").strip()
    date = read_date(text)
    if text and date is None:
        refused = Outcome(error=_not_a_date(text), typed=typed_in(request))
        return corrected(request, article, refused)
    return correct(
        request, article, f"set the date to {date.words if date else 'unknown'}",
        lambda: set_date(article, date, request.user, seen_version(request), _was(request)),
    )  # fmt: skip


def _was(request: HttpRequest) -> PartialDate | EllipsisType | None:
    """The date that the editor saw; none where the form does not say."""
    was = request.POST.get("was")
    if was is None or (was and read_date(was) is None):
        return ...
    return read_date(was)


def _not_a_date(text: str) -> str:
    return (
        f"“{text[:60]}” is no date, or means two. Write it as 3 Mar 1987, 1987-03 or 1987; "
        "leave it empty when nobody knows it."
    )
