"""Who sees an article: everybody, only curators, or soon nobody any more?"""

from collections.abc import Sequence

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.curating.allowed import allowed
from articles.history import operation
from articles.models import Article, IndexChange, Operation, Removed
from articles.models.originals import earlier_originals, forget_unused
from articles.stories.leave import hold_stories, leave_stories, look_again

MOST_AT_ONCE = 500
_REMEMBERED = (
    "title", "import_key", "content_hash",
    "original_digest", "original_pack", "original_offset", "original_length",
)  # fmt: skip
_WORDS = {
    Article.Visibility.PUBLISHED: "published",
    Article.Visibility.HIDDEN: "hid",
    Article.Visibility.TRASH: "put into the trash",
}


def hide(articles: Sequence[Article], curator: User | AnonymousUser) -> Operation | None:
    """Take them out of searches, counts, suggestions and pages."""
    return set_visibility(articles, Article.Visibility.HIDDEN, curator)


def publish(articles: Sequence[Article], curator: User | AnonymousUser) -> Operation | None:
    """Let everybody see them (again), from wherever they were."""
    return set_visibility(articles, Article.Visibility.PUBLISHED, curator)


def put_into_trash(articles: Sequence[Article], curator: User | AnonymousUser) -> Operation | None:
    """Hide them, to be restored by `publish` or deleted for good."""
    return set_visibility(articles, Article.Visibility.TRASH, curator)


def set_visibility(
    articles: Sequence[Article], to: Article.Visibility, curator: User | AnonymousUser
) -> Operation | None:
    """Change who sees these articles, at most 500; None when nothing changed.

    Raises PermissionDenied, ValidationError.
    """
    user = allowed(curator, Operation.Kind.VISIBILITY)
    ids = _ids(articles)
    with operation(Operation.Kind.VISIBILITY, user, f"{_WORDS[to]} {_named(articles)}") as record:
        hold_stories()
        rows = Article.objects.filter(pk__in=ids)
        list(rows.select_for_update(no_key=True).order_by("pk").values_list("pk"))
        with record.watching((rows, ["visibility", "trashed_at"])):
            is_trash = to == Article.Visibility.TRASH
            rows.exclude(visibility=to).update(
                visibility=to, trashed_at=timezone.now() if is_trash else None
            )
        IndexChange.objects.record(look_again(ids), urgent=True)
    return record.operation if record.operation.pk else None


def delete_for_good(articles: Sequence[Article], curator: User | AnonymousUser) -> Operation | None:
    """Delete them, from the index and their originals too: no import brings them back.

    It cannot be undone. Raises PermissionDenied, ValidationError.
    """
    user = allowed(curator, Operation.Kind.DELETE)
    ids = _ids(articles)
    with operation(Operation.Kind.DELETE, user, f"deleted {_named(articles)} for good") as record:
        hold_stories()
        rows = Article.objects.filter(pk__in=ids)
        gone = list(rows.only(*_REMEMBERED).order_by("pk").select_for_update())
        earlier = earlier_originals(ids)
        Removed.objects.note_articles(gone, user)
        IndexChange.objects.record(leave_stories(ids) - set(ids), urgent=True)
        with record.watching((rows, ["title"])):
            rows.only("pk").delete()
        transaction.on_commit(lambda: forget_unused([*gone, *earlier]))
    return record.operation if record.operation.pk else None


def _ids(articles: Sequence[Article]) -> list[int]:
    if len(articles) > MOST_AT_ONCE:
        raise ValidationError(
            f"{len(articles):,} articles are too many at once. Choose at most {MOST_AT_ONCE}."
        )
    return sorted(article.pk for article in articles)


def _named(articles: Sequence[Article]) -> str:
    return f"“{articles[0]}”" if len(articles) == 1 else f"{len(articles):,} articles"
