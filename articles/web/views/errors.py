"""What a reader sees when an address leads nowhere, or something broke."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def _page(request: HttpRequest, status: int, title: str, words: str) -> HttpResponse:
    return render(request, "error.html", {"title": title, "words": words}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The request made no sense."""
    return _page(
        request, 400, "That request was not understood",
        "Go back, reload the page and try again.",
    )  # fmt: skip


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The reader may not do this."""
    return _page(
        request, 403, "Your account may not do this",
        "Sign in with one that may, or ask an administrator for the permission.",
    )  # fmt: skip


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old, or came from another site."""
    return _page(
        request, 403, "This form has expired",
        "Go back, reload the page and send it again; cookies must be allowed for this site.",
    )  # fmt: skip


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing stands at this address."""
    return _page(
        request, 404, "There is no such page",
        "The address may be mistyped, or the article was taken out of the archive. "
        "Try the search.",
    )  # fmt: skip


def method_not_allowed(request: HttpRequest) -> HttpResponse:
    """The address takes a form, and was opened like a page."""
    return _page(
        request, 405, "There is nothing to read here",
        "This address only takes what a form sends. Go back to the page with the form.",
    )  # fmt: skip


def too_many_requests(request: HttpRequest, seconds: int) -> HttpResponse:
    """Somebody asks faster than people do."""
    response = _page(
        request, 429, "Too many at once",
        f"More came from your address than this archive answers. Try again in {seconds} seconds.",
    )  # fmt: skip
    response["Retry-After"] = str(seconds)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke: say so without touching the database, which may be what broke."""
    return HttpResponse(render_to_string("500.html"), status=500)
