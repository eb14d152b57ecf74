"""What does a curator see of the verdicts that two are two? They are taken back here."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.deletion import Deletion, deletion_of
from articles.admin.pages import ArchiveAdmin
from articles.admin.undo_offer import say_done
from articles.curating.not_the_same import may_be_the_same
from articles.models import NotTheSame


@admin.register(NotTheSame)
class NotTheSameAdmin(ArchiveAdmin[NotTheSame]):
    """Pairs that no merge and no suggestion of one touches. Deleting a row takes it back."""

    list_display = ("pair", "decided_by", "decided_at")
    list_select_related = ("first", "second", "decided_by")
    sortable_by = ()
    search_fields = ("first__name", "second__name")
    search_help_text = "A part of either name. Deleting a row takes the verdict back."
    fields = ("pair", "decided_by", "decided_at")

    @admin.display(description="these are two")
    def pair(self, verdict: NotTheSame) -> str:
        """Both names."""
        return f"{verdict.first} is not {verdict.second}"

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Said on the page of likely duplicates, or in the preview of a merge."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: NotTheSame | None = None) -> bool:
        """A verdict stands or is taken back."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: NotTheSame | None = None) -> bool:
        """Who may say it may take it back."""
        return request.user.has_perm("articles.merge_entity")

    def get_deleted_objects(self, objs: Iterable[NotTheSame], _request: HttpRequest) -> Deletion:
        """The verdicts; nothing else goes with them."""
        return deletion_of(objs, {})

    def delete_model(self, request: HttpRequest, obj: NotTheSame) -> None:
        """Take it back."""
        say_done(request, may_be_the_same(obj.first, obj.second, request.user))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Take them back."""
        for verdict in queryset.select_related("first", "second"):
            self.delete_model(request, verdict)
