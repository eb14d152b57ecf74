"""Feeds as the tests write them, and ask them."""

import datetime as dt
from typing import Any

from articles.importing.feeds import FeedOutcome, fetch_feed
from articles.models import Article, Feed
from tests.importing.servers import Site

NOW = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.UTC)
BODY = "The ferry to the island runs again after the storm, the harbour master said on Monday."


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
    """The headlines of all articles, in the order of the alphabet."""
    return sorted(Article.objects.values_list("title", flat=True))
