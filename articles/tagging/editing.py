"""The editor's verbs: each checks the permission, records the verdict and tells the index.

A verdict lasts: no run of the tagger overwrites it, until `undo_decision`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from articles.models import Article, ArticleTag, Decision, Entity, IndexChange, Mention, Tag
from articles.tagging.fold import fold_name
from articles.tagging.load_table import load_table
from articles.tagging.tag_articles import tag_articles
from articles.tagging.tag_names import tag_called

Editor: TypeAlias = User | AnonymousUser


def confirm_mention(article: Article, entity: Entity, editor: Editor) -> None:
    """The article names the entity, as the tagger found."""
    _decide(article, entity, editor, Decision.Verdict.ACCEPT)


def add_mention(article: Article, entity: Entity, editor: Editor) -> None:
    """The article names the entity, though the tagger did not find it."""
    _decide(article, entity, editor, Decision.Verdict.ACCEPT)


def reject_mention(article: Article, entity: Entity, editor: Editor) -> None:
    """The article does not name the entity."""
    _decide(article, entity, editor, Decision.Verdict.REJECT)


def never_match(article: Article, entity: Entity, alias: str, editor: Editor) -> None:
    """This alias does not mean the entity in this article."""
    _decide(article, entity, editor, Decision.Verdict.NEVER, _plain_alias(alias))


def undo_decision(article: Article, entity: Entity, editor: Editor) -> None:
    """Take every verdict on the entity in this article back: the tagger's view returns."""
    _permitted(editor)
    both = {"article": article, "entity": entity}
    with _one_at_a_time(article):
        Decision.objects.filter(**both).delete()
        Mention.objects.filter(**both, found_by=Mention.FoundBy.EDITOR).delete()


@transaction.atomic
def add_tag(article: Article, name: str, editor: Editor) -> Tag:
    """Put a tag on the article, a new one if there is none of this name.

    Raises ValidationError for a name that cannot be one.
    """
    user = _permitted(editor)
    _lock(article)
    tag = tag_called(name)
    _, is_new = ArticleTag.objects.get_or_create(
        article=article, tag=tag, defaults={"editor": user}
    )
    if is_new:
        IndexChange.objects.record([article.pk], urgent=True)
    return tag


@transaction.atomic
def remove_tag(article: Article, tag: Tag, editor: Editor) -> None:
    """Take a tag off the article; the tag itself stays."""
    _permitted(editor)
    _lock(article)
    removed, _ = ArticleTag.objects.filter(article=article, tag=tag).delete()
    if removed:
        IndexChange.objects.record([article.pk], urgent=True)


def _permitted(editor: Editor) -> User:
    """The editor, if they may correct articles."""
    if isinstance(editor, AnonymousUser) or not editor.has_perm("articles.correct_article"):
        raise PermissionDenied("Only editors may correct an article's mentions and tags.")
    return editor


def _decide(
    article: Article, entity: Entity, editor: Editor, verdict: Decision.Verdict, alias: str = ""
) -> None:
    user = _permitted(editor)
    with _one_at_a_time(article):
        Decision.objects.update_or_create(
            article=article,
            entity=entity,
            alias=alias,
            defaults={"verdict": verdict, "editor": user},
        )


@contextmanager
def _one_at_a_time(article: Article) -> Iterator[None]:
    """What an editor does to the mentions of an article; then it is tagged again."""
    # Read first: it takes a while, in which nobody else needs to wait.
    table = load_table()
    with transaction.atomic():
        # Everybody locks the article before what belongs to it, lest two wait for each other.
        # Read again: the caller's article may be older than the saved one, or lack its body.
        locked = Article.objects.select_for_update(no_key=True).get(pk=article.pk)
        yield
        tag_articles([locked], table)
        IndexChange.objects.record([article.pk], urgent=True)


def _lock(article: Article) -> None:
    """Before what belongs to it, as everybody does."""
    list(Article.objects.select_for_update(no_key=True).filter(pk=article.pk).values_list("pk"))


def _plain_alias(alias: str) -> str:
    plain = " ".join(alias.split())
    if not fold_name(plain) or len(plain) > 200:
        raise ValidationError("Name the alias that does not mean it here, in 1 to 200 characters.")
    return plain
