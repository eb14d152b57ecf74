"""What readers send, without the one character that no database column can hold."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase, QueryDict

NUL = "\0"


class WithoutNulMiddleware:
    """Drops NUL characters from parameters, forms and cookies; PostgreSQL refuses them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "%00" in request.META.get("QUERY_STRING", ""):
            request.GET = _without_nul(request.GET)  # type: ignore[assignment]
        cookies = request.COOKIES
        request.COOKIES = {key: value.replace(NUL, "") for key, value in cookies.items()}
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> None:
        """Forms are read once it is known whose they are: strangers may not send files."""
        if request.method == "POST" and _has_nul(request.POST):
            request.POST = _without_nul(request.POST)  # type: ignore[assignment]


def _has_nul(parameters: QueryDict) -> bool:
    return any(NUL in text for key, values in parameters.lists() for text in (key, *values))


def _without_nul(parameters: QueryDict) -> QueryDict:
    pairs = [(key, value) for key, values in parameters.lists() for value in values]
    return QueryDict(urlencode(pairs).replace("%00", ""))
