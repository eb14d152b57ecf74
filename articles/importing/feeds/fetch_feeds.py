"""How are many feeds fetched, one after the other?"""

import datetime as dt
import logging
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from filelock import FileLock, Timeout

from articles.importing.feeds.one_feed import UNFINISHED, fetch_feed
from articles.importing.feeds.outcome import FeedOutcome
from articles.importing.feeds.pauses import Pauses, in_turns
from articles.importing.interruption import Interruption
from articles.importing.run import CannotImport, one_import_at_a_time
from articles.models import Feed

log = logging.getLogger("newsdesk.feeds")

MOST_AT_ONCE = 20
_PAUSES = Pauses()


class CannotFetchFeeds(Exception):  # noqa: N818 - it says what happened
    """Nothing could start; the message says why and what to do."""


def fetch_due_feeds(
    now: dt.datetime | None = None, *, interruption: Interruption | None = None
) -> list[FeedOutcome]:
    """Fetch the feeds whose time has come: for the process that imports, between two imports.

    Few at once, so that imports are not kept waiting; the others are due the next time. Does
    nothing while another process fetches or imports: what it asked for would have to be asked for
    again.
    """
    now = now or timezone.now()
    waiting = Feed.objects.due(now).exclude(
        last_run__in_background=True, last_run__state__in=UNFINISHED
    )
    due = list(waiting.select_related("source", "last_run")[:MOST_AT_ONCE])
    outcomes = []
    try:
        for outcome in fetch_feeds(due, now=now, interruption=interruption):
            level = logging.INFO if outcome.is_all_well else logging.WARNING
            log.log(level, "Feed %s", outcome.line)
            outcomes.append(outcome)
    except CannotFetchFeeds as problem:
        log.debug("The feeds wait. %s", problem)
    return outcomes


def fetch_feeds(
    feeds: Iterable[Feed],
    *,
    now: dt.datetime | None = None,
    dry_run: bool = False,
    interruption: Interruption | None = None,
) -> Iterator[FeedOutcome]:
    """Fetch these, and tell of each as soon as it is done; raises CannotFetchFeeds.

    One request at a time, and a pause between two to the same host. When an `interruption` is
    asked for, what is being imported is finished to the batch, and the other feeds stay due.
    """
    turns = in_turns(list(feeds))
    if not turns:
        return
    place = Path(settings.NEWSDESK_VAR) / "feeds.lock"
    place.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(place)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise CannotFetchFeeds(
            "Another process is fetching the feeds. Wait until it has finished."
        ) from None
    try:
        if not dry_run:
            _refuse_while_importing()
        for feed in turns:
            if interruption is not None and interruption.is_asked:
                return
            _PAUSES.keep(feed.address)
            outcome = fetch_feed(feed, now=now, dry_run=dry_run, interruption=interruption)
            yield outcome
            if outcome.is_to_stop:
                return
    finally:
        lock.release()


def _refuse_while_importing() -> None:
    try:
        with one_import_at_a_time():
            return
    except CannotImport as problem:
        raise CannotFetchFeeds(str(problem)) from problem
