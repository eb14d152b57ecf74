"""Alias: another spelling of an entity's name."""

import unicodedata

from django.db import models
from django.db.models import Q

from articles.models.entity import Entity


def folded(text: str) -> str:
    """Without accents, case and doubled spaces, for looking names up."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())


class Alias(models.Model):
    """Another spelling of an entity's name, and when it may be believed."""

    class Kind(models.TextChoices):
        NAME = "name", "a name"
        ACRONYM = "acronym", "an acronym"
        DEMONYM = "demonym", "a demonym (French, Brazilians)"
        PLACE = "place", "a place that stands for the country"
        SURNAME = "surname", "a surname, believed only during a term of office"

    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, editable=False)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.NAME)
    valid_from = models.SmallIntegerField(null=True, blank=True, help_text="First year in use.")
    valid_to = models.SmallIntegerField(null=True, blank=True, help_text="Last year in use.")
    is_enabled = models.BooleanField(
        "used by the tagger", default=True, help_text="Off: it is kept, and matches nothing."
    )

    class Meta:
        verbose_name_plural = "aliases"
        ordering = ["entity", "kind", "text"]
        constraints = [
            models.UniqueConstraint("entity", "text", name="alias_unique_in_entity"),
            models.CheckConstraint(name="alias_is_not_empty", condition=~Q(text="")),
        ]
        indexes = [models.Index(fields=["folded"], name="alias_folded")]

    def __str__(self) -> str:
        return self.text

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the folded form in step."""
        self.folded = folded(self.text)
        super().save(*args, **kwargs)  # type: ignore[arg-type]
