"""What does a curator see of the offices?"""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from articles.admin.deletion import Deletion, deletion_of
from articles.admin.entity_inlines import HolderInline
from articles.admin.exchange.offices import OfficeResource
from articles.admin.exchange.pages import ExchangeAdmin
from articles.admin.recorded import RecordedAdmin
from articles.admin.seen_form import SeenForm
from articles.history import Watched
from articles.models import Office, Operation, Tenure


class OfficeForm(SeenForm[Office]):
    """A post and whose it is; each is there once."""

    class Meta:
        model = Office
        fields = ("title", "role", "of")

    def clean(self) -> dict[str, Any]:
        """Say in words what the table would refuse."""
        cleaned = super().clean()
        same = Office.objects.exclude(pk=self.instance.pk).filter(
            title=cleaned.get("title"), role=cleaned.get("role"), of=cleaned.get("of")
        )
        if "title" not in self.errors and same.exists():
            self.add_error("title", forms.ValidationError("This office is there already."))
        return cleaned


@admin.register(Office)
class OfficeAdmin(ExchangeAdmin[Office], RecordedAdmin[Office]):
    """Offices: posts that leaders hold, and who held them when."""

    recorded_as = Operation.Kind.OFFICE
    form = OfficeForm
    resource_classes = [OfficeResource]
    inlines = (HolderInline,)
    fields = ("title", "role", "of", "seen")
    list_display = ("title", "of", "role")
    list_select_related = ("of",)
    list_filter = ("role",)
    search_fields = ("title", "of__name")
    search_help_text = "Words of the title, or of the country's or organization's name."
    autocomplete_fields = ("of",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Office]:
        """With the country or organization that is part of its name."""
        return super().get_queryset(request).select_related("of")

    def rows_of(self, ids: Sequence[int]) -> list[Watched]:
        """The offices, and the terms in which they were held."""
        return [*super().rows_of(ids), Tenure.objects.filter(office__in=ids)]

    def get_deleted_objects(self, objs: Iterable[Office], _request: HttpRequest) -> Deletion:
        """The offices, and how many terms go with them."""
        objs = list(objs)
        terms = Tenure.objects.filter(office__in=[office.pk for office in objs])
        return deletion_of(objs, {"terms of office": terms.count()})
