"""What belongs to an entity and is written on its page: its aliases, and a leader's terms."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django import forms
from django.db import models
from django.http import HttpRequest

from articles.admin.pages import FIELDS
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


class RowForm(ModelForm[Row]):
    """One row, whose `span` must not run backwards."""

    span: tuple[str, str] = ("", "")

    def clean(self) -> dict[str, Any]:
        """The first comes before the last."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = (cleaned.get(name) for name in self.span)
        if first is not None and last is not None and first > last:
            self.add_error(self.span[1], "This is before the beginning.")
        return cleaned

    def validate_constraints(self) -> None:
        """The rows together are checked by DistinctFormSet, in words."""


class AliasFormSet(DistinctFormSet[Alias]):
    """Every spelling once."""

    key = ("text",)


class AliasForm(RowForm[Alias]):
    """A spelling, and the years in which it was used."""

    span = ("valid_from", "valid_to")

    class Meta:
        widgets = {"text": forms.TextInput(attrs={"size": 24})}


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
    fields = ("text", "kind", "valid_from", "valid_to", "is_enabled")


class TenureInline(TabularInline[Tenure, Entity]):
    """The offices that a leader held."""

    model = Tenure
    form = TenureForm
    formset = TenureFormSet
    extra = 0
    fields = ("office", "start", "end", "is_approximate", "sources")
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
