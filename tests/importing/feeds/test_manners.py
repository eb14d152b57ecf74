"""How often a feed is asked, and what makes it be asked less."""

import datetime as dt
import time
from email.utils import format_datetime

import pytest

from articles.importing.feeds import fetch_due_feeds, pauses
from articles.importing.feeds.pauses import in_turns
from articles.importing.feeds.schedule import wait_after_failure
from articles.models import Feed
from tests.importing.feeds.asking import NOW, ask, feed_at, rss, titles
from tests.importing.servers import Answer, Site

pytestmark = [pytest.mark.django_db]


def test_asks_less_often_after_every_failure_and_as_before_after_a_success(site: Site) -> None:
    feed = feed_at(site, interval=60)
    waits = []
    for _ in range(7):
        ask(feed)
        assert feed.next_fetch_at
        waits.append((feed.next_fetch_at - NOW).total_seconds() / 3600)
    assert waits == [2, 4, 8, 16, 24, 24, 24]
    assert (feed.failures, feed.problem) == (7, "the server answered 404 Not Found")
    site.answers["/feed"] = Answer(200, rss("First ferry"))
    ask(feed)
    assert (feed.failures, feed.problem) == (0, "")
    assert feed.next_fetch_at == NOW + dt.timedelta(hours=1)


def test_never_asks_more_often_because_of_failures() -> None:
    week = 7 * 24 * 60
    for failures in (1, 5, 1000):
        assert wait_after_failure(week, failures, 60) == dt.timedelta(days=7)


@pytest.mark.parametrize("status", [429, 503])
def test_waits_as_long_as_the_server_wants(site: Site, status: int) -> None:
    site.answers["/feed"] = Answer(status, b"", {"Retry-After": str(3 * 86400)})
    feed = feed_at(site)
    ask(feed)
    assert feed.next_fetch_at == NOW + dt.timedelta(days=3)


def test_reads_a_retry_that_is_a_date(site: Site) -> None:
    then = dt.datetime.now(dt.UTC) + dt.timedelta(days=2)
    headers = {"Retry-After": format_datetime(then, usegmt=True)}
    site.answers["/feed"] = Answer(503, b"", headers)
    feed = feed_at(site)
    ask(feed)
    assert feed.next_fetch_at
    assert feed.next_fetch_at > NOW + dt.timedelta(days=1)


def test_blames_a_feed_that_the_import_trips_over_and_goes_on(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trip(feed: Feed, *_: object, **__: object) -> None:
        raise RuntimeError("odd")

    site.answers["/feed"] = Answer(200, rss("First ferry"), {"ETag": '"1"'})
    feed = feed_at(site)
    with monkeypatch.context() as patch:
        patch.setattr("articles.importing.feeds.one_feed.import_file", trip)
        ask(feed)
    assert feed.problem == "the import failed, see the log: RuntimeError: odd"
    assert (feed.status, feed.etag) == (Feed.Status.FAILED, "")
    assert "1 created" in ask(feed).words


def test_fetches_those_that_are_due(site: Site) -> None:
    hour = dt.timedelta(hours=1)
    site.answers |= {
        f"/{name}": Answer(200, rss(name)) for name in ("never", "due", "later", "off")
    }
    feed_at(site, "/never")
    feed_at(site, "/due", next_fetch_at=NOW - hour)
    feed_at(site, "/later", next_fetch_at=NOW + hour)
    feed_at(site, "/off", is_enabled=False)
    assert len(fetch_due_feeds(NOW)) == 2
    assert titles() == ["due", "never"]
    assert fetch_due_feeds(NOW) == []
    assert len(fetch_due_feeds(NOW + hour)) == 3


def test_takes_the_hosts_in_turns() -> None:
    addresses = ["https://a.example/1", "https://a.example/2", "https://b.example/1", "junk"]
    turns = in_turns([Feed(address=address) for address in addresses])
    assert [feed.address for feed in turns] == [addresses[n] for n in (0, 2, 3, 1)]


def test_pauses_between_two_requests_to_one_host(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(time, "sleep", lambda seconds: clock.append(clock.pop() + seconds))
    kept = pauses.Pauses()
    started = []
    for address in ("https://a.example/1", "https://b.example/1", "http://A.example:80/2"):
        kept.keep(address)
        started.append(clock[0])
    assert started == [100.0, 100.0, 100.0 + pauses.PAUSE]
