"""Feeds that move, that went elsewhere, and that are gone."""

from typing import Any

import pytest

from articles.importing.fetching import Fetched
from articles.models import Feed, Operation
from tests.importing.feeds.asking import NOW, ask, feed_at, rss, titles
from tests.importing.servers import Answer, Asked, Site

pytestmark = [pytest.mark.django_db]


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


def _fetch_then(answer: Any) -> Any:
    """A fetch in this thread, with what the server's answer does on the way."""

    def fetch(address: str, **_: object) -> Fetched:
        given = answer(Asked("/feed", {}))
        return Fetched(200, given.body, etag='"1"', final_address=address)

    return fetch
