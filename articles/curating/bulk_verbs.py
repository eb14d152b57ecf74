"""What does each verb do to a batch of articles?"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils import timezone

from articles.history import Recording
from articles.models import Article, ArticleTag, BulkJob, Decision, Entity, Mention, Tag
from articles.tagging import tag_articles
from articles.tagging.alias_table import AliasTable


@dataclass(frozen=True)
class Batch:
    """A verb, the articles to do it to, and with what. `table`: read before the transaction."""

    verb: str
    article_ids: Sequence[int]
    editor: User
    entity: Entity | None = None
    tag: Tag | None = None
    table: AliasTable | None = None


def change_batch(batch: Batch, recording: Recording) -> None:
    """Do the verb to these articles, at most 500, and record it."""
    articles = _locked(batch)
    ids = [article.pk for article in articles]
    tags = ArticleTag.objects.filter(article__in=ids, tag=batch.tag)
    verdicts = Decision.objects.filter(article__in=ids, entity=batch.entity, alias="")
    if batch.verb == BulkJob.Verb.TAG:
        rows = [ArticleTag(article_id=id_, tag=batch.tag, editor=batch.editor) for id_ in ids]
        with recording.watching(tags):
            ArticleTag.objects.bulk_create(rows, ignore_conflicts=True)
    elif batch.verb == BulkJob.Verb.UNTAG:
        with recording.watching(tags):
            tags.all().delete()
    else:
        with recording.watching(verdicts, Mention.objects.filter(article__in=ids)):
            if batch.verb == BulkJob.Verb.CONFIRM:
                named = Mention.objects.filter(article__in=ids, entity=batch.entity)
                _decide(batch, set(named.values_list("article_id", flat=True)), "accept")
            elif batch.verb == BulkJob.Verb.REJECT:
                _decide(batch, set(ids), "reject")
            tag_articles(articles, batch.table)


def _locked(batch: Batch) -> list[Article]:
    """In the order in which everybody locks them; without those that are gone.

    What was hidden after an editor chose it, an editor leaves alone; names are found in all.
    """
    is_retag = batch.verb == BulkJob.Verb.RETAG
    rows = Article.objects.all() if is_retag else Article.objects.visible()
    rows = rows.select_for_update(no_key=True).filter(pk__in=batch.article_ids)
    return list(rows.order_by("pk"))


def _decide(batch: Batch, ids: set[int], verdict: str) -> None:
    """The same verdict on the entity in all of these articles."""
    known = Decision.objects.filter(article__in=ids, entity=batch.entity, alias="")
    other = known.exclude(verdict=verdict)
    other.update(verdict=verdict, editor=batch.editor, spans=[], is_about=None,
                 decided_at=timezone.now())  # fmt: skip
    new = sorted(ids - set(known.values_list("article_id", flat=True)))
    Decision.objects.bulk_create(
        Decision(article_id=id_, entity=batch.entity, verdict=verdict, editor=batch.editor)
        for id_ in new
    )
