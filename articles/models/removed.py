"""Removed: what a curator deleted for good, so that no import and no load brings it back."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.db import models
from django.db.models import Q

from articles.models.article import Article
from articles.models.entity import Entity


class RemovedQuerySet(models.QuerySet["Removed"]):
    """How removals are recorded and asked for."""

    def articles(self) -> RemovedQuerySet:
        """Only articles."""
        return self.filter(kind=Removed.Kind.ARTICLE)

    def entities(self) -> RemovedQuerySet:
        """Only countries, leaders and organizations."""
        return self.exclude(kind=Removed.Kind.ARTICLE)

    def note_articles(self, articles: Iterable[Article], by: User | AnonymousUser) -> None:
        """Keep these from being imported again; call it in the transaction that deletes them."""
        self._note(
            Removed(
                kind=Removed.Kind.ARTICLE, key=article.import_key, name=article.title,
                content_hash=article.content_hash, removed_by_id=by.pk,
            )
            for article in articles
            if article.import_key
        )  # fmt: skip

    def note_entities(self, entities: Iterable[Entity], by: User | AnonymousUser) -> None:
        """Keep these from being loaded again; call it in the transaction that deletes them."""
        self._note(
            Removed(
                kind=entity.kind, key=entity.loaded["key"], name=entity.name,
                removed_by_id=by.pk,
            )
            for entity in entities
            if entity.loaded
        )  # fmt: skip

    def _note(self, rows: Iterable[Removed]) -> None:
        self.bulk_create(rows, ignore_conflicts=True, batch_size=500)


class Removed(models.Model):
    """What a curator deleted. Deleting the row takes it back: the next import or load has it again.

    Only what came from a file is noted: nothing else could come back.
    """

    class Kind(models.TextChoices):
        ARTICLE = "article"
        COUNTRY = "country"
        LEADER = "leader"
        ORGANIZATION = "organization"

    kind = models.CharField(max_length=12, choices=Kind)
    key = models.CharField(
        max_length=220, help_text="The key of an import or of the facts, which tells it again."
    )
    content_hash = models.CharField(
        max_length=64, blank=True, help_text="Articles only: another file may hold the same."
    )
    name = models.CharField(max_length=500)
    removed_at = models.DateTimeField(auto_now_add=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = RemovedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "removed"
        ordering = ["-removed_at"]
        constraints = [models.UniqueConstraint("kind", "key", name="removed_unique")]
        indexes = [
            models.Index(
                fields=["content_hash"], name="removed_content", condition=~Q(content_hash="")
            )
        ]

    def __str__(self) -> str:
        return self.name
