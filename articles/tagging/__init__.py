"""Which countries, leaders and organizations does an article name?

`tag_articles` finds and saves the mentions; the rest are an editor's verbs.
"""

from articles.tagging.editing import (
    add_mention,
    add_tag,
    change_entity,
    confirm_mention,
    mark_span,
    never_match,
    put_tag,
    reject_mention,
    remove_tag,
    set_about,
    set_date,
    set_title,
    undo_decision,
)
from articles.tagging.salience import ABOUT
from articles.tagging.tag_articles import tag_articles

__all__ = [
    "ABOUT",
    "add_mention",
    "add_tag",
    "change_entity",
    "confirm_mention",
    "mark_span",
    "never_match",
    "put_tag",
    "reject_mention",
    "remove_tag",
    "set_about",
    "set_date",
    "set_title",
    "tag_articles",
    "undo_decision",
]
