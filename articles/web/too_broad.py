"""What readers see when a search asks for more than one search may."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from articles.search import TooBroadError
from articles.web.htmx import page_or_part


class TooBroadMiddleware:
    """Answers with what to ask instead when an engine refuses a search."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A 422 with the search box, its text and its filters as they were."""
        if not isinstance(exception, TooBroadError):
            return None
        kept = [
            (name, value)
            for name, values in request.GET.lists()
            if name not in ("q", "page")
            for value in values
        ]
        context = {"text": request.GET.get("q", ""), "words": str(exception), "kept": kept}
        return page_or_part(request, "too_broad.html", "found", context, status=422)
