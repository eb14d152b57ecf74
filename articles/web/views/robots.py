"""What crawlers may read: articles and entities, not the endless combinations of filters."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET


@require_GET
def robots(request: HttpRequest) -> HttpResponse:
    """The robots.txt of the archive (RFC 9309)."""
    closed = ("/search/", "/admin/", "/sign-in/", "/articles/*/compare/")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), ""]
    return HttpResponse("\n".join(lines), content_type="text/plain")
