"""Feeds, asked by a real client of real servers: what comes, when, and never twice."""

import datetime as dt
import json
import time
from collections.abc import Iterator
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from pytest_django import Settings

from articles.importing.feeds import (
    CannotFetchFeeds,
    FeedOutcome,
    fetch_due_feeds,
    fetch_feed,
    fetch_feeds,
    pauses,
)
from articles.importing.feeds.pauses import in_turns
from articles.importing.feeds.schedule import wait_after_failure
from articles.importing.fetching import Fetched
from articles.importing.interruption import Interruption
from articles.models import Article, Feed, ImportRun, IndexChange, Operation, Source
from tests.importing.servers import Answer, Asked, Site, serving
from tests.world import make_source

pytestmark = [pytest.mark.django_db]
NOW = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.UTC)
BODY = "The ferry to the island runs again after the storm, the harbour master said on Monday."


@pytest.fixture
def site(newsdesk_var: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A server on this machine that may be asked, without pauses."""
    monkeypatch.setattr(pauses, "PAUSE", 0)
    with serving({}) as site:
        settings.NEWSDESK_FETCH_ALLOWED = site.allowed
        yield site


def rss(*titles: str, ttl: int = 0, link: str = "https://wire.example/{}") -> bytes:
    """A feed with these articles."""
    items = "".join(
        f"<item><title>{title}</title><link>{link.format(title.lower().replace(' ', '-'))}</link>"
        f"<description>{BODY} {title}.</description>"
        f"<pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate></item>"
        for title in titles
    )
    return (
        f"<?xml version='1.0'?><rss version='2.0'><channel><title>Island Wire</title>"
        f"<link>https://wire.example/</link><ttl>{ttl}</ttl>{items}</channel></rss>"
    ).encode()


def feed_at(site: Site, path: str = "/feed", **fields: Any) -> Feed:
    """A feed of this server."""
    return Feed.objects.create(address=site.address(path), **fields)


def ask(feed: Feed, now: dt.datetime = NOW, **options: Any) -> FeedOutcome:
    """Fetch it as it stands in the database now."""
    outcome = fetch_feed(Feed.objects.get(pk=feed.pk), now=now, **options)
    feed.refresh_from_db()
    return outcome


def titles() -> list[str]:
    return sorted(Article.objects.values_list("title", flat=True))


def test_imports_what_a_feed_has_and_notes_how_it_went(site: Site) -> None:
    site.answers["/feed"] = Answer(200, rss("First ferry", "Second ferry"), {"ETag": '"1"'})
    feed = feed_at(site)
    outcome = ask(feed)
    assert outcome.is_all_well
    assert outcome.line.startswith(f"{feed.address}: 2 created, 0 updated, 0 unchanged, 0 rejected")
    assert titles() == ["First ferry", "Second ferry"]
    assert IndexChange.objects.count() == 2
    assert (feed.status, feed.etag, feed.problem) == (Feed.Status.FRESH, '"1"', "")
    assert (feed.fetched_at, feed.next_fetch_at) == (NOW, NOW + dt.timedelta(hours=1))
    run = feed.last_run
    assert run is not None
    assert (run.state, run.created, run.address) == (ImportRun.State.DONE, 2, feed.address)
    assert run.files.get().created == 2


def test_gives_the_articles_the_source_that_the_feed_was_given(site: Site) -> None:
    site.answers["/feed"] = Answer(200, rss("First ferry"))
    ask(feed_at(site, source=make_source("Harbour Wire")))
    assert str(Article.objects.get().source) == "Harbour Wire"
    assert Source.objects.count() == 1


def test_takes_the_source_from_the_feed_when_it_was_given_none(site: Site) -> None:
    site.answers["/feed"] = Answer(200, rss("First ferry"))
    ask(feed_at(site))
    assert str(Article.objects.get().source) == "Island Wire"


def test_says_that_nothing_is_new_when_the_server_does(site: Site) -> None:
    def answer(asked: Asked) -> Answer:
        if asked.headers.get("if-none-match") == '"1"':
            return Answer(304)
        return Answer(200, rss("First ferry", ttl=90), {"ETag": '"1"'})

    site.answers["/feed"] = answer
    feed = feed_at(site)
    ask(feed)
    later = NOW + dt.timedelta(hours=2)
    assert "nothing new" in ask(feed, later).words
    assert (feed.status, feed.etag) == (Feed.Status.UNCHANGED, '"1"')
    assert feed.next_fetch_at == later + dt.timedelta(minutes=90)
    assert ImportRun.objects.count() == 1


def test_imports_nothing_again_that_is_sent_again(site: Site) -> None:
    site.answers["/feed"] = Answer(200, rss("First ferry"))
    feed = feed_at(site)
    ask(feed)
    assert "nothing new" in ask(feed).words
    assert feed.status == Feed.Status.UNCHANGED
    assert ImportRun.objects.count() == 1
    site.answers["/feed"] = Answer(200, rss("Second ferry", "First ferry"))
    assert "1 created, 0 updated, 1 unchanged" in ask(feed).words
    assert titles() == ["First ferry", "Second ferry"]


@pytest.mark.parametrize("state", [ImportRun.State.FAILED, ImportRun.State.INTERRUPTED])
def test_reads_all_again_when_the_last_import_did_not_end_well(
    site: Site, state: ImportRun.State
) -> None:
    site.answers["/feed"] = Answer(200, rss("First ferry"), {"ETag": '"1"'})
    feed = feed_at(site)
    ask(feed)
    ImportRun.objects.update(state=state)
    assert "0 created, 0 updated, 1 unchanged" in ask(feed).words
    assert "if-none-match" not in site.asked[-1].headers


def test_says_nothing_to_a_server_of_what_another_one_said(site: Site) -> None:
    site.answers |= {p: Answer(200, rss("First ferry"), {"ETag": '"1"'}) for p in ("/a", "/b")}
    feed = feed_at(site, "/a")
    ask(feed)
    Feed.objects.update(address=site.address("/b"))  # as an undo does it, which keeps the ETag
    assert "1 unchanged" in ask(feed).words
    assert "if-none-match" not in site.asked[-1].headers
    ask(feed)
    assert site.asked[-1].headers["if-none-match"] == '"1"'


def test_leaves_a_feed_alone_whose_last_import_is_paused(site: Site) -> None:
    run = ImportRun.objects.create(state=ImportRun.State.PAUSED, in_background=True)
    feed = feed_at(site, last_run=run)
    assert ask(feed).words == "not asked: its last import is paused"
    assert fetch_due_feeds(NOW) == []
    assert site.asked == []
    ImportRun.objects.update(state=ImportRun.State.DONE)
    assert len(fetch_due_feeds(NOW)) == 1


def test_keeps_an_article_once_that_two_feeds_carry_under_one_link(site: Site) -> None:
    site.answers |= {"/a": Answer(200, rss("First ferry")), "/b": Answer(200, rss("First ferry"))}
    assert "1 created" in ask(feed_at(site, "/a")).words
    assert "0 created, 0 updated, 1 unchanged" in ask(feed_at(site, "/b")).words


@pytest.mark.parametrize("kind", ["json feed", "lines"])
def test_knows_articles_without_a_link_by_the_name_that_the_feed_gives(
    site: Site, kind: str
) -> None:
    def answer(second: str) -> Answer:
        items = [{"id": "1", "title": "First ferry", "content_text": f"{BODY} One."},
                 {"id": "2", "title": second, "content_text": f"{BODY} Two."}]  # fmt: skip
        if kind == "lines":
            lines = "\n".join(json.dumps(item) for item in items)
            return Answer(200, lines.encode(), {"Content-Type": "application/x-ndjson"})
        version = "https://jsonfeed.org/version/1.1"
        whole = {"version": version, "title": "Island Wire", "items": items}
        return Answer(200, json.dumps(whole).encode(), {"Content-Type": "application/feed+json"})

    site.answers["/feed"] = answer("Second ferry")
    feed = feed_at(site)
    assert "2 created" in ask(feed).words
    site.answers["/feed"] = answer("Second ferry, corrected")
    assert "0 created, 1 updated, 1 unchanged" in ask(feed).words
    assert titles() == ["First ferry", "Second ferry, corrected"]


def test_moves_with_a_feed_that_moved_for_good(site: Site) -> None:
    site.answers["/feed"] = Answer(301, b"", {"Location": "/moved"})
    site.answers["/moved"] = Answer(200, rss("First ferry"), {"ETag": '"1"'})
    feed = feed_at(site)
    outcome = ask(feed)
    assert feed.address == site.address("/moved")
    assert f"moved here from {site.address('/feed')}" in outcome.words
    assert (feed.etag, feed.status) == ('"1"', Feed.Status.FRESH)
    told = Operation.objects.get(kind=Operation.Kind.FEED)
    assert (told.actor, told.changes.get().before) == (None, {"address": site.address("/feed")})
    assert "nothing new" in ask(feed).words
    assert titles() == ["First ferry"]


def test_stays_where_it_is_when_another_feed_has_that_address(site: Site) -> None:
    site.answers["/feed"] = Answer(308, b"", {"Location": "/moved"})
    site.answers["/moved"] = Answer(200, rss("First ferry"))
    feed_at(site, "/moved")
    feed = feed_at(site)
    assert ask(feed).is_all_well
    assert feed.address == site.address("/feed")
    assert "which another feed asks already" in feed.problem
    assert not Operation.objects.filter(kind=Operation.Kind.FEED).exists()


@pytest.mark.parametrize("status", [302, 307])
def test_stays_where_it_is_when_it_is_sent_elsewhere_for_now(site: Site, status: int) -> None:
    site.answers["/feed"] = Answer(status, b"", {"Location": "/elsewhere"})
    site.answers["/elsewhere"] = Answer(200, rss("First ferry"))
    feed = feed_at(site)
    assert ask(feed).is_all_well
    assert feed.address == site.address("/feed")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<!doctype html><html><body><h1>For sale</h1><p>This name is for sale.</p>", "web pages"),
        (b"Come back later.", "plain text"),
        (b"\0\1\2" * 99, "is no feed"),
        (b" \n", "is empty"),
        (b'{"error": "come back later"}', "neither a title"),
    ],
)
def test_takes_no_page_for_a_feed_and_does_not_move_to_one(
    site: Site, body: bytes, reason: str
) -> None:
    site.answers["/feed"] = Answer(301, b"", {"Location": "/login"})
    site.answers["/login"] = Answer(200, body, {"Content-Type": "application/rss+xml"})
    feed = feed_at(site)
    outcome = ask(feed)
    assert not outcome.is_all_well
    assert reason in feed.problem
    assert feed.address == site.address("/feed")
    assert (feed.status, feed.failures) == (Feed.Status.FAILED, 1)
    assert titles() == []


@pytest.mark.parametrize(
    "body",
    [
        rss(),
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Island Wire</title></feed>',
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "Island Wire", "items": []}',
    ],
)
def test_blames_no_feed_that_has_nothing_at_the_moment(site: Site, body: bytes) -> None:
    site.answers["/feed"] = Answer(200, body)
    feed = feed_at(site)
    assert "nothing new" in ask(feed, dry_run=True).words
    assert ask(feed).is_all_well
    assert (feed.status, feed.failures) == (Feed.Status.UNCHANGED, 0)
    assert not ImportRun.objects.exists()


@pytest.mark.parametrize(
    "body", [rss()[:-20], rss("First ferry")[:150], b'{"items": {}}', b'[{"items": []}']
)
def test_blames_a_feed_that_is_broken_off(site: Site, body: bytes) -> None:
    site.answers["/feed"] = Answer(200, body)
    feed = feed_at(site)
    assert not ask(feed).is_all_well
    assert feed.status == Feed.Status.FAILED


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


def test_disables_a_feed_that_is_gone_for_good(site: Site) -> None:
    site.answers["/feed"] = Answer(410)
    feed = feed_at(site)
    outcome = ask(feed)
    assert "gone for good: the server answered 410 Gone; it is disabled" in outcome.words
    assert (feed.status, feed.is_enabled, feed.next_fetch_at) == (Feed.Status.GONE, False, None)
    assert list(Feed.objects.due(NOW)) == []
    (change,) = Operation.objects.get(kind=Operation.Kind.FEED).changes.all()
    assert (change.before, change.after) == ({"is_enabled": True}, {"is_enabled": False})


def test_overwrites_nothing_when_a_curator_gave_it_another_address_meanwhile(site: Site) -> None:
    feed = feed_at(site)

    def answer(_: Asked) -> Answer:
        Feed.objects.filter(pk=feed.pk).update(address="https://wire.example/other")
        return Answer(200, rss("First ferry"), {"ETag": '"1"'})

    site.answers["/feed"] = answer
    with pytest.MonkeyPatch.context() as patch:
        # The server's thread shares the database of this test only in this way.
        patch.setattr("articles.importing.feeds.one_feed.fetch", _fetch_then(answer))
        ask(feed)
    assert (feed.address, feed.etag) == ("https://wire.example/other", "")
    assert feed.next_fetch_at is None


def test_counts_what_it_could_not_read_and_is_not_all_well(site: Site) -> None:
    lines = [{"title": "First ferry", "text": BODY}, {"text": ""}]
    body = "\n".join(json.dumps(line) for line in lines).encode()
    site.answers["/feed"] = Answer(200, body, {"Content-Type": "application/jsonl"})
    feed = feed_at(site)
    assert not ask(feed).is_all_well
    assert feed.status == Feed.Status.FRESH
    assert feed.problem == "1 in it could not be read; the import says why"


def test_keeps_nothing_on_a_dry_run(site: Site, newsdesk_var: Path) -> None:
    site.answers["/feed"] = Answer(200, rss("First ferry"), {"ETag": '"1"'})
    feed = feed_at(site)
    before = Feed.objects.values().get()
    assert "would be 1 created" in ask(feed, dry_run=True).words
    assert Feed.objects.values().get() == before
    assert titles() == []
    assert not ImportRun.objects.exists()
    assert list((newsdesk_var / "fetched").iterdir()) == []
    site.answers["/feed"] = Answer(410)
    assert "gone for good" in ask(feed, dry_run=True).words
    assert Feed.objects.values().get() == before


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


def _fetch_then(answer: Any) -> Any:
    """A fetch in this thread, with what the server's answer does on the way."""

    def fetch(address: str, **_: object) -> Fetched:
        given = answer(Asked("/feed", {}))
        return Fetched(200, given.body, etag='"1"', final_address=address)

    return fetch
