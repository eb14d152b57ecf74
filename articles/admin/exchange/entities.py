"""Entities as a table."""

from typing import Any

from django.db.models import QuerySet

from articles.admin.exchange.cells import EntitiesCell, TextCell, YearCell
from articles.admin.exchange.rows import ArchiveResource, backwards, column
from articles.models import Entity


class EntityResource(ArchiveResource):
    """A country, leader or organization a row; its kind and slug tell it again."""

    kind = column("kind", TextCell())
    slug = column("slug", TextCell())
    name = column("name", TextCell())
    code = column("code", TextCell())
    description = column("description", TextCell())
    valid_from = column("valid_from", YearCell())
    valid_to = column("valid_to", YearCell())
    wikidata = column("wikidata", TextCell())
    sources = column("sources", TextCell())
    successors = column("successors", EntitiesCell(Entity))

    class Meta:
        model = Entity
        import_id_fields = ("kind", "slug")
        fields = (
            "kind", "slug", "name", "code", "description", "valid_from", "valid_to", "wikidata",
            "sources", "successors",
        )  # fmt: skip

    def complaints(self, instance: Entity) -> dict[str, str]:
        """Codes are for countries, one each; years run forwards."""
        others = Entity.objects.exclude(pk=instance.pk)
        found = backwards(instance.valid_from, instance.valid_to, "valid_to")
        if instance.code and instance.kind != Entity.Kind.COUNTRY:
            found["code"] = "Only countries have a code. Leave it empty."
        elif instance.code and others.filter(code=instance.code).exists():
            found["code"] = f"Another country has the code {instance.code}."
        return found

    def filter_export(self, queryset: QuerySet[Any], **kwargs: Any) -> QuerySet[Any]:
        """With the successors."""
        return queryset.prefetch_related("successors")

    def import_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        """Codes are in capitals."""
        super().import_instance(instance, row, **kwargs)
        instance.code = instance.code.upper()
