"""Tenure: who held an office, from when to when."""

from django.db import models
from django.db.models import F, Q

from articles.models.entity import Entity
from articles.models.office import Office


class Tenure(models.Model):
    """A leader held an office from `start` to `end`; an empty one is open.

    Where a source gives only a year or a month, the widest reading is kept: the first day of the
    start, the last day of the end.
    """

    leader = models.ForeignKey(
        Entity, on_delete=models.CASCADE, related_name="tenures",
        limit_choices_to=Q(kind="leader"),
    )  # fmt: skip
    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="tenures")
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    is_approximate = models.BooleanField(default=False)
    sources = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["start"]
        constraints = [
            models.UniqueConstraint("leader", "office", "start", name="tenure_unique"),
            models.UniqueConstraint(
                "leader",
                "office",
                name="tenure_without_start_unique",
                condition=Q(start__isnull=True),
            ),
            models.CheckConstraint(
                name="tenure_dates_in_order",
                condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(start__lte=F("end")),
            ),
        ]

    def __str__(self) -> str:
        years = f"{self.start.year if self.start else '…'}–{self.end.year if self.end else ''}"
        return f"{self.leader}: {self.office} ({years})"
