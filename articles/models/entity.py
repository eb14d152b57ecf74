"""Entity: a country, leader or organization."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models import Q
from django.urls import reverse

from articles.models.free_slug import refuse_reserved


class EntityQuerySet(models.QuerySet["Entity"]):
    """How entities are asked for."""

    def of_kind(self, kind: str) -> EntityQuerySet:
        """Only countries, only leaders or only organizations."""
        return self.filter(kind=kind)

    def addressed(self, kind: str, values: Iterable[str]) -> EntityQuerySet:
        """Those of a kind that addresses call so: by code or slug."""
        values = list(values)
        return self.of_kind(kind).filter(Q(code__in=[v.upper() for v in values if v])
                                         | Q(slug__in=values))  # fmt: skip


class Entity(models.Model):
    """A country, leader or organization."""

    class Kind(models.TextChoices):
        COUNTRY = "country"
        LEADER = "leader"
        ORGANIZATION = "organization"

    kind = models.CharField(max_length=12, choices=Kind)
    name = models.CharField(max_length=200)
    slug = models.SlugField(
        max_length=200, validators=[refuse_reserved], help_text="Its name in addresses; keep it."
    )
    code = models.CharField(
        max_length=4, blank=True,
        help_text="Countries only: ISO 3166-1 alpha-2, or the former code of a historic state.",
    )  # fmt: skip
    description = models.CharField(
        max_length=300, blank=True, help_text="One line: the official name, a headquarters."
    )
    valid_from = models.SmallIntegerField(
        null=True, blank=True, help_text="The first year it existed, if that matters."
    )
    valid_to = models.SmallIntegerField(null=True, blank=True, help_text="The last year.")
    wikidata = models.CharField(max_length=16, blank=True)
    sources = models.CharField(max_length=200, blank=True, help_text="Where the facts are from.")
    successors: models.ManyToManyField[Entity, models.Model] = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="predecessors",
        limit_choices_to=Q(kind="country"),
        help_text="The states that followed a historic one.",
    )  # fmt: skip
    loaded = models.JSONField(
        default=dict, blank=True, editable=False,
        help_text="The facts as the gazetteer last gave them: what differs, a curator changed.",
    )  # fmt: skip

    objects = EntityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entities"
        ordering = ["name"]
        permissions = [("merge_entity", "Can merge entities and split aliases off")]
        constraints = [
            models.UniqueConstraint("kind", "slug", name="entity_slug_unique_in_kind"),
            models.UniqueConstraint(
                "code", name="entity_code_unique", condition=~Q(code="")
            ),
            models.CheckConstraint(
                name="entity_code_for_countries_only", condition=Q(kind="country") | Q(code="")
            ),
            models.CheckConstraint(
                name="entity_years_in_order",
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True)
                | Q(valid_from__lte=models.F("valid_to")),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["kind", "name"], name="entity_kind_name")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page that says what it is."""
        return reverse("entity", args=[self.kind, self.slug])

    @property
    def address_value(self) -> str:
        """What addresses call it: the code of a country, the slug of the others."""
        return self.code or self.slug
