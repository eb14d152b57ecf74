"""Operation: something that a person or a machine run did, as a whole."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models


class OperationQuerySet(models.QuerySet["Operation"]):
    """How operations are asked for."""

    def of_article(self, article_id: int) -> OperationQuerySet:
        """Everything that changed this article, the latest first."""
        return self.filter(changes__article_id=article_id).distinct().order_by("-pk")

    def of_entity(self, entity_id: int) -> OperationQuerySet:
        """Everything that changed this entity itself or was a verdict on it, the latest first."""
        return self.filter(changes__entity_id=entity_id).distinct().order_by("-pk")

    def by_people(self) -> OperationQuerySet:
        """What people did."""
        return self.exclude(kind__in=Operation.MACHINES)

    def by_machines(self) -> OperationQuerySet:
        """Imports, runs of the tagger, loads of the gazetteer."""
        return self.filter(kind__in=Operation.MACHINES)

    def whole(self) -> OperationQuerySet:
        """Without the batches that larger operations were done in."""
        return self.filter(parent__isnull=True)


class Operation(models.Model):
    """Something done as a whole: who, when, what, and whether it was undone.

    What a person did has a Change for everything that became another. A machine run has `counts`
    instead: its changes are too many to keep, and can be computed again.
    """

    class Kind(models.TextChoices):
        CONFIRM = "confirm", "confirmed a mention"
        ADD = "add", "added a mention"
        REJECT = "reject", "rejected a mention"
        NEVER = "never", "ruled an alias out"
        TAKE_BACK = "take back", "took a verdict back"
        CHANGE_ENTITY = "change entity", "changed whom a mention means"
        MARK = "mark", "marked a name in the text"
        ABOUT = "about", "said what the article is about"
        TAG = "tag", "put a tag on"
        UNTAG = "untag", "took a tag off"
        TITLE = "title", "changed the title"
        DATE = "date", "changed the date"
        ARTICLE = "article", "edited the article"
        VISIBILITY = "visibility", "changed who sees it"
        DELETE = "delete", "deleted for good"
        ENTITY = "entity", "edited an entity"
        ALIAS = "alias", "edited an alias"
        OFFICE = "office", "edited offices or terms"
        SOURCE = "source", "edited a source"
        FEED = "feed", "edited a feed"
        TAG_EDIT = "tag edit", "edited a tag"
        MERGE = "merge", "merged two entities"
        SPLIT = "split", "split an alias off"
        NOT_SAME = "not same", "told two entities apart"
        ALONE = "alone", "said whether an article has copies"
        BULK = "bulk", "changed many articles"
        RETAG = "retag", "tagged articles again"
        UNDO = "undo", "undid an operation"
        IMPORT = "import", "imported articles"
        LOAD = "load", "loaded the gazetteer"

    MACHINES = (Kind.IMPORT, Kind.LOAD, Kind.RETAG)

    kind = models.CharField(max_length=16, choices=Kind)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="operations",
        help_text="Nobody: a machine run.",
    )  # fmt: skip
    started_at = models.DateTimeField(auto_now_add=True)
    summary = models.CharField(max_length=300)
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, related_name="children",
        help_text="The larger operation that this one is a batch of.",
    )  # fmt: skip
    undoes = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="undos")
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)
    number_of_changes = models.PositiveIntegerField(default=0)
    counts: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(
        default=dict, help_text="What a machine run added, removed and changed."
    )

    objects = OperationQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["kind", "-started_at"], name="operation_kind"),
            models.Index(fields=["-started_at", "-id"], name="operation_latest"),
        ]

    def __str__(self) -> str:
        return self.summary

    @property
    def is_undone(self) -> bool:
        """Was it undone, and not done again since?"""
        return self.undone_at is not None
