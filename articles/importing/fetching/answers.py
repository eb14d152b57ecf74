"""What do the first lines of an answer say?"""

import datetime as dt
import http
import re
from email.utils import parsedate_to_datetime

from urllib3.response import HTTPResponse

from articles.importing.fetching.fetched import CannotFetchError, Fetched

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
LONGEST_WAIT = 7 * 24 * 60 * 60
_WITH_CONTENT = frozenset({200, 203})
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]{1,40})", re.I | re.A)
_LONGEST_ETAG, _LONGEST_DATE = 500, 100


def refuse_status(response: HTTPResponse, *, is_conditional: bool) -> None:
    """Raise CannotFetchError for every answer but one with content, and "as you know it"."""
    status = response.status
    if status in _WITH_CONTENT or (status == http.HTTPStatus.NOT_MODIFIED and is_conditional):
        return
    try:
        named = f"{status} {http.HTTPStatus(status).phrase}"
    except ValueError:
        named = str(status)
    raise CannotFetchError(
        f"the server answered {named}",
        is_gone=status == http.HTTPStatus.GONE,
        retry_after=read_retry_after(response.headers.get("Retry-After", "")),
    )


def read_retry_after(written: str, now: dt.datetime | None = None) -> int | None:
    """In how many seconds, by a number of them or a date; no longer than a week."""
    written = written.strip()
    if written.isascii() and written.isdecimal():
        return min(int(written[:12]), LONGEST_WAIT)
    try:
        then = parsedate_to_datetime(written)
    except (ValueError, TypeError, OverflowError):
        return None
    if then.tzinfo is None:
        then = then.replace(tzinfo=dt.UTC)
    wait = (then - (now or dt.datetime.now(dt.UTC))).total_seconds()
    return int(min(max(wait, 0), LONGEST_WAIT))


def described(response: HTTPResponse, final_address: str, moved_to: str) -> Fetched:
    """The answer without its body."""
    headers = response.headers
    content_type = _kept(headers.get("Content-Type", ""), 200)
    charset = _CHARSET.search(content_type)
    return Fetched(
        status=response.status,
        etag=_kept(headers.get("ETag", ""), _LONGEST_ETAG),
        last_modified=_kept(headers.get("Last-Modified", ""), _LONGEST_DATE),
        final_address=final_address,
        moved_to=moved_to,
        content_type=content_type.partition(";")[0].strip().lower(),
        charset=charset[1].lower() if charset else "",
    )


def _kept(value: str, longest: int) -> str:
    """A value that may be kept and sent again; one that may not is forgotten."""
    is_sound = value.isascii() and value.isprintable() and len(value) <= longest
    return value.strip() if is_sound else ""
