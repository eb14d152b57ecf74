"""BulkDraft: a change of many articles that somebody looked at and did not start yet."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils import timezone

from articles.models.bulk_job import BulkJob
from articles.models.entity import Entity

KEPT_FOR = dt.timedelta(days=1)


class BulkDraftQuerySet(models.QuerySet["BulkDraft"]):
    """How previewed changes are asked for."""

    def of(self, editor_id: int) -> BulkDraftQuerySet:
        """Those of this editor that still count."""
        return self.filter(editor=editor_id, created_at__gt=timezone.now() - KEPT_FOR)

    def stale(self) -> BulkDraftQuerySet:
        """Those that nobody came back to."""
        return self.filter(created_at__lte=timezone.now() - KEPT_FOR)


class BulkDraft(models.Model):
    """The very articles of a preview: what was seen is what happens, or nothing.

    A tag is kept by its name: it need not be there before the change is made.
    """

    verb = models.CharField(max_length=8, choices=BulkJob.Verb)
    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, null=True, related_name="+")
    tag_name = models.CharField(max_length=80, blank=True)
    targets: models.JSONField[list[int], list[int]] = models.JSONField(default=list)
    chosen = models.PositiveIntegerField(help_text="How many articles were chosen.")
    search = models.TextField(blank=True, help_text="The search's address, to go back to.")
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="bulk_drafts"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = BulkDraftQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.get_verb_display()}: {len(self.targets):,} articles"
