"""Tags or entities to choose from while an editor says what to do to many articles."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from articles.models import BulkJob, Tag
from articles.web.find_entities import entities_starting
from articles.web.guarded import guarded

MOST = 10


@require_GET
@guarded("articles.bulk_correct", back="search")
def bulk_names(request: HttpRequest) -> HttpResponse:
    """Names that start like `name`: of tags where the verb is about tags."""
    name = request.GET.get("name", "").strip()[:200]
    if request.GET.get("verb", "") in (BulkJob.Verb.TAG, BulkJob.Verb.UNTAG):
        tags = Tag.objects.filter(name__istartswith=name).order_by("name")[:MOST] if name else []
        return render(request, "bulk_names.html", {"tags": tags})
    return render(request, "suggestions.html", {"suggestions": entities_starting(name)})
