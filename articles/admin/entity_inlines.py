"""What belongs to an entity and is written on its page: aliases, a leader's terms, offices."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django import forms
from django.db import models
from django.http import HttpRequest

from articles.admin.alias_form import AliasForm
from articles.admin.named_select import NamedChoices
from articles.admin.pages import FIELDS
from articles.admin.row_form import RowForm
from articles.admin.subscriptable import BaseInlineFormSet, ModelForm, TabularInline
from articles.models import Alias, Entity, Office, Tenure

Row = TypeVar("Row", bound=models.Model)


class DistinctFormSet(BaseInlineFormSet[Row, Entity, ModelForm[Row]]):
    """Rows of which no two may have the same `key`: told in words, before the table refuses."""

    key: tuple[str, ...] = ()

    def clean(self) -> None:
        """No row twice, and none that becomes what another still is."""
        super().clean()
        if any(self.errors):
            return
        stored = {self._key(form.initial): form for form in self.initial_forms}
        seen: set[tuple[Any, ...]] = set()
        for form in self.forms:
            if not form.cleaned_data or form.cleaned_data.get("DELETE"):
                continue
            key = self._key(form.cleaned_data)
            if key in seen:
                raise forms.ValidationError(f"“{form.instance}” is there twice. Keep one of them.")
            if form in self.initial_forms and stored.get(key, form) is not form:
                raise forms.ValidationError(
                    f"“{form.instance}” is still the name of another row. Save that one first."
                )
            seen.add(key)

    def _key(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        found = (values.get(name) for name in self.key)
        return tuple(value.pk if isinstance(value, models.Model) else value for value in found)


class AliasFormSet(DistinctFormSet[Alias]):
    """Every spelling once."""

    key = ("text",)


class DayField(forms.DateField):
    """A day, if it is known, in a way that can only mean one day (03/04/1981 means two)."""

    def __init__(self) -> None:
        super().__init__(
            required=False,
            input_formats=["%Y-%m-%d", "%d %B %Y", "%d %b %Y"],
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"size": 12}),
            help_text="As 1981-05-21 or 21 May 1981.",
        )


class TenureFormSet(DistinctFormSet[Tenure]):
    """Every term once."""

    key = ("office", "start")


class TenureForm(RowForm[Tenure]):
    """A term of office."""

    span = ("start", "end")
    start = DayField()
    end = DayField()

    class Meta:
        widgets = {"sources": forms.TextInput(attrs={"size": 16})}


class AliasInline(TabularInline[Alias, Entity]):
    """The other spellings of its name."""

    model = Alias
    form = AliasForm
    formset = AliasFormSet
    extra = 1
    formfield_overrides = FIELDS
    fields = ("text", "kind", "valid_from", "valid_to", "is_enabled", "seen")
    show_change_link = True


class TenureInline(NamedChoices, TabularInline[Tenure, Entity]):
    """The offices that a leader held."""

    model = Tenure
    form = TenureForm
    formset = TenureFormSet
    extra = 0
    fk_name = "leader"
    fields = ("office", "start", "end", "is_approximate", "sources", "seen")
    autocomplete_fields = ("office",)
    verbose_name = "term of office"
    verbose_name_plural = "terms of office"

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Tenure]:
        """With the names that a term is called by."""
        return super().get_queryset(request).select_related("leader", "office__of")

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offices with the country that is part of their name."""
        if db_field.name == "office":
            kwargs["queryset"] = Office.objects.select_related("of")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class HolderFormSet(TenureFormSet):
    """Every term of an office once."""

    key = ("leader", "start")


class HolderInline(NamedChoices, TabularInline[Tenure, Any]):
    """The leaders who held an office."""

    model = Tenure
    form = TenureForm
    formset = HolderFormSet
    extra = 0
    fields = ("leader", "start", "end", "is_approximate", "sources", "seen")
    autocomplete_fields = ("leader",)
    verbose_name = "term of office"
    verbose_name_plural = "terms of office"

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Tenure]:
        """With the names that a term is called by."""
        return super().get_queryset(request).select_related("leader", "office__of")


class OfficeFormSet(DistinctFormSet[Office]):
    """Every office once."""

    key = ("title", "role")


class OfficeRowForm(RowForm[Office]):
    """An office of a country or an organization."""

    class Meta:
        widgets = {"title": forms.TextInput(attrs={"size": 40})}


class OfficeInline(TabularInline[Office, Entity]):
    """The offices of a country or an organization; a link leads to the terms of each."""

    model = Office
    form = OfficeRowForm
    formset = OfficeFormSet
    extra = 0
    fields = ("title", "role", "seen")
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Office]:
        """With the entity that is part of an office's name."""
        return super().get_queryset(request).select_related("of")
