"""SharedAddress: an address under which several articles stand, so that it tells none of them."""

from django.db import models


class SharedAddress(models.Model):
    """That an import brought several articles of this address, which had different ids.

    From then on address and id together tell them. `holder` is the id of the one that keeps the
    address alone for its key, because it was there first; 0 when that is none of them. Both are
    the first 64 bits of a digest.
    """

    key = models.BigIntegerField(unique=True)
    holder = models.BigIntegerField(default=0)

    class Meta:
        verbose_name_plural = "shared addresses"

    def __str__(self) -> str:
        return f"{self.key:x}"
