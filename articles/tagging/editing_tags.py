"""An editor puts tags on an article and takes them off."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from articles.history import operation
from articles.models import Article, ArticleTag, Operation, Tag
from articles.tagging.permitted import Editor, permitted
from articles.tagging.tag_names import plain_name, tag_called


@dataclass(frozen=True)
class Tagged:
    """The tag, and the operation that put it on; None when it was there."""

    tag: Tag
    operation: Operation | None


def add_tag(article: Article, name: str, editor: Editor) -> Tag:
    """Put a tag on the article, a new one if there is none of this name.

    Raises ValidationError for a name that cannot be one.
    """
    return put_tag(article, name, editor).tag


def put_tag(article: Article, name: str, editor: Editor) -> Tagged:
    """The same, with the operation by which it can be undone.

    Two editors may put tags on at once: neither is in the other's way.
    """
    user = permitted(editor)
    name = plain_name(name)
    summary = f"put “{name}” on “{article}”"
    with operation(Operation.Kind.TAG, user, summary) as recording:
        _lock(article)
        with recording.watching(ArticleTag.objects.filter(article=article)):
            tag = tag_called(name)
            ArticleTag.objects.get_or_create(article=article, tag=tag, defaults={"editor": user})
    done = recording.operation
    return Tagged(tag, done if done.pk else None)


def remove_tag(article: Article, tag: Tag, editor: Editor) -> Operation | None:
    """Take a tag off the article; the tag itself stays."""
    user = permitted(editor)
    with operation(Operation.Kind.UNTAG, user, f"took “{tag}” off “{article}”") as recording:
        _lock(article)
        on_it = ArticleTag.objects.filter(article=article, tag=tag)
        with recording.watching(on_it):
            on_it.delete()
    return recording.operation if recording.operation.pk else None


def _lock(article: Article) -> None:
    """Before what belongs to it, as everybody does."""
    rows = Article.objects.select_for_update(no_key=True).filter(pk=article.pk)
    if not list(rows.values_list("pk")):
        raise ValidationError(f"“{article}” is gone: somebody deleted it meanwhile.")
