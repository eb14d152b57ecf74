"""Source: a publisher or feed that articles come from."""

from django.db import models

from articles.models.alias import folded
from articles.models.free_slug import refuse_reserved

_LONGEST_NAME = 200


def folded_name(name: str) -> str:
    """A source's name as it is looked up: no accents, case and doubled spaces, and not too long."""
    return folded(name)[:_LONGEST_NAME]


class Source(models.Model):
    """A publisher or feed that articles come from."""

    name = models.CharField(max_length=_LONGEST_NAME, unique=True)
    folded = models.CharField(max_length=_LONGEST_NAME, editable=False, default="")
    slug = models.SlugField(
        max_length=200, unique=True, validators=[refuse_reserved],
        help_text="Its name in addresses.",
    )  # fmt: skip
    homepage = models.URLField(max_length=500, blank=True)

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["folded"], name="source_folded")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the folded form in step."""
        self.folded = folded_name(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]
