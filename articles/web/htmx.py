"""Is a whole page asked for, or a part of one?"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails


def page_or_part(
    request: HttpRequest, template: str, part: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Render the template, or only its partial `part` when htmx asks for the element of that id.

    A history restore asks for the whole page, and gets it.
    """
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    wants_part = htmx.target == part and not htmx.history_restore_request
    name = f"{template}#{part}" if wants_part else template
    response = render(request, name, {**context, "is_part": wants_part}, status=status)
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response
