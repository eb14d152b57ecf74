"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest

from articles.web.reviewing.counts import ToReview


def site(request: HttpRequest) -> dict[str, object]:
    """The archive's name, and what waits for an editor."""
    names: dict[str, object] = {"archive_name": settings.NEWSDESK_NAME}
    if hasattr(request, "user"):
        names["to_review"] = ToReview(request.user)
    return names
