"""Feeds, while somebody else imports, fetches, pauses or stops."""

from pathlib import Path

import pytest
from filelock import FileLock

from articles.importing.feeds import CannotFetchFeeds, fetch_due_feeds, fetch_feeds
from articles.importing.interruption import Interruption
from articles.models import Feed, ImportRun
from tests.importing.feeds.asking import NOW, ask, feed_at, rss, titles
from tests.importing.servers import Answer, Asked, Site

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_leaves_a_feed_alone_whose_last_import_is_paused(site: Site) -> None:
    run = ImportRun.objects.create(state=ImportRun.State.PAUSED, in_background=True)
    feed = feed_at(site, last_run=run)
    assert ask(feed).words == "not asked: its last import is paused"
    assert fetch_due_feeds(NOW) == []
    assert site.asked == []
    ImportRun.objects.update(state=ImportRun.State.DONE)
    assert len(fetch_due_feeds(NOW)) == 1


def test_loses_nothing_when_somebody_else_is_importing(site: Site, newsdesk_var: Path) -> None:
    site.answers["/feed"] = Answer(200, rss("First ferry"), {"ETag": '"1"'})
    feed = feed_at(site)
    with FileLock(newsdesk_var / "import.lock"):
        outcome = ask(feed)
    assert outcome.could_not_start
    assert "Another import is running" in outcome.words
    assert (feed.etag, feed.fetched_at) == ("", None)
    assert "1 created" in ask(feed).words


def test_asks_nobody_while_somebody_else_is_importing(site: Site, newsdesk_var: Path) -> None:
    site.answers["/feed"] = Answer(200, rss("First ferry"))
    feed_at(site)
    with FileLock(newsdesk_var / "import.lock"):
        assert fetch_due_feeds(NOW) == []
        assert site.asked == []
        (outcome,) = fetch_feeds(Feed.objects.all(), dry_run=True)
        assert "would be 1 created" in outcome.words
    assert len(fetch_due_feeds(NOW)) == 1


def test_stops_between_two_feeds_when_it_is_asked_to(site: Site) -> None:
    site.answers |= {"/a": Answer(200, rss("First")), "/b": Answer(200, rss("Second"))}
    feed_at(site, "/a")
    feed_at(site, "/b")
    interruption = Interruption()

    def answer(_: Asked) -> Answer:
        interruption.is_asked = True
        return Answer(404)

    site.answers["/a"] = answer
    assert len(fetch_due_feeds(NOW, interruption=interruption)) == 1
    assert fetch_due_feeds(NOW, interruption=interruption) == []
    assert [asked.path for asked in site.asked] == ["/a"]


def test_keeps_a_feed_due_whose_import_was_interrupted(site: Site) -> None:
    site.answers["/feed"] = Answer(200, rss("First ferry"), {"ETag": '"1"'})
    feed = feed_at(site)
    interruption = Interruption()
    interruption.is_asked = True
    assert "interrupted" in ask(feed, interruption=interruption).words
    assert feed.last_run
    assert feed.last_run.state == ImportRun.State.INTERRUPTED
    assert (feed.etag, feed.next_fetch_at) == ("", None)
    ask(feed)
    assert (feed.status, titles()) == (Feed.Status.FRESH, ["First ferry"])


def test_leaves_the_feeds_to_the_process_that_fetches_them(site: Site, newsdesk_var: Path) -> None:
    feed_at(site)
    with FileLock(newsdesk_var / "feeds.lock"):
        assert fetch_due_feeds(NOW) == []
        with pytest.raises(CannotFetchFeeds, match="Wait until"):
            list(fetch_feeds(Feed.objects.all()))
    assert site.asked == []
