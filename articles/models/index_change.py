"""IndexChange: "this article may differ from the index", the outbox."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models, transaction
from django.db.models import F

from articles.models.article import Article


class IndexChangeQuerySet(models.QuerySet["IndexChange"]):
    """How changes are recorded and claimed."""

    def record(self, article_ids: Iterable[int]) -> None:
        """Say that these articles may differ from the index, and raise their versions.

        Call it in the transaction that makes the change: both are kept, or neither.
        """
        ids = sorted(set(article_ids))
        with transaction.atomic():
            for start in range(0, len(ids), 500):
                batch = ids[start : start + 500]
                Article.objects.filter(pk__in=batch).update(version=F("version") + 1)
                self.bulk_create([IndexChange(article_id=id_) for id_ in batch])

    def record_new(self, article_ids: Iterable[int]) -> None:
        """The same for articles that were just created, whose version is right already."""
        self.bulk_create([IndexChange(article_id=id_) for id_ in article_ids], batch_size=500)


class IndexChange(models.Model):
    """One row per change. It names the article and nothing else: the writer reads the truth.

    `article_id` is no foreign key: the article may be gone, which means "delete it".
    """

    article_id = models.BigIntegerField()
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = IndexChangeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["article_id"], name="index_change_article")]

    def __str__(self) -> str:
        return f"article {self.article_id}"
