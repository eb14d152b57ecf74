"""What do all pages of the admin have in common? They stay fast, however large the archive."""

from functools import cached_property
from typing import Any, ClassVar, TypeVar

from django.contrib import messages
from django.contrib.admin import ShowFacets
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from articles.admin.named_select import NamedChoices
from articles.admin.subscriptable import ModelAdmin, Paginator

M = TypeVar("M", bound=models.Model)

MOST_LISTED = 5_000
# Django repeats every selected id on the page that asks "are you sure?", and takes 1,000 fields.
MOST_AT_ONCE = 500

FIELDS: dict[type[Any], dict[str, Any]] = {
    models.URLField: {"assume_scheme": "https"},
    # The small integers of the archive are years; SQLite would take any number.
    models.SmallIntegerField: {"min_value": -9999, "max_value": 9999},
}


class BoundedPaginator(Paginator[Any]):
    """Counts to `MOST_LISTED` and no further: on a large table, counting costs more than reading.

    What lies beyond is reached by searching and filtering.
    """

    @cached_property
    def has_more(self) -> bool:
        """Is there more than can be paged through?"""
        return self._found > MOST_LISTED

    @cached_property
    def count(self) -> int:
        """How many can be paged through."""
        return min(self._found, MOST_LISTED)

    @cached_property
    def _found(self) -> int:
        rows: Any = self.object_list
        if isinstance(rows, models.QuerySet):
            return rows.order_by()[: MOST_LISTED + 1].count()
        return len(rows)


class ArchiveAdmin(NamedChoices, ModelAdmin[M]):
    """A page of the archive's admin."""

    paginator = BoundedPaginator
    list_per_page = 100
    list_max_show_all = 200
    most_at_once = MOST_AT_ONCE
    show_full_result_count = False
    show_facets = ShowFacets.NEVER
    formfield_overrides: ClassVar = FIELDS

    def response_action(  # type: ignore[override]
        self, request: HttpRequest, queryset: models.QuerySet[Any]
    ) -> HttpResponse | None:
        """Refuse what is too much for one request, before anything is done."""
        across = request.POST.get("select_across") == "1"
        most = self.most_at_once
        if across and queryset.order_by()[: most + 1].count() > most:
            self.message_user(
                request,
                f"More than {most} {self.opts.verbose_name_plural} are selected, and "
                f"nothing was changed. Search or filter until fewer are left.",
                messages.ERROR,
            )
            return HttpResponseRedirect(request.get_full_path())
        return super().response_action(request, queryset)


class ReadOnlyAdmin(ArchiveAdmin[M]):
    """A page that shows what jobs wrote down; nobody edits it."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Jobs add."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Jobs change."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Jobs delete."""
        return False
