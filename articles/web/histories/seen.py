"""Which part of the history may somebody see? Nothing of articles that are hidden from them."""

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.models import Article, Change, Operation

VIEW = ("articles.view_operation", "articles.view_change")


def seen_changes(user: User | AnonymousUser) -> QuerySet[Change]:
    """All changes for who decides on visibility; those of visible articles for everybody else."""
    rows = Change.objects.all()
    return rows if _sees_all(user) else rows.filter(_visible())


def seen_operations(user: User | AnonymousUser) -> QuerySet[Operation]:
    """The operations of which there is something to see."""
    rows = Operation.objects.all()
    if _sees_all(user):
        return rows
    own = Change.objects.filter(operation=OuterRef("pk"))
    return rows.filter(Exists(own.filter(_visible())) | ~Exists(own))


def _sees_all(user: User | AnonymousUser) -> bool:
    return user.has_perm("articles.change_visibility")


def _visible() -> Q:
    """What was removed carries the titles of articles that nobody sees any more."""
    # Asked of each change: a list of all visible articles would be made anew for every query.
    is_visible = Exists(Article.objects.visible().filter(pk=OuterRef("article_id")))
    of_none = Q(article_id__isnull=True) & ~Q(thing=Change.Thing.REMOVED)
    return of_none | Q(is_visible)
