"""Office: a post, such as president of France."""

from django.db import models
from django.db.models import Q

from articles.models.entity import Entity


class Office(models.Model):
    """A post in a country or an organization ("President", of France)."""

    class Role(models.TextChoices):
        HEAD_OF_STATE = "head of state"
        HEAD_OF_GOVERNMENT = "head of government"
        HEAD_OF_BOTH = "head of state and government"
        HEAD_OF_EITHER = "head of state or government"
        DEPUTY = "deputy"
        GOVERNOR_GENERAL = "governor-general"
        FOREIGN_MINISTER = "foreign minister"
        ORGANIZATION_HEAD = "head of international organization"
        OTHER = "other"

    title = models.CharField(max_length=200)
    role = models.CharField(max_length=40, choices=Role, default=Role.OTHER)
    of = models.ForeignKey(
        Entity, on_delete=models.CASCADE, null=True, blank=True, related_name="offices",
        limit_choices_to=~Q(kind="leader"), help_text="The country or organization.",
    )  # fmt: skip

    class Meta:
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint("title", "role", "of", name="office_unique"),
            models.UniqueConstraint(
                "title", "role", name="office_of_nobody_unique", condition=Q(of__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.of}" if self.of else self.title
