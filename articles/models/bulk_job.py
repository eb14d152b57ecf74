"""BulkJob: a change of many articles, done in batches."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from articles.models.entity import Entity
from articles.models.operation import Operation
from articles.models.tag import Tag


class BulkJobQuerySet(models.QuerySet["BulkJob"]):
    """How jobs are asked for."""

    def unfinished(self) -> BulkJobQuerySet:
        """Those with something left to do, the oldest first."""
        return self.filter(state=BulkJob.State.WAITING).order_by("pk")


class BulkJob(models.Model):
    """What to do with these articles, and how far it is.

    The articles are those of the preview: what was seen is what happens. `done` counts them in
    their order, and rises in the same transaction as the batch, so that a killed job goes on.
    """

    class Verb(models.TextChoices):
        TAG = "tag", "put a tag on"
        UNTAG = "untag", "take a tag off"
        CONFIRM = "confirm", "confirm a mention"
        REJECT = "reject", "reject a mention"
        RETAG = "retag", "find the names again"
        UNDO = "undo", "undo an operation"

    class State(models.TextChoices):
        WAITING = "waiting", "waiting or at work"
        DONE = "done"
        STOPPED = "stopped"
        FAILED = "failed"

    verb = models.CharField(max_length=8, choices=Verb)
    entity = models.ForeignKey(Entity, on_delete=models.SET_NULL, null=True, related_name="+")
    tag = models.ForeignKey(Tag, on_delete=models.SET_NULL, null=True, related_name="+")
    targets: models.JSONField[list[int], list[int]] = models.JSONField(
        default=list, help_text="The articles; of an undo, the operations."
    )
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="jobs"
    )
    operation = models.OneToOneField(Operation, on_delete=models.CASCADE, related_name="job")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=1000, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    objects = BulkJobQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        permissions = [("bulk_correct", "Can change many articles at once")]
        indexes = [
            models.Index(
                fields=["id"], name="bulk_job_unfinished", condition=models.Q(state="waiting")
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_verb_display()}: {self.done:,} of {self.total:,}"
