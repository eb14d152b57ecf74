"""How does a curator edit an article's own words, so that imports leave them alone?"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import AnonymousUser, User

from articles.curating.allowed import allowed
from articles.history import operation
from articles.models import Article, IndexChange, Mention, Operation
from articles.stories.leave import hold_stories, look_again
from articles.tagging import tag_articles
from articles.tagging.correcting import correcting


def edit_article(
    article: Article, values: Mapping[str, Any], curator: User | AnonymousUser
) -> Operation | None:
    """Give these fields of the article these values, and find its names again.

    None when all of them were so. Raises PermissionDenied.
    """
    user = allowed(curator, Operation.Kind.ARTICLE)
    summary = f"edited {_words(values)} of “{article}”"
    with correcting(
        article, user, Operation.Kind.ARTICLE, summary, fields=list(values)
    ) as correction:
        locked = correction.article
        changed = [name for name, value in values.items() if getattr(locked, name) != value]
        for name in changed:
            setattr(locked, name, values[name])
        if changed:
            locked.keep_from_imports(_plain(name) for name in changed)
            locked.save(update_fields=[*changed, "edited_fields", "modified_at"])
    return correction.operation


def add_article(article: Article, curator: User | AnonymousUser) -> Operation:
    """Save a new article and find its names. Raises PermissionDenied."""
    user = allowed(curator, Operation.Kind.ARTICLE)
    with operation(Operation.Kind.ARTICLE, user, f"added “{article}”") as recording:
        hold_stories()
        rows = Article.objects.filter(short_id=article.short_id)
        mentions = Mention.objects.filter(article__short_id=article.short_id)
        with recording.watching(rows, mentions):
            article.save()
            tag_articles([article])
        IndexChange.objects.record(look_again([article.pk]), urgent=True)
        article.refresh_from_db(fields=["story"])
    return recording.operation


def _plain(column: str) -> str:
    return column.removesuffix("_id")


def _words(columns: Iterable[str]) -> str:
    """As in: the title, dateline."""
    dates = {"published_on", "published_precision", "published_origin"}
    said = dict.fromkeys("date" if name in dates else _plain(name) for name in columns)
    return f"the {', '.join(said)}"
