"""What does a curator see of the outbox?"""

from typing import Any

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.pages import ReadOnlyAdmin
from articles.models import IndexChange


class FailedFilter(SimpleListFilter):
    """Those that could not be written, and say why."""

    title = "outcome"
    parameter_name = "failed"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, str]]:
        """There is one question."""
        return [("yes", "could not be written")]

    def queryset(
        self, _request: HttpRequest, queryset: QuerySet[IndexChange]
    ) -> QuerySet[IndexChange] | None:
        """The failed ones, if these are asked for."""
        return queryset.filter(failures__gt=0) if self.value() == "yes" else None


@admin.register(IndexChange)
class IndexChangeAdmin(ReadOnlyAdmin[IndexChange]):
    """What the index has yet to follow, to look at. An empty list is a good one."""

    list_display = ("recorded_at", "article_link", "is_urgent", "failures", "problem")
    list_filter = (FailedFilter,)
    sortable_by = ()
    search_fields = ("article_id",)
    search_help_text = "The number of an article."
    fields = (
        "recorded_at", "article_link", "is_urgent", "failures", "problem", "retry_at",
    )  # fmt: skip

    @admin.display(description="article")
    def article_link(self, change: IndexChange) -> SafeString:
        """A link to the article; it may be gone."""
        address = reverse("admin:articles_article_change", args=[change.article_id])
        return format_html('<a href="{}">Article {}</a>', address, change.article_id)

    def get_search_results(
        self, _request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[IndexChange], bool]:
        """By the article's number; anything else finds nothing."""
        term = search_term.strip()
        if not term:
            return queryset, False
        is_number = term.isascii() and term.isdecimal() and len(term) < 19
        return (queryset.filter(article_id=int(term)) if is_number else queryset.none()), False
