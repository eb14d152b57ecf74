"""The icon, for browsers that ask for it without being told where it is."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.templatetags.static import static
from django.views.decorators.http import require_GET


@require_GET
def favicon(request: HttpRequest) -> HttpResponseBase:
    """Where the icon is."""
    return redirect(static("newsdesk.svg"))
