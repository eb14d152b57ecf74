"""Feeds: what is gone behind a redirect is gone for good only if the redirect is for good."""

from pathlib import Path

import pytest
from pytest_django import Settings

from articles.importing.feeds import fetch_feed
from articles.importing.fetching import NotFetched, fetch
from articles.models import Feed
from tests.importing.servers import Answer, serving

GONE = Answer(410)


def to(path: str, status: int) -> Answer:
    return Answer(status, headers={"Location": path})


@pytest.mark.parametrize(
    ("first", "second", "is_gone"),
    [
        (301, 308, True), (308, 301, True), (302, 301, False), (301, 302, False),
        (307, 307, False), (303, 308, False),
    ],
)  # fmt: skip
def test_believes_that_it_is_gone_only_behind_moves_for_good(
    first: int, second: int, is_gone: bool
) -> None:
    answers = {"/feed": to("/b", first), "/b": to("/c", second), "/c": GONE}
    with serving(answers) as site:
        found = fetch(site.address("/feed"), allowed=site.allowed)
    assert isinstance(found, NotFetched)
    assert found.is_gone is is_gone
    assert "410 Gone" in found.reason


def test_believes_the_address_itself() -> None:
    with serving({"/feed": GONE}) as site:
        found = fetch(site.address("/feed"), allowed=site.allowed)
    assert isinstance(found, NotFetched)
    assert found.is_gone


@pytest.mark.django_db
@pytest.mark.parametrize(("status", "is_enabled"), [(302, True), (301, False)])
def test_goes_on_asking_a_feed_that_is_away_for_the_moment(
    newsdesk_var: Path, settings: Settings, status: int, is_enabled: bool
) -> None:
    with serving({"/feed": to("/sorry", status), "/sorry": GONE}) as site:
        settings.NEWSDESK_FETCH_ALLOWED = site.allowed
        feed = Feed.objects.create(address=site.address("/feed"))
        fetch_feed(feed)
    feed.refresh_from_db()
    assert feed.is_enabled is is_enabled
    assert (feed.next_fetch_at is not None) is is_enabled
