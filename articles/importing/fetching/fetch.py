"""From an address to what is there: every step of the way is checked like the first."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urljoin

from django.conf import settings
from urllib3.response import HTTPResponse

from articles.addresses import Allowed, BadAddressError, WebAddress, check_address, is_allowed
from articles.importing.fetching.answers import PERMANENT, REDIRECTS, described, refuse_status
from articles.importing.fetching.asking import asking
from articles.importing.fetching.body import read_body
from articles.importing.fetching.deadline import Deadline
from articles.importing.fetching.fetched import CannotFetchError, Fetched, NotFetched
from articles.importing.fetching.resolve import resolve
from articles.importing.fetching.user_agent import user_agent

LARGEST = 10 * 1024 * 1024
SECONDS = 10.0
MOST_REDIRECTS = 3


def fetch(
    address: str,
    *,
    etag: str = "",
    last_modified: str = "",
    largest: int = LARGEST,
    seconds: float = SECONDS,
    allowed: Allowed | None = None,
    into: Path | None = None,
    is_to_stop: Callable[[], bool] = lambda: False,
) -> Fetched | NotFetched:
    """What is at this address, in memory or `into` a file; or why there is nothing.

    `etag` and `last_modified` are what the last answer said: if nothing changed, the new one has
    status 304 and no content. `seconds` are for all of it, from the first name that is looked up
    to the last byte; whoever sends nearly nothing for a minute is cut off before. `allowed` are
    hosts within the own network; by default those of the settings. `is_to_stop` is asked on the
    way, often: then there is nothing.
    """
    known = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    headers = {
        "User-Agent": user_agent(),
        "Accept": "*/*",
        "Accept-Encoding": "gzip",
        "Connection": "close",
        **{name: value for name, value in known.items() if value},
    }
    hosts = settings.NEWSDESK_FETCH_ALLOWED if allowed is None else allowed
    journey = _Journey(headers, largest, Deadline(seconds, is_to_stop), hosts, into)
    try:
        return journey.follow(address)
    except CannotFetchError as problem:
        return problem.outcome


@dataclass
class _Journey:
    """One fetch under way."""

    headers: dict[str, str]
    largest: int
    deadline: Deadline
    allowed: Allowed
    into: Path | None

    def follow(self, start: str) -> Fetched:
        """Ask, and go where the answers lead."""
        address = _checked(start, self.allowed)
        passed = [str(address)]
        moved_to, is_for_good = "", True
        while True:
            try:
                places = resolve(address, self.allowed, self.deadline)
                with asking(address, places, self.headers, self.deadline) as response:
                    if response.status not in REDIRECTS:
                        return self._take(response, str(address), moved_to)
                    status, location = response.status, response.headers.get("Location", "")
            except CannotFetchError as problem:
                raise _on_the_way(problem, passed, is_for_good=is_for_good) from problem
            if not is_allowed(address, self.allowed):
                # A stranger sends nobody into the own network, not even to where feeds come from.
                self.allowed = frozenset()
            address = _next(address, location, self.allowed)
            if str(address) in passed:
                raise CannotFetchError(f"it redirects in a circle, by way of {address}")
            if len(passed) > MOST_REDIRECTS:
                raise CannotFetchError(f"it redirects more than {MOST_REDIRECTS} times")
            passed.append(str(address))
            is_for_good = is_for_good and status in PERMANENT
            moved_to = str(address) if is_for_good else moved_to

    def _take(self, response: HTTPResponse, final: str, moved_to: str) -> Fetched:
        is_conditional = "If-None-Match" in self.headers or "If-Modified-Since" in self.headers
        refuse_status(response, is_conditional=is_conditional)
        fetched = described(response, final, moved_to)
        if fetched.is_unchanged:
            return fetched
        pieces = read_body(response, self.largest, self.deadline)
        if self.into is None:
            return replace(fetched, content=b"".join(pieces))
        _write(pieces, self.into)
        return replace(fetched, file=self.into)


def _checked(text: str, allowed: Allowed) -> WebAddress:
    try:
        return check_address(text, allowed)
    except BadAddressError as problem:
        raise CannotFetchError(problem.with_cure) from problem


def _next(address: WebAddress, location: str, allowed: Allowed) -> WebAddress:
    """Where this redirect leads: a new address, checked as if somebody had typed it."""
    if not location:
        raise CannotFetchError("it redirects without saying where to")
    try:
        # Headers are read as Latin-1; what stands in them is UTF-8, if it is not ASCII.
        text = location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        text = location
    try:
        found = check_address(urljoin(str(address), text.strip()), allowed)
    except ValueError as problem:
        raise CannotFetchError(f"it redirects to where nothing is fetched: {problem}") from problem
    if address.scheme == "https" and found.scheme != "https":
        raise CannotFetchError(
            f"it redirects from https to {found}, which anybody on the way could change"
        )
    return found


def _on_the_way(
    problem: CannotFetchError, passed: list[str], *, is_for_good: bool
) -> CannotFetchError:
    """With the place where it happened, when that is not the one that was asked for.

    What is gone there is gone here only if everything that led there was said to be for good. What
    would allow a place is told of that one alone: of others, strangers say where they are.
    """
    out = problem.outcome
    if len(passed) == 1:
        return CannotFetchError(f"{out.reason}; {problem.cure}") if problem.cure else problem
    return CannotFetchError(
        f"it redirects to {passed[-1]}: {out.reason}",
        is_gone=out.is_gone and is_for_good,
        retry_after=out.retry_after,
    )


def _write(pieces: Iterable[bytes], file: Path) -> None:
    """Aside at first: nobody ever finds half of it."""
    aside = file.with_name(f".{file.name}.part")
    try:
        with aside.open("wb") as opened:
            opened.writelines(pieces)
            opened.flush()
            os.fsync(opened.fileno())
        os.replace(aside, file)  # noqa: PTH105 - atomic on every system
    finally:
        aside.unlink(missing_ok=True)
