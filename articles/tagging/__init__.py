"""Which countries, leaders and organizations does an article name?

`tag_articles` finds and saves the mentions; the rest are an editor's verbs.
"""

from articles.tagging.editing import (
    add_mention,
    add_tag,
    confirm_mention,
    never_match,
    reject_mention,
    remove_tag,
    undo_decision,
)
from articles.tagging.salience import ABOUT
from articles.tagging.tag_articles import tag_articles

__all__ = [
    "ABOUT",
    "add_mention",
    "add_tag",
    "confirm_mention",
    "never_match",
    "reject_mention",
    "remove_tag",
    "tag_articles",
    "undo_decision",
]
