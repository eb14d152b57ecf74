"""Find and save the mentions of saved articles."""

from collections.abc import Sequence

from django.db import transaction

from articles.models import Article, Decision
from articles.tagging.alias_table import AliasTable
from articles.tagging.find_mentions import find_mentions
from articles.tagging.fold import fold_name
from articles.tagging.load_table import load_table
from articles.tagging.mention_tally import MentionTally
from articles.tagging.save_mentions import Reading, save_mentions
from articles.tagging.taggable_text import TaggableText


def tag_articles(
    articles: Sequence[Article],
    table: AliasTable | None = None,
    tally: MentionTally | None = None,
) -> set[int]:
    """Find the mentions of saved articles and save what differs; return the ids that changed.

    Editors' decisions stay in force. The caller records an IndexChange for the ids, in the same
    transaction. Who holds locks already gives the `table`, which takes a while to read; a run
    that tells what it did gives a `tally`.
    """
    table = table or load_table()
    with transaction.atomic():
        _lock(articles)
        decisions = decisions_on(articles)
        readings = {}
        for article in articles:
            text = taggable(article, decisions[article.pk])
            readings[article.pk] = Reading(text, find_mentions(text, table), decisions[article.pk])
        return save_mentions(readings, tally)


def decisions_on(articles: Sequence[Article]) -> dict[int, list[Decision]]:
    """What editors decided on each of these articles, by its id."""
    decisions: dict[int, list[Decision]] = {article.pk: [] for article in articles}
    for decision in Decision.objects.filter(article__in=list(decisions)).order_by("pk"):
        decisions[decision.article_id].append(decision)
    return decisions


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
        language=article.language,
        never=frozenset(
            (decision.entity_id, fold_name(decision.alias))
            for decision in decisions
            if decision.verdict == Decision.Verdict.NEVER
        ),
    )
