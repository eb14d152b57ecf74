"""Feeds in the admin: added, changed, undone, asked soon; how they went is told."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from articles.curating.undo import undo
from articles.models import Feed, ImportRun, Operation
from tests.admin.posting import address, errors, messages, posted, save
from tests.world import make_source

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
WIRE = "https://wire.example/feed"


@pytest.fixture
def feed() -> Feed:
    """A feed that went well the last time."""
    return Feed.objects.create(
        address=WIRE, status=Feed.Status.FRESH, etag='"1"', last_modified="then",
        fetched_at=timezone.now(), next_fetch_at=timezone.now() + dt.timedelta(hours=1),
    )  # fmt: skip


def page(desk: Client, feed: Feed) -> str:
    return desk.get(address("feed_change", feed.pk)).content.decode()


def test_adds_a_feed_that_is_asked_at_the_next_look(desk: Client) -> None:
    source = make_source()
    said = save(
        desk, "feed_add", address="Wire.example./feed#top", source=source.pk, interval=30,
        is_enabled="on",
    )  # fmt: skip
    assert f"Added the feed “{WIRE}”" in messages(said)
    feed = Feed.objects.get()
    assert (feed.address, feed.source, feed.interval) == (WIRE, source, 30)
    assert list(Feed.objects.due(timezone.now())) == [feed]


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("ftp://wire.example/feed", "http://"),
        ("http://rita:word@wire.example/feed", "password"),
        ("http://wire.example:8080/feed", "not 8080"),
        ("http://127.0.0.1/feed", "private network"),
        ("http://[::ffff:10.0.0.1]/feed", "private network"),
        ("javascript:alert(1)", "valid URL"),
        ("https://WIRE.example:443/feed", "already exists"),
    ],
)
def test_refuses_an_address_that_would_not_be_fetched(
    desk: Client, feed: Feed, written: str, reason: str
) -> None:
    assert reason in errors(save(desk, "feed_add", address=written))
    assert Feed.objects.get() == feed


def test_takes_a_private_address_that_an_administrator_allowed(
    desk: Client, settings: Settings
) -> None:
    settings.NEWSDESK_FETCH_ALLOWED = frozenset({("10.0.0.5", 8080)})
    save(desk, "feed_add", address="http://10.0.0.5:8080/feed", is_enabled="on")
    assert Feed.objects.get().address == "http://10.0.0.5:8080/feed"


@pytest.mark.parametrize("interval", ["4", "0", "-5", "44641"])
def test_refuses_an_interval_that_is_rude_or_endless(desk: Client, interval: str) -> None:
    assert "Ensure this value" in errors(save(desk, "feed_add", address=WIRE, interval=interval))


def test_records_a_change_and_undoes_it(desk: Client, feed: Feed, curator: User) -> None:
    assert "Undo" in messages(save(desk, "feed_change", feed.pk, interval=90))
    operation = Operation.objects.get()
    (change,) = operation.changes.all()
    assert (operation.kind, operation.actor) == (Operation.Kind.FEED, curator)
    assert (change.before, change.after) == ({"interval": 60}, {"interval": 90})
    Feed.objects.update(status=Feed.Status.FAILED, failures=3)
    undo(operation, curator)
    feed.refresh_from_db()
    assert (feed.interval, feed.failures) == (60, 3)


def test_brings_a_deleted_feed_back_to_be_asked_anew(
    desk: Client, feed: Feed, curator: User
) -> None:
    desk.post(address("feed_delete", feed.pk), {"post": "yes"}, follow=True)
    assert not Feed.objects.exists()
    undo(Operation.objects.get(), curator)
    back = Feed.objects.get()
    assert (back.pk, back.address, back.status) == (feed.pk, WIRE, Feed.Status.NEVER)


def test_gives_a_feed_its_source_back_with_the_source(
    desk: Client, feed: Feed, curator: User
) -> None:
    source = make_source()
    Feed.objects.update(source=source)
    desk.post(address("source_delete", source.pk), {"post": "yes"}, follow=True)
    feed.refresh_from_db()
    assert feed.source is None
    undo(Operation.objects.get(), curator)
    feed.refresh_from_db()
    assert feed.source == source


def test_tells_the_second_of_two_curators_what_the_first_did(desk: Client, feed: Feed) -> None:
    opened = desk.get(address("feed_change", feed.pk))
    save(desk, "feed_change", feed.pk, interval=90)
    sent = posted(opened, interval=120)
    answer: Any = desk.post(address("feed_change", feed.pk), sent)
    said = errors(answer)
    assert "curt" in said
    assert "90" in said


def test_is_not_in_the_way_of_the_fetcher(desk: Client, feed: Feed) -> None:
    opened = desk.get(address("feed_change", feed.pk))
    Feed.objects.update(status=Feed.Status.FAILED, failures=1, problem="the server is away")
    desk.post(address("feed_change", feed.pk), posted(opened, interval=90))
    feed.refresh_from_db()
    assert (feed.interval, feed.failures) == (90, 1)


@pytest.mark.parametrize("changed", ["address", "source"])
def test_begins_anew_where_it_is_asked_for_something_else(
    desk: Client, feed: Feed, changed: str
) -> None:
    value = "https://wire.example/other" if changed == "address" else make_source().pk
    save(desk, "feed_change", feed.pk, **{changed: value})
    feed.refresh_from_db()
    assert (feed.status, feed.etag, feed.next_fetch_at) == (Feed.Status.NEVER, "", None)


def test_asks_a_feed_again_that_was_gone_and_is_enabled(desk: Client, feed: Feed) -> None:
    Feed.objects.update(status=Feed.Status.GONE, is_enabled=False, next_fetch_at=None)
    assert "never: it is not enabled" in page(desk, feed)
    save(desk, "feed_change", feed.pk, is_enabled="on")
    assert [one.status for one in Feed.objects.due(timezone.now())] == [Feed.Status.NEVER]


def test_shows_how_it_went_and_leads_to_what_came(desk: Client, feed: Feed) -> None:
    run = ImportRun.objects.create(created=3, rejected=1)
    problem = "the server answered <503>"
    Feed.objects.update(last_run=run, problem=problem, failures=2, status=Feed.Status.FAILED)
    for shown in (page(desk, feed), desk.get(address("feed_changelist")).content.decode()):
        assert "the server answered &lt;503&gt;" in shown
        assert f'href="{address("importrun_change", run.pk)}">3 new, 0 changed, 1 rejected' in shown
        assert "failed" in shown


def test_has_chosen_feeds_fetched_soon(desk: Client, feed: Feed) -> None:
    off = Feed.objects.create(address="https://wire.example/off", is_enabled=False)
    assert not Feed.objects.due(timezone.now()).exists()
    said = desk.post(
        address("feed_changelist"),
        {"action": "fetch_soon", "_selected_action": [feed.pk, off.pk]},
        follow=True,
    )
    assert "1 feed is fetched as soon as" in messages(said)
    assert "1 is left out" in messages(said)
    assert list(Feed.objects.due(timezone.now())) == [feed]


def test_lets_only_curators_in(client: Client, editor: User, reader: User, feed: Feed) -> None:
    for user in (editor, reader):
        client.force_login(user)
        assert client.get(address("feed_change", feed.pk)).status_code == 302


def test_lets_no_one_have_it_fetched_who_may_only_look(client: Client, feed: Feed) -> None:
    looker = User.objects.create_user("lou", is_staff=True)
    looker.user_permissions.add(*_permission("view_feed"))
    client.force_login(looker)
    sent = {"action": "fetch_soon", "_selected_action": [feed.pk]}
    client.post(address("feed_changelist"), sent)
    assert not Feed.objects.due(timezone.now()).exists()


def _permission(codename: str) -> list[Permission]:
    return list(Permission.objects.filter(codename=codename))


def test_shows_a_mistaken_address_in_its_field_alone(desk: Client) -> None:
    shown = save(desk, "feed_add", address="http://wire.example:81/feed").content.decode()
    assert 'value="http://wire.example:81/feed"' in shown
    assert "Only the ports 80 and 443" in shown
    assert "may allow it by NEWSDESK_FETCH_ALLOWED=wire.example:81. Write another" in shown
    assert "Currently" not in shown
