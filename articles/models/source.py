"""Source: a publisher or feed that articles come from."""

from django.db import models


class Source(models.Model):
    """A publisher or feed that articles come from."""

    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=200, unique=True, help_text="Its name in addresses.")
    homepage = models.URLField(max_length=500, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
