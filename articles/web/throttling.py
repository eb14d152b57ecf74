"""How much one address may ask: enough for people, too little for floods.

Counted in each web process's own memory: cheap, and forgotten when the process ends.
"""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from ipaddress import ip_address

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponseBase

from articles.web.views.errors import too_many_requests


@dataclass(frozen=True)
class Bucket:
    """So many tokens, of which one comes back every `seconds`; whoever finds none must wait."""

    name: str
    tokens: float
    seconds: float

    def has_one(self, key: str) -> bool:
        """Is there a token left for this key?"""
        return self._left(key) >= 1

    def take(self, key: str) -> bool:
        """Take a token; is one left to take?"""
        left = self._left(key)
        if left < 1:
            return False
        kept_for = self.tokens * self.seconds + 1
        cache.set(self._place(key), (left - 1, _now()), kept_for)
        return True

    def _left(self, key: str) -> float:
        left, seen = cache.get(self._place(key)) or (self.tokens, _now())
        return float(min(self.tokens, left + (_now() - seen) / self.seconds))

    def _place(self, key: str) -> str:
        """Keys come from outside, and a cache takes short plain words only."""
        return hashlib.sha256(f"{self.name} {key}".encode()).hexdigest()


def _now() -> float:
    return time.monotonic()


def address_of(request: HttpRequest) -> str:
    """Whose request it is. In production the web server in front says so, as its last word."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if settings.NEWSDESK_PRODUCTION and forwarded:
        return str(forwarded.rpartition(",")[2].strip()[:64])
    return str(request.META.get("REMOTE_ADDR", ""))


def not_too_often(
    view: Callable[..., HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Refuse strangers who search faster than NEWSDESK_SEARCHES_A_MINUTE, before any work is done.

    Who is signed in, or asks from this very machine, is never refused.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponseBase:
        allowed = settings.NEWSDESK_SEARCHES_A_MINUTE
        address = address_of(request)
        if allowed and not _is_this_machine(address) and not request.user.is_authenticated:
            bucket = Bucket("searches", allowed, 60 / allowed)
            if not bucket.take(address):
                return too_many_requests(request, max(1, round(bucket.seconds)))
        return view(request, *args, **kwargs)

    return guarded


def _is_this_machine(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
