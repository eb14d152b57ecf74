"""The search page."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET

from articles.answering import answer
from articles.answering.did_you_mean import did_you_mean
from articles.answering.finer_dates import with_finer_dates
from articles.search.configured import configured_engine
from articles.web.addresses import search_address
from articles.web.bulk.bar import build_bar
from articles.web.escapes import find_escapes
from articles.web.facet_panel import COUNT_SHOWN
from articles.web.htmx import page_or_part
from articles.web.query_url import read_query
from articles.web.search_page import build_search_page
from articles.web.throttling import not_too_often


@require_GET
@not_too_often
def search(request: HttpRequest) -> HttpResponseBase:
    """What the archive has for the Query in the address."""
    asked = read_query(request.GET)
    engine = configured_engine()
    found = answer(engine, asked.query, COUNT_SHOWN, remarks=asked.remarks)
    if _is_littered(request) and not asked.remarks:
        return redirect(search_address(found.query))
    page = build_search_page(
        with_finer_dates(engine, found),
        repair=asked.repair or did_you_mean(engine, found),
        undo=_undo_address(request),
        escapes=find_escapes(engine, found) if not found.results.total else [],
        typed_dates=(request.GET.get("from", "")[:40], request.GET.get("to", "")[:40]),
    )
    may_bulk = request.user.is_authenticated and request.user.has_perm("articles.bulk_correct")
    context = {"page": page, "may_bulk": may_bulk, "bulk": build_bar(page) if may_bulk else None}
    response = page_or_part(request, "search.html", "found", context)
    if request.headers.get("HX-Request"):
        response["HX-Push-Url"] = page.address
    return response


def _is_littered(request: HttpRequest) -> bool:
    """Did a form without scripts send fields that say nothing? Their address is tidied."""
    if request.headers.get("HX-Request"):
        return False
    return "apply" in request.GET or "" in (v for values in request.GET.lists() for v in values[1])


def _undo_address(request: HttpRequest) -> str:
    """Where "Clear all" came from; only an address of this very page is believed."""
    address = request.GET.get("cleared", "")
    if not address.startswith(f"{request.path}?") or len(address) > 4000:
        return ""
    return address if url_has_allowed_host_and_scheme(address, allowed_hosts=None) else ""
