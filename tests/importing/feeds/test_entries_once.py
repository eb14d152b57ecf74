"""It takes an entry of a feed once, whatever becomes of its link and of the feed's name."""

import pytest
from django.contrib.auth.models import User

from articles.curating.visibility import delete_for_good, put_into_trash
from articles.importing.feeds import fetch_feed
from articles.models import Article, Feed
from tests.importing.feeds.asking import BODY, NOW, titles
from tests.importing.servers import Answer, Site

pytestmark = pytest.mark.django_db


@pytest.fixture
def feed(site: Site) -> Feed:
    return Feed.objects.create(address=site.address("/feed"))


def item(guid: str, link: str = "", title: str = "First ferry", text: str = BODY) -> str:
    where = f"<link>{link}</link>" if link else ""
    return (
        f"<item><title>{title}</title>{where}<guid isPermaLink='false'>{guid}</guid>"
        f"<description>{text} {title}.</description></item>"
    )


def ask(
    site: Site, feed: Feed, *items: str, name: str = "Island Wire", path: str = "/feed"
) -> tuple[int, int, int]:
    """How many of these entries were new, changed, known."""
    content = f"<rss version='2.0'><channel><title>{name}</title>{''.join(items)}</channel></rss>"
    site.answers[path] = Answer(200, content.encode())
    report = fetch_feed(Feed.objects.get(pk=feed.pk), now=NOW).report
    assert report is not None
    assert not report.rejected
    return report.created, report.updated, report.unchanged


def test_takes_an_entry_once_whose_link_changes_at_every_fetch(site: Site, feed: Feed) -> None:
    for number in range(3):
        ask(site, feed, item("a1", f"https://wire.example/ferry?visit={number}"))
    assert titles() == ["First ferry"]
    assert Article.objects.get().url.endswith("visit=2")


def test_takes_an_entry_once_whose_headline_and_address_are_written_anew(
    site: Site, feed: Feed
) -> None:
    ask(site, feed, item("a1", "https://wire.example/ferry"))
    assert ask(site, feed, item("a1", "https://wire.example/first", "The first")) == (0, 1, 0)
    assert titles() == ["The first"]


def test_takes_entries_without_links_once_when_the_feed_gets_another_name(
    site: Site, feed: Feed
) -> None:
    entries = [item("a1"), item("a2", title="Second ferry")]
    assert ask(site, feed, *entries) == (2, 0, 0)
    assert ask(site, feed, *entries, name="Island and Coast") == (0, 2, 0)
    assert titles() == ["First ferry", "Second ferry"]


def test_knows_entries_again_when_the_feed_has_moved(site: Site, feed: Feed) -> None:
    ask(site, feed, item("a1", "https://wire.example/ferry?visit=1"))
    Feed.objects.update(address=site.address("/moved"))
    ask(site, feed, item("a1", "https://wire.example/moved"), path="/moved")
    assert titles() == ["First ferry"]
    assert Article.objects.get().url == "https://wire.example/moved"


def test_goes_by_the_link_where_a_feed_numbers_its_entries_anew(site: Site, feed: Feed) -> None:
    one, two, three = (f"https://wire.example/{n}" for n in "123")
    ask(site, feed, item("1", two, "Two"), item("2", one, "One"))
    assert ask(site, feed, item("1", three, "Three"), item("2", two, "Two")) == (1, 0, 1)
    assert titles() == ["One", "Three", "Two"]


def test_keeps_entries_apart_that_all_link_to_the_home_page(site: Site, feed: Feed) -> None:
    home = "https://wire.example/"
    first, second = item("a1", home), item("a2", home, "Second ferry")
    assert ask(site, feed, first) == (1, 0, 0)
    assert ask(site, feed, second, first) == (1, 0, 1)
    assert ask(site, feed, item("a3", home, "Third ferry")) == (1, 0, 0)
    assert titles() == ["First ferry", "Second ferry", "Third ferry"]


def test_keeps_the_first_of_entries_that_link_to_one_page(site: Site, feed: Feed) -> None:
    page = "https://wire.example/live"
    assert ask(site, feed, item("a1", f"{page}#1")) == (1, 0, 0)
    first = Article.objects.get()
    corrected = item("a1", f"{page}#1", text=f"Corrected. {BODY}")
    second = item("a2", f"{page}#2", "Second")
    assert ask(site, feed, second, corrected) == (1, 1, 0)
    first.refresh_from_db()
    assert first.body.startswith("Corrected.")
    assert ask(site, feed, item("a3", f"{page}#3", "Third"), second) == (1, 0, 1)
    assert titles() == ["First ferry", "Second", "Third"]


def test_brings_no_deleted_entry_back_under_another_link(
    site: Site, feed: Feed, curator: User
) -> None:
    ask(site, feed, item("a1", "https://wire.example/ferry"))
    put_into_trash(list(Article.objects.all()), curator)
    delete_for_good(list(Article.objects.all()), curator)
    assert not Article.objects.exists()
    assert ask(site, feed, item("a1", "https://wire.example/first")) == (0, 0, 1)
    assert not Article.objects.exists()


def test_keeps_the_ids_of_two_feeds_apart(site: Site, feed: Feed) -> None:
    ask(site, feed, item("1", "https://wire.example/a"))
    other = Feed.objects.create(address=site.address("/other"))
    ask(site, other, item("1", "https://x.example/b", "B"), path="/other")
    assert titles() == ["B", "First ferry"]
