"""All values of one facet under a search."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from articles.answering import answer
from articles.search import Counting, facet_named
from articles.search.configured import configured_engine
from articles.web.htmx import page_or_part
from articles.web.query_url import read_query
from articles.web.throttling import not_too_often
from articles.web.values_page import build_values_page


@require_GET
@not_too_often
def facet_values(request: HttpRequest, facet: str) -> HttpResponse:
    """Every value with its count: searched, by count or A to Z, fifty a page."""
    known = facet_named(facet)
    if known is None:
        raise Http404(f"There is no facet called {facet}.")
    asked = read_query(request.GET)
    counting = Counting(facets=(facet,), dates=False)
    found = answer(configured_engine(), asked.query, counting, remarks=asked.remarks)
    page = build_values_page(
        found,
        known,
        find=request.GET.get("find", "").strip()[:100],
        by_name=request.GET.get("order") == "name",
        start=request.GET.get("start", ""),
    )
    # Beside the search it is a dialog, whose ticks are applied in place.
    in_dialog = request.headers.get("HX-Current-URL", "").partition("?")[0].endswith("/search/")
    context = {"page": page, "in_dialog": in_dialog}
    return page_or_part(request, "facet_values.html", "values", context)
