"""How is one feed fetched and imported?"""

import datetime as dt
import logging

from django.utils import timezone

from articles.importing.feeds.import_content import (
    import_file,
    is_empty,
    is_imported,
    is_known,
    kept,
    note_imported,
    refuse_no_feed,
    try_out_file,
)
from articles.importing.feeds.outcome import FeedOutcome
from articles.importing.feeds.record import record_failure, record_success
from articles.importing.fetching import Fetched, NotFetched, fetch
from articles.importing.interruption import Interruption
from articles.importing.run import CannotImport
from articles.models import Feed, ImportRun

log = logging.getLogger("newsdesk.feeds")

_STATE = ImportRun.State
UNFINISHED = (_STATE.WAITING, _STATE.RUNNING, _STATE.PAUSED, _STATE.UNDOING)
# Of these all is in the archive that is to be there; of others the feed has to be read again.
_ENDED_WELL = (_STATE.DONE, _STATE.UNDONE)


def fetch_feed(
    feed: Feed,
    *,
    now: dt.datetime | None = None,
    dry_run: bool = False,
    interruption: Interruption | None = None,
) -> FeedOutcome:
    """Ask a feed, import what is new, and note how it went and when it is asked again.

    What goes wrong is told in the outcome and kept with the feed. A dry run keeps nothing.
    """
    now = now or timezone.now()
    run = feed.last_run
    if run is not None and run.state in UNFINISHED and run.in_background:
        words = f"not asked: its last import is {run.get_state_display().lower()}"
        return FeedOutcome(feed.address, words)
    knows = (run is None or run.state in _ENDED_WELL) and is_known(feed)
    etag, last_modified = (feed.etag, feed.last_modified) if knows else ("", "")
    try:
        answer = fetch(feed.address, etag=etag, last_modified=last_modified)
        if dry_run:
            return _try_out(feed, answer)
        return _take(feed, answer, now, interruption, knows=knows)
    except CannotImport as problem:
        words = f"not imported: {problem}"
        return FeedOutcome(feed.address, words, is_all_well=False, is_to_stop=True)
    except Exception as problem:  # told three times: to the caller, in the admin and in the log
        log.exception("The feed %s could not be imported. Please report this.", feed.address)
        if dry_run:
            raise
        reason = f"the import failed, see the log: {type(problem).__name__}: {problem}"
        return record_failure(feed, NotFetched(reason), now)


def _take(
    feed: Feed,
    answer: Fetched | NotFetched,
    now: dt.datetime,
    interruption: Interruption | None,
    *,
    knows: bool,
) -> FeedOutcome:
    if isinstance(answer, NotFetched):
        return record_failure(feed, answer, now)
    if answer.is_unchanged or (knows and is_imported(feed, answer)):
        return record_success(feed, answer, now)
    if reason := refuse_no_feed(answer):
        return record_failure(feed, NotFetched(reason), now)
    if is_empty(answer):
        return record_success(feed, answer, now)
    with kept(feed, answer) as file:
        report, run = import_file(feed, file, interruption)
    if report.is_interrupted:
        # Nothing is noted but the run: the feed stays due, and is read again as a whole.
        Feed.objects.filter(pk=feed.pk).update(last_run=run)
        words = "interrupted; what is saved stays saved, and the rest comes the next time"
        return FeedOutcome(feed.address, words, is_all_well=False, is_to_stop=True, report=report)
    if report.rejected and not (report.created or report.updated or report.unchanged):
        first = report.rejections[0] if report.rejections else "nothing in it could be read"
        reason = first.removeprefix(str(file)).lstrip(":, ")
        return record_failure(feed, NotFetched(reason), now, run)
    outcome = record_success(feed, answer, now, run, report)
    note_imported(feed, answer)
    return outcome


def _try_out(feed: Feed, answer: Fetched | NotFetched) -> FeedOutcome:
    if isinstance(answer, NotFetched):
        words = "gone for good" if answer.is_gone else "would fail"
        return FeedOutcome(feed.address, f"{words}: {answer.reason}", is_all_well=False)
    if answer.is_unchanged or is_imported(feed, answer):
        return FeedOutcome(feed.address, "nothing new")
    if reason := refuse_no_feed(answer):
        return FeedOutcome(feed.address, f"would fail: {reason}", is_all_well=False)
    if is_empty(answer):
        return FeedOutcome(feed.address, "nothing new")
    with kept(feed, answer, for_now=True) as file:
        report = try_out_file(file)
    words = f"would be {report.words}"
    return FeedOutcome(feed.address, words, is_all_well=report.is_all_well, report=report)
