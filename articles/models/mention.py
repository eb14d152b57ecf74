"""Mention: an article names an entity, here, for this reason."""

from __future__ import annotations

from typing import TypedDict

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from articles.models.article import Article
from articles.models.entity import Entity


class SpanJSON(TypedDict):
    """Where a name stands: `field` is "title", "body" or "dateline"; offsets in characters."""

    field: str
    start: int
    end: int


class Mention(models.Model):
    """An article names an entity: where, how much it is about it, and what found it.

    What an editor rejected has no Mention but a Decision.
    """

    class FoundBy(models.TextChoices):
        NAME = "name", "its name"
        ACRONYM = "acronym", "its acronym"
        DEMONYM = "demonym", "a demonym"
        PLACE = "place", "a place in it"
        SURNAME = "surname", "the surname, in office at the date"
        FULL_NAME_EARLIER = "full name", "the surname, after the full name"
        EDITOR = "editor", "an editor"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="mentions")
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="mentions")
    spans: models.JSONField[list[SpanJSON], list[SpanJSON]] = models.JSONField(default=list)
    salience = models.FloatField(
        default=0.0, validators=[MinValueValidator(0.0), MaxValueValidator(1.0)],
        help_text="How much the article is about it, from 0 to 1.",
    )  # fmt: skip
    found_by = models.CharField(max_length=12, choices=FoundBy)

    class Meta:
        ordering = ["-salience", "entity"]
        constraints = [
            models.UniqueConstraint("article", "entity", name="mention_unique"),
            models.CheckConstraint(
                name="mention_salience_from_0_to_1",
                condition=Q(salience__gte=0.0, salience__lte=1.0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entity} in {self.article}"
