"""How is it written down what became of a feed?"""

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.history import operation
from articles.importing.feeds.import_content import last_content
from articles.importing.feeds.outcome import FeedOutcome
from articles.importing.feeds.schedule import wait_after_failure, wait_after_success
from articles.importing.fetching import Fetched, NotFetched
from articles.importing.report import ImportReport
from articles.models import Feed, ImportRun, Operation

_LONGEST_PROBLEM = 500
_MOST_FAILURES = 1000


def record_success(
    feed: Feed,
    answer: Fetched,
    now: dt.datetime,
    run: ImportRun | None = None,
    report: ImportReport | None = None,
) -> FeedOutcome:
    """It was fetched; nothing new came, or the import has this report."""
    asked = feed.address
    due = now + wait_after_success(feed.interval, answer.content or last_content(feed))
    problem = _move(feed, answer.moved_to) if answer.moved_to else ""
    rejected = report.rejected if report else 0
    if rejected:
        some = f"{rejected:,} in it could not be read; {_where(run)} says why"
        problem = f"{problem}; {some}" if problem else some
    changes: dict[str, Any] = {
        "status": Feed.Status.FRESH if report else Feed.Status.UNCHANGED,
        # An answer of "not modified" need not repeat them.
        "etag": answer.etag or (feed.etag if answer.is_unchanged else ""),
        "last_modified": answer.last_modified
        or (feed.last_modified if answer.is_unchanged else ""),
        "failures": 0,
    }
    if run is not None:
        changes["last_run"] = run
    _write(feed, now, due, problem, **changes)
    happened = report.words if report else "nothing new"
    moved = f"moved here from {asked}" if feed.address != asked else ""
    words = "; ".join(filter(None, (happened, moved, problem, f"next {_time(due)}")))
    return FeedOutcome(feed.address, words, is_all_well=not rejected, report=report)


def record_failure(
    feed: Feed, why: NotFetched, now: dt.datetime, run: ImportRun | None = None
) -> FeedOutcome:
    """It failed: it is asked again later each time, or never when it is gone for good."""
    if why.is_gone:
        return _record_gone(feed, why, now)
    failures = min(feed.failures + 1, _MOST_FAILURES)
    due = now + wait_after_failure(feed.interval, failures, why.retry_after)
    changes: dict[str, Any] = {"last_run": run} if run else {}
    status = Feed.Status.FAILED
    _write(feed, now, due, why.reason, status=status, failures=failures, **changes)
    words = f"failed: {why.reason}; next {_time(due)}"
    return FeedOutcome(feed.address, words, is_all_well=False)


def _record_gone(feed: Feed, why: NotFetched, now: dt.datetime) -> FeedOutcome:
    with operation(Operation.Kind.FEED, None, f"disabled the feed “{feed}”: gone") as recording:
        row = Feed.objects.filter(pk=feed.pk, address=feed.address)
        with recording.watching(row):
            row.update(is_enabled=False)
        _write(feed, now, None, why.reason, status=Feed.Status.GONE, failures=0)
    words = f"gone for good: {why.reason}; it is disabled"
    return FeedOutcome(feed.address, words, is_all_well=False)


def _write(
    feed: Feed, now: dt.datetime, due: dt.datetime | None, problem: str, **changes: Any
) -> None:
    """Only what machines write, and only if nobody gave the feed another address meanwhile."""
    if len(problem) > _LONGEST_PROBLEM:
        problem = f"{problem[: _LONGEST_PROBLEM - 1]}…"
    changes |= {"fetched_at": now, "next_fetch_at": due, "problem": problem}
    Feed.objects.filter(pk=feed.pk, address=feed.address).update(**changes)


def _move(feed: Feed, address: str) -> str:
    """Give the feed the address that its server names for good; why not, if another has it."""
    old = feed.address
    summary = f"the feed “{old}” moved to “{address}”"
    try:
        with transaction.atomic(), operation(Operation.Kind.FEED, None, summary) as recording:
            row = Feed.objects.filter(pk=feed.pk)
            with recording.watching(row):
                if row.filter(address=old).update(address=address):
                    feed.address = address
    except IntegrityError:
        return f"it has moved to {address}, which another feed asks already: delete one of them"
    return ""


def _time(when: dt.datetime) -> str:
    return f"{timezone.localtime(when):%d %b %Y %H:%M}"


def _where(run: ImportRun | None) -> str:
    return f"import {run.pk}" if run else "the import"
