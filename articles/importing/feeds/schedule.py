"""When is a feed asked again?"""

import datetime as dt
import re

DAY = dt.timedelta(days=1)
_TTL = re.compile(rb"<ttl>\s*([0-9]{1,6})\s*</ttl>")
_HEAD = 64 * 1024


def wait_after_success(interval: int, content: bytes) -> dt.timedelta:
    """The feed's interval in minutes, or what the feed itself asks for, up to a day."""
    asked = min(dt.timedelta(minutes=read_ttl(content)), DAY)
    return max(dt.timedelta(minutes=interval), asked)


def wait_after_failure(interval: int, failures: int, retry_after: int | None) -> dt.timedelta:
    """Twice as long after every failure, up to a day; never before the server wants it."""
    usual = dt.timedelta(minutes=interval)
    doubled = min(usual * (1 << min(failures, 12)), DAY)
    return max(usual, doubled, dt.timedelta(seconds=retry_after or 0))


def read_ttl(content: bytes) -> int:
    """For how many minutes an RSS feed says that it stays the same; 0 where it does not."""
    found = _TTL.search(content, 0, _HEAD)
    return int(found[1]) if found else 0
