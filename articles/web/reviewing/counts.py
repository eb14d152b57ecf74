"""How much is waiting: for the link on every page, and for the filters of the queue.

Counted at most once a minute in each process; the page of the queue itself counts anew.
"""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.core.cache import cache
from django.db.models import Count, F

from articles.curating.review import left, waiting

SECONDS = 60
MOST_CHOICES = 50
_LEFT, _CHOICES = "review-left", "review-choices"


@dataclass(frozen=True)
class Choice:
    """A value of a filter, and how many mentions wait under it."""

    key: int
    label: str
    count: int


@dataclass(frozen=True)
class ToReview:
    """What the link to the queue says; nothing is counted unless a page prints it."""

    user: User | AnonymousUser

    @property
    def is_offered(self) -> bool:
        """May this user decide on uncertain mentions?"""
        return self.user.is_authenticated and self.user.has_perm("articles.review_mention")

    @property
    def left(self) -> int:
        """How many are left, as of a minute ago at most."""
        return int(cache.get_or_set(_LEFT, left, SECONDS) or 0)


def count_left() -> int:
    """How many are left, counted now, for the link on the next pages too."""
    now = left()
    cache.set(_LEFT, now, SECONDS)
    return now


def entity_choices() -> list[Choice]:
    """The entities with most uncertain mentions."""
    return list(_choices("entity", "entity__name"))


def source_choices() -> list[Choice]:
    """The sources with most uncertain mentions."""
    return list(_choices("article__source", "article__source__name"))


def _choices(key: str, name: str) -> list[Choice]:
    def counted() -> list[Choice]:
        rows = (
            waiting()
            .filter(**{f"{key}__isnull": False})
            .order_by()
            .values(choice=F(key), label=F(name))
            .annotate(count=Count("pk"))
            .order_by("-count", "label")
        )
        return [Choice(row["choice"], row["label"], row["count"]) for row in rows[:MOST_CHOICES]]

    found: list[Choice] = cache.get_or_set(f"{_CHOICES}-{key}", counted, SECONDS) or []
    return found
