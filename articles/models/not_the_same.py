"""NotTheSame: a curator's lasting verdict that two entities are two."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.models.entity import Entity


class NotTheSameQuerySet(models.QuerySet["NotTheSame"]):
    """How verdicts on pairs are asked for."""

    def of_pair(self, one: Entity, other: Entity) -> NotTheSameQuerySet:
        """The verdict on these two, whichever comes first."""
        first, second = sorted((one.pk, other.pk))
        return self.filter(first=first, second=second)

    def of_entity(self, entity: Entity) -> NotTheSameQuerySet:
        """All verdicts in which this one is."""
        return self.filter(Q(first=entity) | Q(second=entity))


class NotTheSame(models.Model):
    """These two may look alike, and are two: nothing suggests or does their merge.

    The one with the smaller number comes first, so that each pair is there once.
    """

    first = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="+")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(auto_now_add=True)

    objects = NotTheSameQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "not the same"
        ordering = ["first", "second"]
        constraints = [
            models.UniqueConstraint("first", "second", name="not_the_same_unique"),
            models.CheckConstraint(
                name="not_the_same_in_order", condition=Q(first__lt=F("second"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} is not {self.second_id}"
