"""One country, leader or organization."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from articles.answering import answer
from articles.answering.finer_dates import with_finer_dates
from articles.models import Entity, EntityRedirect
from articles.search import Query, Selection
from articles.search.configured import configured_engine
from articles.web.entity_page import COUNT_COMPANIONS, build_entity_page


@require_GET
def entity(request: HttpRequest, kind: str, slug: str) -> HttpResponseBase:
    """Who or what it is, its articles over time, and what it appears with."""
    found = Entity.objects.filter(kind=kind, slug=slug).first()
    if found is None:
        return _of_today(kind, slug)
    # All of its facet's ticks are asked for, so that the others' counts are of articles with both.
    chosen = Selection(found.kind, (found.address_value,), match_all=True)
    query = Query().selecting(chosen)
    engine = configured_engine()
    answered = answer(engine, query, COUNT_COMPANIONS)
    page = build_entity_page(found, with_finer_dates(engine, answered))
    return render(request, "entity.html", {"page": page})


def _of_today(kind: str, slug: str) -> HttpResponseBase:
    """The page of the entity that this one was merged into.

    Not for good: browsers would keep that, and a merge can be undone.
    """
    leading = EntityRedirect.objects.leading(kind, [slug])
    if slug not in leading:
        raise Http404(f"No {kind} here is called {slug}.")
    return redirect(leading[slug])
