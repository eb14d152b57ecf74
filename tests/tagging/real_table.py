"""The whole gazetteer as it is shipped, without a database, for tests in real sentences."""

from functools import cache

from articles.dates import read_date
from articles.tagging.find_mentions import find_mentions
from articles.tagging.salience import ABOUT
from articles.tagging.sightings import NAMED
from articles.tagging.taggable_text import FoundMention, TaggableText
from benchmarks.tagging_stories import gazetteer

_known = cache(gazetteer)


def found(
    body: str, date: str = "", title: str = "", dateline: str = "", language: str = ""
) -> dict[str, FoundMention]:
    """What the tagger finds, by name."""
    text = TaggableText(title, body, dateline, read_date(date), language=language)
    facts, table = _known().facts, _known().table
    return {facts[m.entity_id - 1].name: m for m in find_mentions(text, table)}


def named(body: str, date: str = "", title: str = "", dateline: str = "") -> set[str]:
    """What is surely enough named."""
    mentions = found(body, date, title, dateline)
    return {name for name, mention in mentions.items() if mention.confidence >= NAMED}


def unsure(body: str, date: str = "", title: str = "") -> set[str]:
    """What waits for an editor's word."""
    mentions = found(body, date, title)
    return {name for name, mention in mentions.items() if mention.confidence < NAMED}


def about(body: str, date: str = "", title: str = "", dateline: str = "") -> set[str]:
    """What the article is about."""
    mentions = found(body, date, title, dateline)
    return {
        name
        for name, mention in mentions.items()
        if mention.confidence >= NAMED and mention.salience >= ABOUT
    }
