"""IndexChange: "this article may differ from the index", the outbox."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db import connections, models, transaction
from django.db.models import F, Q
from django.utils import timezone

from articles.models.article import Article
from articles.models.insert_rows import insert_values

_FIRST_PAUSE = dt.timedelta(minutes=1)
_LONGEST_PAUSE = dt.timedelta(hours=6)


class IndexChangeQuerySet(models.QuerySet["IndexChange"]):
    """How changes are recorded and claimed."""

    def record(self, article_ids: Iterable[int], *, urgent: bool = False) -> None:
        """Say that these articles may differ from the index, and raise their versions.

        Call it in the transaction that makes the change: both are kept, or neither. What a person
        did just now is `urgent`: it overtakes the rest.
        """
        ids = sorted(set(article_ids))
        with transaction.atomic():
            for start in range(0, len(ids), 500):
                batch = ids[start : start + 500]
                self._lock(batch)
                Article.objects.filter(pk__in=batch).update(version=F("version") + 1)
                self.record_new(batch, urgent=urgent)

    def record_new(self, article_ids: Iterable[int], *, urgent: bool = False) -> None:
        """The same for articles that were just created, whose version is right already."""
        now = timezone.now()
        rows = ((id_, now, urgent) for id_ in article_ids)
        insert_values(rows, IndexChange, ["article_id", "recorded_at", "is_urgent"])

    def due(self, now: dt.datetime) -> IndexChangeQuerySet:
        """Those to be written now: all but what failed and has to wait."""
        return self.filter(Q(retry_at__isnull=True) | Q(retry_at__lte=now)).order_by("pk")

    def failed(self) -> IndexChangeQuerySet:
        """Those that could not be written; each says why."""
        return self.filter(failures__gt=0)

    def refuse(self, problems: Mapping[int, str], now: dt.datetime) -> None:
        """Note why these articles could not be written; each failure doubles the wait."""
        for article_id, problem in problems.items():
            rows = self.filter(article_id=article_id)
            failures = max(rows.values_list("failures", flat=True), default=0) + 1
            pause = min(_FIRST_PAUSE * 2 ** min(failures - 1, 20), _LONGEST_PAUSE)
            changes = {"failures": failures, "retry_at": now + pause, "problem": problem[:500]}
            if not rows.update(**changes):
                self.create(article_id=article_id, **changes)

    def _lock(self, ids: list[int]) -> None:
        """Lock the articles in the order in which everybody does, lest two wait for each other."""
        if connections[self.db].features.has_select_for_update:
            rows = Article.objects.using(self.db).filter(pk__in=ids).order_by("pk")
            list(rows.select_for_update(no_key=True).values_list("pk"))


class IndexChange(models.Model):
    """One row per change. It names the article and nothing else: the writer reads the truth.

    `article_id` is no foreign key: the article may be gone, which means "delete it". A change that
    cannot be written says why and waits until `retry_at`, so that it holds up no other.
    """

    article_id = models.BigIntegerField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    is_urgent = models.BooleanField(default=False, help_text="A person did it, and looks for it.")
    failures = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=500, blank=True)

    objects = IndexChangeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["article_id"], name="index_change_article"),
            models.Index(
                fields=["id"], name="index_change_urgent", condition=Q(is_urgent=True)
            ),
            models.Index(
                fields=["id"], name="index_change_failed", condition=Q(failures__gt=0)
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"article {self.article_id}"
