"""What does a curator see of what was removed for good?"""

from collections.abc import Iterable

from django.contrib import admin
from django.http import HttpRequest

from articles.admin.deletion import Deletion, deletion_of
from articles.admin.recorded import RecordedAdmin
from articles.models import Operation, Removed


@admin.register(Removed)
class RemovedAdmin(RecordedAdmin[Removed]):
    """What no import and no load brings back. To take something back, delete its row here."""

    recorded_as = Operation.Kind.DELETE
    list_display = ("name", "kind", "removed_at", "removed_by")
    list_select_related = ("removed_by",)
    list_filter = ("kind",)
    sortable_by = ()
    search_fields = ("name",)
    search_help_text = (
        "Words of the title or name. Deleting a row takes it back: the next import of its file, "
        "or the next load of the gazetteer, has it again."
    )
    fields = ("name", "kind", "key", "removed_at", "removed_by")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Deleting something adds it."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Removed | None = None) -> bool:
        """It is as it was when it was removed."""
        return False

    def called(self, thing: Removed) -> str:
        """What summaries call it."""
        return f"the note that “{thing}” was removed"

    def get_deleted_objects(self, objs: Iterable[Removed], _request: HttpRequest) -> Deletion:
        """The rows; nothing else goes with them."""
        return deletion_of(objs, {})
