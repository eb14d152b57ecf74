"""An editor puts a tag on an article, or takes one off."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from articles.models import Article, Tag
from articles.tagging.editing import put_tag, remove_tag
from articles.web.corrected import correct, corrected
from articles.web.correcting import Outcome
from articles.web.editors_only import editors_only


@editors_only
def correct_tags(request: HttpRequest, short_id: str) -> HttpResponseBase:
    """Add a tag by its name, or remove one by its slug."""
    article = get_object_or_404(Article.objects.seen_by(request.user), short_id=short_id)
    verb, name = request.POST.get("verb", ""), request.POST.get("name", "")
    if verb == "remove":
        tag = get_object_or_404(Tag, slug=request.POST.get("tag", ""))
        return correct(
            request, article, f"take “{tag}” off",
            lambda: remove_tag(article, tag, request.user),
        )  # fmt: skip
    if verb != "add":
        return corrected(request, article, Outcome(error="Say what to do: add or remove."))
    return correct(
        request, article, f"put “{name[:80]}” on",
        lambda: put_tag(article, name, request.user).operation,
    )  # fmt: skip
