"""An editor puts a tag on an article, or takes one off."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from articles.models import Article, Tag
from articles.tagging.editing import add_tag, remove_tag
from articles.web.corrected import corrected
from articles.web.editors_only import editors_only


@editors_only
def correct_tags(request: HttpRequest, short_id: str) -> HttpResponseBase:
    """Add a tag by its name, or remove one by its slug."""
    article = get_object_or_404(Article.objects.seen_by(request.user), short_id=short_id)
    verb = request.POST.get("verb", "")
    if verb == "remove":
        tag = get_object_or_404(Tag, slug=request.POST.get("tag", ""))
        remove_tag(article, tag, request.user)
        return corrected(request, article)
    if verb != "add":
        return corrected(request, article, error="Say what to do: add or remove.")
    try:
        add_tag(article, request.POST.get("name", ""), request.user)
    except ValidationError as error:
        return corrected(request, article, error=" ".join(error.messages))
    return corrected(request, article)
