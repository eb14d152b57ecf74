"""Change: one thing became another, as part of an Operation."""

from __future__ import annotations

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from articles.models.operation import Operation


class ChangeQuerySet(models.QuerySet["Change"]):
    """How changes are asked for."""

    def of_article(self, article_id: int) -> ChangeQuerySet:
        """Those of this article and what belongs to it, the latest first."""
        return self.filter(article_id=article_id).order_by("-pk")

    def of_entity(self, entity_id: int) -> ChangeQuerySet:
        """Those of this entity, what belongs to it, and verdicts on it; the latest first."""
        return self.filter(entity_id=entity_id).order_by("-pk")

    def since(self, article_id: int, version: int) -> ChangeQuerySet:
        """What became of an article after somebody saw this version of it, the earliest first."""
        later = self.filter(article_id=article_id, article_version__gt=version)
        return later.select_related("operation__actor").order_by("pk")


class Change(models.Model):
    """One row of a table before and after; nothing before: it is new, nothing after: it is gone.

    What only became another has just the columns that differ. The ids are no foreign keys: the
    history outlives what it tells of.
    """

    class Thing(models.TextChoices):
        ARTICLE = "article"
        MENTION = "mention"
        DECISION = "decision"
        ARTICLE_TAG = "article tag"
        TAG = "tag"
        SOURCE = "source"
        FEED = "feed"
        ENTITY = "entity"
        SUCCESSION = "succession"
        ALIAS = "alias"
        OFFICE = "office"
        TENURE = "tenure"
        REDIRECT = "redirect"
        NOT_SAME = "not same"
        REMOVED = "removed"

    operation = models.ForeignKey(Operation, on_delete=models.CASCADE, related_name="changes")
    thing = models.CharField(max_length=12, choices=Thing)
    object_id = models.BigIntegerField()
    article_id = models.BigIntegerField(null=True)
    article_version = models.PositiveIntegerField(
        null=True, help_text="The article's version from this change on."
    )
    entity_id = models.BigIntegerField(null=True)
    before: models.JSONField[dict[str, Any] | None, dict[str, Any] | None] = models.JSONField(
        null=True, encoder=DjangoJSONEncoder
    )
    after: models.JSONField[dict[str, Any] | None, dict[str, Any] | None] = models.JSONField(
        null=True, encoder=DjangoJSONEncoder
    )

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["thing", "object_id", "id"], name="change_thing"),
            models.Index(fields=["article_id", "article_version"], name="change_article"),
            models.Index(fields=["entity_id", "id"], name="change_entity"),
        ]

    def __str__(self) -> str:
        return f"{self.thing} {self.object_id}"
