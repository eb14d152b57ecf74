"""A list to choose from while typing; where scripts are off, a plain box for the name beside it."""

from collections.abc import Callable
from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.db.models import Model
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.answering.bearers import entities_called, sources_called
from articles.models import Entity, Office, Source


def _offices_called(names: list[str]) -> dict[str, list[Office]]:
    """By the title alone, or with whose it is: "President, France"."""
    found = {}
    for name in names:
        title, _, of = name.rpartition(", ")
        rows = Office.objects.filter(title__iexact=name)
        if title:
            rows |= Office.objects.filter(title__iexact=title, of__name__iexact=of)
        found[name] = list(rows[:2])
    return found


_CALLED: dict[type[Model], Callable[[list[str]], Any]] = {
    Entity: entities_called,
    Office: _offices_called,
    Source: sources_called,
}


class _Typed:
    """What both selects have in common."""

    field: Any

    class Media:
        js = ("admin/js/autocomplete.js", "named_select.js")

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The select, and a box that only browsers without scripts show and send."""
        parent: Any = super()
        return format_html(
            '{}<noscript><input type="text" class="vTextField" name="{}-typed" value="{}" '
            'aria-label="{}, by its name" placeholder="or write its name"></noscript>',
            parent.render(name, value, attrs, renderer),
            name,
            "|".join(one for one in _listed(value) if not _is_key(one)),
            self.field.verbose_name,
        )

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        """What is no key was refused, and is asked of no table."""
        parent: Any = super()
        return parent.optgroups(name, [one for one in value if _is_key(one)], attr)

    def typed(self, data: Any, name: str) -> list[str]:
        """The key for each name that was written; a name of nobody, or of several, stays."""
        written = str(data.get(f"{name}-typed") or "").split("|")
        names = [one.strip() for one in written if one.strip()]
        called = _CALLED[self.field.remote_field.model](names) if names else {}
        found = {one: called.get(one, []) for one in names}
        return [str(f[0].pk) if len(f) == 1 else one for one, f in found.items()]


def _listed(value: Any) -> list[str]:
    values = value if isinstance(value, list | tuple) else [value]
    return [str(one) for one in values if one not in (None, "")]


def _is_key(value: Any) -> bool:
    text = str(value)
    return text.isascii() and text.isdecimal() and len(text) < 19


class NamedSelect(_Typed, AutocompleteSelect):
    """One of many."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """What was written, else what was chosen."""
        typed = self.typed(data, name)
        return typed[0] if typed else super().value_from_datadict(data, files, name)


class NamedSelectMultiple(_Typed, AutocompleteSelectMultiple):
    """Some of many; written names have | between them."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """What was chosen, and what was written."""
        chosen = super().value_from_datadict(data, files, name) or []
        return [*chosen, *self.typed(data, name)]


class NamedChoices:
    """A page whose `autocomplete_fields` can be filled in without scripts too."""

    admin_site: Any

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Choose one."""
        parent: Any = super()
        if db_field.name in parent.get_autocomplete_fields(request):
            kwargs.setdefault("widget", NamedSelect(db_field, self.admin_site))
        return parent.formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Choose some."""
        parent: Any = super()
        if db_field.name in parent.get_autocomplete_fields(request):
            kwargs.setdefault("widget", NamedSelectMultiple(db_field, self.admin_site))
        return parent.formfield_for_manytomany(db_field, request, **kwargs)
