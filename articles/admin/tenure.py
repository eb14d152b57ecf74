"""What does a curator see of the terms of office? All of them, to search and to exchange."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from articles.admin.deletion import Deletion, deletion_of
from articles.admin.entity_inlines import TenureForm
from articles.admin.exchange.pages import ExchangeAdmin
from articles.admin.exchange.tenures import TenureResource
from articles.admin.recorded import RecordedAdmin
from articles.models import Operation, Tenure


class TenurePageForm(TenureForm):
    """A term on a page of its own, with no rows beside it."""

    def clean(self) -> dict[str, Any]:
        """Every term once."""
        cleaned = super().clean()
        same = Tenure.objects.exclude(pk=self.instance.pk).filter(
            leader=cleaned.get("leader"), office=cleaned.get("office")
        )
        start = cleaned.get("start")
        same = same.filter(start=start) if start else same.filter(start__isnull=True)
        if not self.errors and same.exists():
            self.add_error("start", forms.ValidationError("This term is there already."))
        return cleaned


@admin.register(Tenure)
class TenureAdmin(ExchangeAdmin[Tenure], RecordedAdmin[Tenure]):
    """Terms of office: who held which office, from when to when."""

    recorded_as = Operation.Kind.OFFICE
    form = TenurePageForm
    resource_classes = [TenureResource]
    fields = ("leader", "office", "start", "end", "is_approximate", "sources", "seen")
    list_display = ("leader", "office", "start", "end", "is_approximate")
    list_select_related = ("leader", "office__of")
    ordering = ("leader__name", "start", "pk")
    sortable_by = ("start", "end")
    search_fields = ("leader__name", "office__title")
    search_help_text = "A part of the leader's name or of the office's title."
    autocomplete_fields = ("leader", "office")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Tenure]:
        """With the names that a term is called by."""
        return super().get_queryset(request).select_related("leader", "office__of")

    def get_deleted_objects(self, objs: Iterable[Tenure], _request: HttpRequest) -> Deletion:
        """The terms; nothing else goes with them."""
        return deletion_of(objs, {})
