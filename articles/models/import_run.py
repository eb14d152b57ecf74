"""ImportRun: one import and what became of every file in it."""

from __future__ import annotations

from django.db import models


class ImportRun(models.Model):
    """One import: what was asked, when, and how it ended."""

    class State(models.TextChoices):
        RUNNING = "running"
        DONE = "done"
        INTERRUPTED = "interrupted"

    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=11, choices=State, default=State.RUNNING)
    paths: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return f"Import of {self.started_at:%d %B %Y %H:%M}"


class ImportedFile(models.Model):
    """What became of one file: how many of its articles were new, changed, the same, refused."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="files")
    path = models.TextField()
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    reasons: models.JSONField[list[str], list[str]] = models.JSONField(
        default=list, help_text="Why something was rejected; the first hundred."
    )

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint("run", "path", name="imported_file_unique_in_run")]

    def __str__(self) -> str:
        return self.path
