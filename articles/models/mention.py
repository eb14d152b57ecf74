"""Mention: an article names an entity, here, for this reason."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Abs

from articles.models.article import Article
from articles.models.decision import Decision
from articles.models.entity import Entity

# From this confidence on, readers are told that an article names an entity.
NAMED = 0.5
# Between these nobody can be sure, and an editor is asked.
REVIEW_FROM, REVIEW_BELOW = 0.2, 0.8


class SpanJSON(TypedDict):
    """Where a name stands: `field` is "title", "body" or "dateline"; offsets in characters.

    `by` is the rule that found it, where the tagger says.
    """

    field: str
    start: int
    end: int
    by: NotRequired[str]


class MentionQuerySet(models.QuerySet["Mention"]):
    """How mentions are asked for."""

    def named(self) -> MentionQuerySet:
        """Those sure enough to be shown and counted."""
        return self.filter(confidence__gte=NAMED)

    def about(self) -> MentionQuerySet:
        """Those that the article is about, not only names."""
        return self.named().filter(is_about=True)

    def in_review(self) -> MentionQuerySet:
        """The uncertain ones of published articles, on which no editor has decided."""
        decided = Decision.objects.filter(
            article=OuterRef("article_id"), entity=OuterRef("entity_id")
        ).exclude(verdict=Decision.Verdict.NEVER)
        return self.filter(
            ~Exists(decided),
            confidence__gte=REVIEW_FROM,
            confidence__lt=REVIEW_BELOW,
            article__visibility=Article.Visibility.PUBLISHED,
        ).exclude(found_by=Mention.FoundBy.EDITOR)

    def least_certain_first(self) -> MentionQuerySet:
        """Those nearest to "it may be, or not" first."""
        return self.order_by(Abs(F("confidence") - 0.5), "pk")


class Mention(models.Model):
    """An article names an entity: where, how surely, whether it is about it, and what found it.

    What an editor rejected has no Mention but a Decision.
    """

    class FoundBy(models.TextChoices):
        NAME = "name", "its name"
        ACRONYM = "acronym", "its acronym"
        DEMONYM = "demonym", "a demonym"
        PLACE = "place", "a place in it"
        SURNAME = "surname", "the surname, in office at the date"
        FULL_NAME_EARLIER = "full name", "the surname, after the full name"
        OFFICE = "office", "an office that a leader held at the date"
        STAND_IN = "stand-in", "what stands for it, such as its money"
        SEAT = "seat", "the seat of what is named"
        EDITOR = "editor", "an editor"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="mentions")
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="mentions")
    spans: models.JSONField[list[SpanJSON], list[SpanJSON]] = models.JSONField(default=list)
    confidence = models.FloatField(
        default=1.0, validators=[MinValueValidator(0.0), MaxValueValidator(1.0)],
        help_text="How sure it is that the article names it at all, from 0 to 1.",
    )  # fmt: skip
    salience = models.FloatField(
        default=0.0, validators=[MinValueValidator(0.0), MaxValueValidator(1.0)],
        help_text="How likely the article is about it, from 0 to 1.",
    )  # fmt: skip
    is_about = models.BooleanField(
        default=True, help_text="The article is about it; off: it only names it."
    )
    found_by = models.CharField(max_length=20, choices=FoundBy)

    objects = MentionQuerySet.as_manager()

    class Meta:
        ordering = ["-salience", "entity"]
        permissions = [("review_mention", "Can decide on uncertain mentions in the review queue")]
        constraints = [
            models.UniqueConstraint("article", "entity", name="mention_unique"),
            models.CheckConstraint(
                name="mention_salience_from_0_to_1",
                condition=Q(salience__gte=0.0, salience__lte=1.0),
            ),
            models.CheckConstraint(
                name="mention_confidence_from_0_to_1",
                condition=Q(confidence__gte=0.0, confidence__lte=1.0),
            ),
        ]
        indexes = [
            models.Index(
                fields=["confidence"], name="mention_uncertain",
                condition=Q(confidence__gte=REVIEW_FROM, confidence__lt=REVIEW_BELOW),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.entity} in {self.article}"
