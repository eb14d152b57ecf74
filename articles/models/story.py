"""Story: articles that tell the same, nearly word for word: wire copies and corrections."""

from __future__ import annotations

from django.db import models


class Story(models.Model):
    """Two or more articles that tell the same, with the one that stands for them.

    `size` counts its visible articles. A story of one is none, and has no row.
    """

    lead = models.ForeignKey(
        "articles.Article", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    size = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "stories"

    def __str__(self) -> str:
        return str(self.lead) if self.lead else f"Story {self.pk}"


class Fingerprint(models.Model):
    """By which near-duplicates of an article are found: a MinHash signature of its text.

    `signature` is as `stories.fingerprint` makes it. An article whose text changes gets a new row:
    the numbers tell what an index of the signatures has not seen yet.
    """

    article = models.OneToOneField(
        "articles.Article", on_delete=models.CASCADE, related_name="fingerprint"
    )
    signature = models.BinaryField()

    def __str__(self) -> str:
        return f"Fingerprint of article {self.article_id}"
