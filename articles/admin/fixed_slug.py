"""The name in addresses: written from the name at first, and never changed afterwards."""

from collections.abc import Sequence
from typing import TypeVar

from django.db import models
from django.http import HttpRequest

from articles.admin.recorded import RecordedAdmin

M = TypeVar("M", bound=models.Model)


class FixedSlugAdmin(RecordedAdmin[M]):
    """Things that addresses name: an address that was once given away keeps its meaning."""

    fixed: Sequence[str] = ("slug",)
    prepopulated_fields = {"slug": ("name",)}

    def get_readonly_fields(self, request: HttpRequest, obj: M | None = None) -> list[str]:
        """Fixed as soon as it is saved."""
        return [*super().get_readonly_fields(request, obj), *(self.fixed if obj else ())]

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: M | None = None
    ) -> dict[str, Sequence[str]]:
        """Written from the name while it can be."""
        return {} if obj else super().get_prepopulated_fields(request, obj)
