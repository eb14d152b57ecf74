"""Who may open a page, and where everybody else is sent."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def guarded(permission: str, back: str) -> Callable[[View[P]], View[P]]:
    """Let in who has the permission; send strangers to sign in, and from there to the page.

    Whoever sent a form comes back to the page called `back`, where the form stands.
    """

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def opened(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _to_sign_in(request, back)
            if not request.user.has_perm(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return opened

    return decorate


def _to_sign_in(request: HttpRequest, back: str) -> HttpResponseBase:
    next_ = request.get_full_path() if request.method == "GET" else reverse(back)
    there = f"{reverse('sign_in')}?{urlencode({'next': next_})}"
    if request.headers.get("HX-Request"):
        return HttpResponseClientRedirect(there)
    return redirect(there)
