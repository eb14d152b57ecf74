"""Feed: an address that is asked again and again for new articles of a source; and its entries."""

from __future__ import annotations

import datetime as dt

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from articles.models.import_run import ImportRun
from articles.models.source import Source


class FeedQuerySet(models.QuerySet["Feed"]):
    """How feeds are asked for."""

    def due(self, now: dt.datetime) -> FeedQuerySet:
        """Those to be fetched now, the longest waiting first."""
        waiting = Q(next_fetch_at__isnull=True) | Q(next_fetch_at__lte=now)
        return self.filter(waiting, is_enabled=True).order_by("next_fetch_at", "pk")


class Feed(models.Model):
    """An RSS, Atom or JSON Feed address, how often it is asked, and how that went."""

    class Status(models.TextChoices):
        NEVER = "never", "not fetched yet"
        FRESH = "fresh", "fetched"
        UNCHANGED = "unchanged", "nothing new since"
        FAILED = "failed", "failed"
        GONE = "gone", "gone for good"

    address = models.URLField(max_length=2000, unique=True)
    source = models.ForeignKey(
        Source, on_delete=models.SET_NULL, null=True, blank=True, related_name="feeds",
        help_text="Whose articles these are; empty: what the feed calls itself.",
    )  # fmt: skip
    interval = models.PositiveIntegerField(
        "minutes between fetches", default=60,
        validators=[MinValueValidator(5), MaxValueValidator(60 * 24 * 31)],
    )  # fmt: skip
    is_enabled = models.BooleanField("enabled", default=True)
    status = models.CharField(max_length=9, choices=Status, default=Status.NEVER, editable=False)
    etag = models.CharField(max_length=500, blank=True, editable=False)
    last_modified = models.CharField(max_length=100, blank=True, editable=False)
    fetched_at = models.DateTimeField(null=True, blank=True, editable=False)
    next_fetch_at = models.DateTimeField(null=True, blank=True, editable=False)
    failures = models.PositiveSmallIntegerField(default=0, editable=False)
    problem = models.CharField(max_length=500, blank=True, editable=False)
    last_run = models.ForeignKey(
        ImportRun, on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        editable=False,
    )  # fmt: skip

    objects = FeedQuerySet.as_manager()

    class Meta:
        ordering = ["address"]
        indexes = [models.Index(fields=["is_enabled", "next_fetch_at"], name="feed_due")]

    def __str__(self) -> str:
        return self.address

    def begin_anew(self) -> None:
        """Forget how it went: it has another address, or somebody wants it to be tried again."""
        self.status, self.problem, self.failures = self.Status.NEVER, "", 0
        self.etag = self.last_modified = ""
        self.next_fetch_at = None


class FeedEntry(models.Model):
    """Under which import key an entry of a feed was saved first, whatever its link is now.

    `name` is the first 64 bits of the digest of the feed and of the name that the feed gives the
    entry. The key outlives its article: what a curator deleted is told by it, too.
    """

    name = models.BigIntegerField(unique=True)
    key = models.CharField(max_length=64)

    class Meta:
        verbose_name_plural = "feed entries"

    def __str__(self) -> str:
        return f"{self.name:x}"
