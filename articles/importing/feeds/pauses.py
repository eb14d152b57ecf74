"""How long is a host left in peace between two requests?"""

import time

from articles.addresses import BadAddressError, read_address
from articles.models import Feed

PAUSE = 2.0


class Pauses:
    """Remembers when each host was asked last."""

    def __init__(self) -> None:
        self._asked: dict[str, float] = {}

    def keep(self, address: str) -> None:
        """Wait until the host of this address may be asked, and take it for asked."""
        now = time.monotonic()
        self._asked = {host: at for host, at in self._asked.items() if now - at < PAUSE}
        host = host_of(address)
        if host in self._asked:
            time.sleep(self._asked[host] + PAUSE - now)
        self._asked[host] = time.monotonic()


def host_of(address: str) -> str:
    """The host that is asked, or nothing where nobody will be."""
    try:
        return read_address(address).host
    except BadAddressError:
        return ""


def in_turns(feeds: list[Feed]) -> list[Feed]:
    """The first of each host, then the second of each: so that few have to be waited for."""
    turns: dict[str, int] = {}
    numbered = []
    for feed in feeds:
        host = host_of(feed.address)
        turns[host] = turns.get(host, 0) + 1
        numbered.append((turns[host], feed))
    return [feed for _, feed in sorted(numbered, key=lambda one: one[0])]
