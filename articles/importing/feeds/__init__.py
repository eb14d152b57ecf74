"""How do feeds become imports, again and again, without being a nuisance to anybody?"""

from articles.importing.feeds.fetch_feeds import CannotFetchFeeds, fetch_due_feeds, fetch_feeds
from articles.importing.feeds.one_feed import fetch_feed
from articles.importing.feeds.outcome import FeedOutcome

__all__ = ["CannotFetchFeeds", "FeedOutcome", "fetch_due_feeds", "fetch_feed", "fetch_feeds"]
