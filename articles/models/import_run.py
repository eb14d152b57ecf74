"""ImportRun: one import and what became of every file in it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

# The reason that stands at a file of a folder that no format reads.
PASSED_OVER = "passed over: no format reads it"


class ImportRunQuerySet(models.QuerySet["ImportRun"]):
    """How imports are asked for."""

    def for_the_worker(self) -> ImportRunQuerySet:
        """What the worker has to do, the oldest first: also what it was killed at."""
        states = (ImportRun.State.WAITING, ImportRun.State.RUNNING, ImportRun.State.UNDOING)
        return self.filter(state__in=states, in_background=True).order_by("pk")


class ImportRun(models.Model):
    """One import: what was asked, when, how far it is, and how it ended.

    `wish` is what somebody asked of it; who does it looks there between two batches. `seconds`
    counts the time at work, without pauses.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        PAUSED = "paused"
        DONE = "done"
        INTERRUPTED = "interrupted"
        FAILED = "failed"
        UNDOING = "undoing", "being undone"
        UNDONE = "undone"

    class Wish(models.TextChoices):
        NONE = "", "nothing"
        PAUSE = "pause"

    started_at = models.DateTimeField(auto_now_add=True)
    begun_at = models.DateTimeField(null=True, blank=True, help_text="First looked at its files.")
    finished_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=11, choices=State, default=State.RUNNING)
    wish = models.CharField(max_length=5, choices=Wish, default=Wish.NONE, blank=True)
    in_background = models.BooleanField(default=False, help_text="The worker does it.")
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    paths: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    address = models.URLField(
        max_length=2000, blank=True, help_text="Where it is fetched from, if it is."
    )
    columns: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(
        default=dict, blank=True, help_text="Which column or key holds the title, the text, …"
    )
    source = models.ForeignKey(
        "articles.Source", on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        help_text="Whose articles these are, where the files do not say.",
    )  # fmt: skip
    retries = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        help_text="The import whose rejected files this one tries again.",
    )  # fmt: skip
    problem = models.CharField(max_length=1000, blank=True)
    total_files = models.PositiveIntegerField(default=0)
    done_files = models.PositiveIntegerField(default=0)
    total_bytes = models.PositiveBigIntegerField(default=0)
    done_bytes = models.PositiveBigIntegerField(default=0)
    seconds = models.FloatField(default=0.0)
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    left_out = models.PositiveIntegerField(default=0)
    unread_dates = models.PositiveIntegerField(default=0)
    unread_examples: models.JSONField[list[str], list[str]] = models.JSONField(
        default=list, blank=True, help_text="The first dates that could not be understood."
    )
    skipped: models.JSONField[dict[str, int], dict[str, int]] = models.JSONField(
        default=dict, blank=True, help_text="What was passed over in folders, by its sort."
    )

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at"]
        permissions = [
            ("start_import", "Can import, and pause and resume imports"),
            ("undo_import", "Can undo a whole import"),
        ]
        indexes = [
            models.Index(
                fields=["id"], name="import_run_unfinished",
                condition=Q(state__in=["waiting", "running", "undoing"]),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Import {self.pk} of {timezone.localtime(self.started_at):%d %B %Y %H:%M}"


class ImportedFile(models.Model):
    """What became of one file: how many of its articles were new, changed, the same, refused.

    A file inside an archive has a row of its own; its path is the archive's, "!" and its name
    there. `done_pieces` says how many of its pieces are saved: an import that goes on begins
    behind them.
    """

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="files")
    path = models.TextField()
    format = models.CharField(max_length=20, blank=True)
    done_pieces = models.PositiveIntegerField(default=0)
    is_done = models.BooleanField(default=False)
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
        indexes = [
            # The few among a million that a page asks for again and again, and a retry.
            models.Index(
                fields=["run", "id"], name="imported_file_rejected", condition=Q(rejected__gt=0)
            )
        ]

    def __str__(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def is_passed_over(self) -> bool:
        """Was it found in a folder, and read by no format?"""
        return self.reasons == [PASSED_OVER]


class ImportedUpdate(models.Model):
    """What an import changed of an article that was there before, so that it can be taken back.

    `after` is empty where a person had set all that differs: then it only has another original.
    `original_digest` is that of the former one.
    """

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="updates")
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="imported_updates"
    )
    before: models.JSONField[dict[str, object], dict[str, object]] = models.JSONField(default=dict)
    after: models.JSONField[dict[str, object], dict[str, object]] = models.JSONField(default=dict)
    original_digest = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint("run", "article", name="imported_update_unique_in_run")
        ]
        indexes = [models.Index(fields=["original_digest"], name="imported_update_original")]

    def __str__(self) -> str:
        return f"Update of article {self.article_id}"


class SeenKey(models.Model):
    """Which keys an unfinished import has met already: 64 bits of a digest each.

    A second article of the same key in one import is a copy of the first, or a mistake. `name` is
    the id that the first was given, `file` where it stood, `repeats` how many articles of its place
    there are. The rows go when the import ends.
    """

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="+")
    key = models.BigIntegerField()
    content = models.BigIntegerField()
    name = models.BigIntegerField(default=0)
    file = models.BigIntegerField(default=0)
    repeats = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint("run", "key", name="seen_key_unique_in_run")]

    def __str__(self) -> str:
        return f"{self.key:x}"


class ContestedKey(models.Model):
    """A key under which two files of an import said different things: who was first, and what.

    It stays when the import is over: who tries the second file again shall not overwrite what
    came from the first.
    """

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="+")
    key = models.BigIntegerField()
    content = models.BigIntegerField()
    file = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint("run", "key", name="contested_key_unique_in_run")]

    def __str__(self) -> str:
        return f"{self.key:x}"
