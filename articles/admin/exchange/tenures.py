"""Terms of office as a table."""

from typing import Any

from django.db.models import QuerySet

from articles.admin.exchange.cells import DayCell, EntityCell, OfficeCell, TextCell, YesCell
from articles.admin.exchange.rows import ArchiveResource, backwards, column
from articles.models import Entity, Tenure


class TenureResource(ArchiveResource):
    """A term a row; the leader, the office and the first day tell it again."""

    leader = column("leader", EntityCell())
    office = column("office", OfficeCell())
    role = column("role", TextCell(), attribute="office__role", is_shown_only=True)
    of = column("of", EntityCell(), attribute="office__of", is_shown_only=True)
    start = column("start", DayCell())
    end = column("end", DayCell())
    is_approximate = column("is_approximate", YesCell())
    sources = column("sources", TextCell())

    class Meta:
        model = Tenure
        import_id_fields = ("leader", "office", "start")
        fields = (
            "leader", "office", "role", "of", "start", "end", "is_approximate", "sources",
        )  # fmt: skip

    def complaints(self, instance: Tenure) -> dict[str, str]:
        """Leaders hold offices; days run forwards."""
        found = backwards(instance.start, instance.end, "end")
        if instance.leader_id and instance.leader.kind != Entity.Kind.LEADER:
            found["leader"] = f"{instance.leader} is a {instance.leader.kind}, not a leader."
        return found

    def filter_export(self, queryset: QuerySet[Any], **kwargs: Any) -> QuerySet[Any]:
        """With the leaders, the offices and whose they are."""
        return queryset.select_related("leader", "office__of")
