"""ReviewClaim: an editor is looking at this uncertain mention just now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.db import models, transaction

from articles.models.mention import Mention

HELD_FOR = dt.timedelta(minutes=10)


class ReviewClaimQuerySet(models.QuerySet["ReviewClaim"]):
    """How mentions are claimed for one editor."""

    def held(self, now: dt.datetime) -> ReviewClaimQuerySet:
        """Those that are still in force."""
        return self.filter(until__gt=now)

    @transaction.atomic
    def claim(self, mention_ids: Iterable[int], editor_id: int, now: dt.datetime) -> set[int]:
        """Claim these for an editor; return those that are theirs now.

        One mention has one row, which the database alone gives: whoever comes second gets nothing.
        """
        ids = sorted(mention_ids)
        until = now + HELD_FOR
        rows = [ReviewClaim(mention_id=id_, editor_id=editor_id, until=until) for id_ in ids]
        self.bulk_create(rows, ignore_conflicts=True)
        of_these = self.filter(mention__in=ids)
        of_these.filter(models.Q(until__lte=now) | models.Q(editor=editor_id)).update(
            editor=editor_id, until=until
        )
        return set(of_these.filter(editor=editor_id).values_list("mention_id", flat=True))


class ReviewClaim(models.Model):
    """An editor has this mention before them, and nobody else gets it until the time is over."""

    mention = models.OneToOneField(Mention, on_delete=models.CASCADE, related_name="claim")
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="claims"
    )
    until = models.DateTimeField()

    objects = ReviewClaimQuerySet.as_manager()

    class Meta:
        ordering = ["until"]

    def __str__(self) -> str:
        return f"{self.mention_id} until {self.until:%H:%M}"
