"""What becomes of stories when their articles are changed, hidden, shown or deleted?

Both are called in the transaction that does it, and return the articles whose story is another one
than before. The caller records an IndexChange of all of them, those that it chose included: what it
did may have changed nothing else about them.
"""

from collections.abc import Collection

from articles.models import Article
from articles.stories.assign import assign_stories
from articles.stories.hold_stories import hold_stories
from articles.stories.keep_fingerprints import in_parts
from articles.stories.look_up import LookUp
from articles.stories.near_index import NearIndex
from articles.stories.place import place
from articles.stories.where_now import Texts

__all__ = ["hold_stories", "leave_stories", "look_again"]


def look_again(article_ids: Collection[int]) -> set[int]:
    """Find the stories of these articles again, after something about them changed."""
    hold_stories()
    changed: set[int] = set()
    for part in in_parts(sorted(article_ids)):
        rows = Article.objects.filter(pk__in=part).order_by("pk")
        changed |= assign_stories(list(rows), is_awaited=True)
    return changed


def leave_stories(article_ids: Collection[int]) -> set[int]:
    """Take these articles out of their stories, before they are deleted."""
    hold_stories()
    changed: set[int] = set()
    for part in in_parts(sorted(article_ids)):
        changed |= place(part, Texts(), LookUp.whole(NearIndex()), are_going=True)
    return changed
