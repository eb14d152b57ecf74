"""One country, leader or organization."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from articles.answering import answer
from articles.answering.finer_dates import with_finer_dates
from articles.models import Entity
from articles.search import Query, Selection
from articles.search.configured import configured_engine
from articles.web.entity_page import COUNT_COMPANIONS, build_entity_page


@require_GET
def entity(request: HttpRequest, kind: str, slug: str) -> HttpResponseBase:
    """Who or what it is, its articles over time, and what it appears with."""
    found = get_object_or_404(Entity, kind=kind, slug=slug)
    # All of its facet's ticks are asked for, so that the others' counts are of articles with both.
    chosen = Selection(found.kind, (found.address_value,), match_all=True)
    query = Query().selecting(chosen)
    engine = configured_engine()
    answered = answer(engine, query, COUNT_COMPANIONS)
    page = build_entity_page(found, with_finer_dates(engine, answered))
    return render(request, "entity.html", {"page": page})
