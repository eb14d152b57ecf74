"""Aliases as a table."""

from typing import Any

from django.db.models import QuerySet

from articles.admin.exchange.cells import EntityCell, TextCell, YearCell, YesCell
from articles.admin.exchange.rows import ArchiveResource, backwards, column
from articles.models import Alias
from articles.models.alias import folded


class AliasResource(ArchiveResource):
    """An alias a row; its entity and text tell it again."""

    entity = column("entity", EntityCell())
    text = column("text", TextCell())
    kind = column("kind", TextCell())
    valid_from = column("valid_from", YearCell())
    valid_to = column("valid_to", YearCell())
    is_enabled = column("is_enabled", YesCell())

    class Meta:
        model = Alias
        import_id_fields = ("entity", "text")
        fields = ("entity", "text", "kind", "valid_from", "valid_to", "is_enabled")

    def complaints(self, instance: Alias) -> dict[str, str]:
        """A text that can be seen; years run forwards."""
        instance.folded = folded(instance.text)
        found = backwards(instance.valid_from, instance.valid_to, "valid_to")
        if not instance.text.isprintable():
            found["text"] = "It has characters that cannot be seen. Write it anew."
        elif instance.text and not instance.folded:
            found["text"] = "It has no letters and no digits."
        return found

    def filter_export(self, queryset: QuerySet[Any], **kwargs: Any) -> QuerySet[Any]:
        """With the entities."""
        return queryset.select_related("entity")
