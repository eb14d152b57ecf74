"""What was a setting before, and what is it now? Django's log keeps only which fields changed."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.http import HttpRequest

_LONGEST = 1_000


class ToldValues:
    """A page of the admin whose log tells values too: of lists what was taken and what was given.

    Passwords are never told.
    """

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> list[dict[str, Any]]:
        """As Django writes it, with the values of the form's fields beside their names."""
        parent: Any = super()
        message: list[dict[str, Any]] = parent.construct_change_message(
            request, form, formsets, add
        )
        values = list(_values(form, is_new=add))
        own = next((part for part in message if "name" not in next(iter(part.values()), {})), None)
        if own is not None and values:
            next(iter(own.values()))["values"] = values
        return message


def _values(form: Any, *, is_new: bool) -> Iterator[tuple[str, str, str]]:
    """The label of each changed field, what went, and what came."""
    for name in form.changed_data:
        field = form.fields.get(name)
        if field is None or isinstance(field.widget, forms.PasswordInput) or "password" in name:
            continue
        before, after = form.initial.get(name), form.cleaned_data.get(name)
        label = str(field.label or name).lower()
        if isinstance(field, forms.ModelMultipleChoiceField):
            old, new = _names(before or ()), _names(after or ())
            yield label, _joined(old - new), _joined(new - old)
        elif not is_new:
            yield label, _said(before), _said(after)


def _names(things: Iterable[Any]) -> set[str]:
    return {str(getattr(thing, "name", thing)) for thing in things}


def _joined(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))[:_LONGEST]


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)[:_LONGEST] if value not in (None, "") else "nothing"
