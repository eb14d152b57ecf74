"""EntityRedirect: where an entity that was merged away is to be found."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models

from articles.models.entity import Entity


class EntityRedirectQuerySet(models.QuerySet["EntityRedirect"]):
    """How old addresses are followed."""

    def leading(self, kind: str, values: Iterable[str]) -> dict[str, Entity]:
        """The entities of today for these old slugs and codes; others are left out."""
        asked = {form: value for value in values for form in (value, value.upper()) if value}
        rows = self.filter(kind=kind, value__in=asked).select_related("entity")
        return {asked[row.value]: row.entity for row in rows}


class EntityRedirect(models.Model):
    """An address that an entity had before it was merged into another."""

    kind = models.CharField(max_length=12, choices=Entity.Kind)
    value = models.CharField(max_length=200, help_text="The slug or the code that addresses use.")
    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="redirects")

    objects = EntityRedirectQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "value"]
        constraints = [models.UniqueConstraint("kind", "value", name="entity_redirect_unique")]

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"
