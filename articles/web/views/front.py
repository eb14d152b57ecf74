"""The archive's front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from articles.answering import answer
from articles.answering.finer_dates import with_finer_dates
from articles.search import Query
from articles.search.configured import configured_engine
from articles.web.facet_panel import COUNT_SHOWN
from articles.web.front_page import build_front_page


@require_GET
def front(request: HttpRequest) -> HttpResponse:
    """What the archive holds: its size and span, whom it names most, and the newest of it."""
    engine = configured_engine()
    everything = answer(engine, Query(), COUNT_SHOWN)
    page = build_front_page(with_finer_dates(engine, everything))
    return render(request, "front.html", {"page": page})
