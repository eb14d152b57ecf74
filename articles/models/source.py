"""Source: a publisher or feed that articles come from."""

from django.db import models

from articles.models.free_slug import refuse_reserved


class Source(models.Model):
    """A publisher or feed that articles come from."""

    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(
        max_length=200, unique=True, validators=[refuse_reserved],
        help_text="Its name in addresses.",
    )  # fmt: skip
    homepage = models.URLField(max_length=500, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
