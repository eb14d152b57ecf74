"""What does a curator see of the offices?"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from articles.admin.deletion import Deletion, deletion_of
from articles.admin.pages import ArchiveAdmin
from articles.admin.subscriptable import ModelForm
from articles.models import Office, Tenure


class OfficeForm(ModelForm[Office]):
    """A post and whose it is; each is there once."""

    class Meta:
        model = Office
        fields = ("title", "role", "of")

    def clean(self) -> dict[str, Any]:
        """Say in words what the table would refuse."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        same = Office.objects.exclude(pk=self.instance.pk).filter(
            title=cleaned.get("title"), role=cleaned.get("role"), of=cleaned.get("of")
        )
        if "title" not in self.errors and same.exists():
            self.add_error("title", forms.ValidationError("This office is there already."))
        return cleaned


@admin.register(Office)
class OfficeAdmin(ArchiveAdmin[Office]):
    """Offices: posts that leaders hold. Who held them when is written with the leader."""

    form = OfficeForm
    list_display = ("title", "of", "role")
    list_select_related = ("of",)
    list_filter = ("role",)
    search_fields = ("title", "of__name")
    search_help_text = "Words of the title, or of the country's or organization's name."
    autocomplete_fields = ("of",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Office]:
        """With the country or organization that is part of its name."""
        return super().get_queryset(request).select_related("of")

    def get_deleted_objects(self, objs: Iterable[Office], _request: HttpRequest) -> Deletion:
        """The offices, and how many terms go with them."""
        objs = list(objs)
        terms = Tenure.objects.filter(office__in=[office.pk for office in objs])
        return deletion_of(objs, {"terms of office": terms.count()})
