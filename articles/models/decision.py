"""Decision: an editor's lasting verdict on a mention or alias."""

from __future__ import annotations

from typing import TypedDict

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.article import Article
from articles.models.entity import Entity


class MarkedSpan(TypedDict):
    """A place that an editor marked, with its words, by which it is found in a changed text."""

    field: str
    start: int
    end: int
    text: str


class Decision(models.Model):
    """An editor's verdict, which no later machine run may overwrite.

    ACCEPT and REJECT are about an entity in an article; NEVER is about one alias of it there.
    """

    class Verdict(models.TextChoices):
        ACCEPT = "accept", "the article names it"
        REJECT = "reject", "the article does not name it"
        NEVER = "never", "this alias does not mean it here"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="decisions")
    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="decisions")
    verdict = models.CharField(max_length=6, choices=Verdict)
    alias = models.CharField(max_length=200, blank=True, help_text="Only with NEVER.")
    is_about = models.BooleanField(
        null=True, help_text="Is the article about it? Empty: that is left to the tagger."
    )
    spans: models.JSONField[list[MarkedSpan], list[MarkedSpan]] = models.JSONField(
        default=list, blank=True, help_text="Where an editor marked it; only with ACCEPT."
    )
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="decisions"
    )
    decided_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-decided_at"]
        constraints = [
            models.UniqueConstraint("article", "entity", "alias", name="decision_unique"),
            models.CheckConstraint(
                name="decision_alias_only_with_never",
                condition=Q(verdict="never") & ~Q(alias="") | ~Q(verdict="never") & Q(alias=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verdict} {self.entity} in {self.article}"
