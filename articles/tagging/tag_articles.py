"""Find and save the mentions of saved articles."""

from collections.abc import Sequence

from django.db import transaction

from articles.models import Article, Decision
from articles.tagging.alias_table import AliasTable
from articles.tagging.find_mentions import find_mentions
from articles.tagging.fold import fold_name
from articles.tagging.load_table import load_table
from articles.tagging.save_mentions import save_mentions
from articles.tagging.taggable_text import TaggableText


def tag_articles(articles: Sequence[Article], table: AliasTable | None = None) -> set[int]:
    """Find the mentions of saved articles and save what differs; return the ids that changed.

    Editors' decisions stay in force. The caller records an IndexChange for the ids, in the same
    transaction. Who holds locks already gives the `table`, which takes a while to read.
    """
    table = table or load_table()
    with transaction.atomic():
        _lock(articles)
        decisions: dict[int, list[Decision]] = {article.pk: [] for article in articles}
        for decision in Decision.objects.filter(article__in=list(decisions)):
            decisions[decision.article_id].append(decision)
        found = {
            article.pk: find_mentions(taggable(article, decisions[article.pk]), table)
            for article in articles
        }
        return save_mentions(found, decisions)


def _lock(articles: Sequence[Article]) -> None:
    """Let nobody decide on these articles between reading the decisions and saving."""
    ids = [article.pk for article in articles]
    # SQLite has one writer anyway; other databases lock these rows.
    locked = Article.objects.select_for_update(no_key=True).filter(pk__in=ids)
    list(locked.order_by("pk").values_list("pk"))


def taggable(article: Article, decisions: Sequence[Decision]) -> TaggableText:
    """What the tagger reads of an article, without what its editors ruled out."""
    return TaggableText(
        title=article.title,
        body=article.body,
        dateline=article.dateline,
        published=article.published,
        never=frozenset(
            (decision.entity_id, fold_name(decision.alias))
            for decision in decisions
            if decision.verdict == Decision.Verdict.NEVER
        ),
    )
