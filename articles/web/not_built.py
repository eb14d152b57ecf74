"""What readers see while there is no index to search."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from articles.search import NotBuiltError


class NotBuiltMiddleware:
    """Answers with a page of its own when the index is not there yet."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A 503 that says what to wait for, instead of a 500."""
        return not_built_yet(request) if isinstance(exception, NotBuiltError) else None


def not_built_yet(request: HttpRequest) -> HttpResponse:
    """The page of a search that has no index."""
    words = (
        "The index is not there, or still being built. Reload this page in a minute. "
        "If you run this archive and nothing happens: python manage.py rebuild_index builds it, "
        "and python manage.py run_indexer keeps it up to date."
    )
    context = {"title": "Nothing can be searched yet", "words": words}
    response = render(request, "error.html", context, status=503)
    response["Retry-After"] = "30"
    return response
