"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest


def site(_request: HttpRequest) -> dict[str, str]:
    """The archive's name."""
    return {"archive_name": settings.NEWSDESK_NAME}
