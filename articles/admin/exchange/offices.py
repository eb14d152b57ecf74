"""Offices as a table."""

from typing import Any

from django.db.models import QuerySet

from articles.admin.exchange.cells import EntityCell, TextCell
from articles.admin.exchange.rows import ArchiveResource, column
from articles.models import Entity, Office


class OfficeResource(ArchiveResource):
    """An office a row; all of it tells it again, so that a file only ever adds some."""

    title = column("title", TextCell())
    role = column("role", TextCell())
    of = column("of", EntityCell())

    class Meta:
        model = Office
        import_id_fields = ("title", "role", "of")
        fields = ("title", "role", "of")

    def complaints(self, instance: Office) -> dict[str, str]:
        """Leaders have no offices of their own."""
        if instance.of is not None and instance.of.kind == Entity.Kind.LEADER:
            return {"of": "An office is of a country or an organization."}
        return {}

    def filter_export(self, queryset: QuerySet[Any], **kwargs: Any) -> QuerySet[Any]:
        """With the countries and organizations."""
        return queryset.select_related("of")
