"""What crawlers may read: articles and entities, not the endless combinations of filters."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET


@require_GET
def robots(request: HttpRequest) -> HttpResponse:
    """The robots.txt of the archive (RFC 9309)."""
    lines = ["User-agent: *", "Disallow: /search/", "Disallow: /admin/", "Disallow: /sign-in/", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain")
