"""A form that knows what its page showed: nothing that somebody else changed is overwritten."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from functools import cached_property
from typing import Any, TypeVar, cast

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.subscriptable import ModelForm
from articles.dates import PartialDate
from articles.history.things import BY_MODEL
from articles.models import Change

M = TypeVar("M", bound=models.Model)
_LONGEST = 200


class SeenForm(ModelForm[M]):
    """Carries a digest of every value that it showed, and compares before anything is saved.

    What others changed meanwhile is told, with their version and the curator's own; the page
    that tells it has seen the new version, so that saving once more is meant.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    # The columns behind a field of another name, to find who changed it.
    behind: dict[str, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._show()

    def _show(self) -> None:
        """To be called again by whoever sets initial values later."""
        self.initial["seen"] = json.dumps({n: _digest(self._stored(n)) for n in self._names()})

    @cached_property
    def changed_data(self) -> list[str]:
        """The fields that the curator changed."""
        return [name for name in super().changed_data if name != "seen"]

    def clean(self) -> dict[str, Any]:
        """Refuse to overwrite what somebody else saved while this page was open."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        seen = _read(cleaned.get("seen", ""))
        if self.instance.pk is None:
            return cleaned
        if not seen:
            self.add_error(None, "The page does not say what it showed. Open it again.")
            return cleaned
        for name in self._names():
            stored, was = self._stored(name), seen.get(name)
            typed = _plain(cleaned[name]) if name in cleaned else None
            if was is None or _digest(stored) == was or typed == stored:
                continue
            is_mine = typed is None or _digest(typed) != was
            self.add_error(None, self._words(name, stored, typed if is_mine else None))
            self._let_see(name, keep=is_mine)
        return cleaned

    def _names(self) -> Iterable[str]:
        return [
            name for name, field in self.fields.items() if name != "seen" and not field.disabled
        ]

    def _stored(self, name: str) -> str:
        return _plain(self.get_initial_for_field(self.fields[name], name))

    def _words(self, name: str, stored: str, typed: str | None) -> SafeString:
        field = self.fields[name]
        label = field.label or name.replace("_", " ")
        end = (
            f"You wrote “{_short(typed)}”, which is kept in the form: save again to have your way."
            if typed is not None
            else "You left it alone, and the form shows the new version now: save again to keep it."
        )
        who = self._who(name)
        if len(stored) <= _LONGEST:
            shown = self._said(name, stored)
            return format_html("{}: {} changed it meanwhile to “{}”. {}", label, who, shown, end)
        return format_html(
            "{}: {} changed it meanwhile. {} <details><summary>What is stored now</summary>"
            "<pre>{}</pre></details>", label, who, end, stored,
        )  # fmt: skip

    def _said(self, name: str, stored: str) -> str:
        field = self.fields[name]
        if isinstance(field, forms.ModelChoiceField) and stored:
            found = (
                field.queryset.filter(pk__in=stored.split(","))
                if field.queryset is not None
                else ()
            )
            return ", ".join(str(one) for one in found)
        return stored or "nothing"

    def _who(self, name: str) -> str:
        """Who changed a field last, as far as the history knows."""
        kept = BY_MODEL.get(type(self.instance))
        if kept is None:
            return "somebody"
        column = self.behind.get(name, name)
        rows = Change.objects.filter(thing=kept.thing, object_id=self.instance.pk)
        for change in rows.select_related("operation__actor").order_by("-pk")[:20]:
            if {column, f"{column}_id"} & (change.after or {}).keys():
                at = f"{change.operation.started_at:%d %b %Y %H:%M}"
                return f"{change.operation.actor or 'a machine run'} ({at})"
        return "an import or a load"

    def _let_see(self, name: str, *, keep: bool) -> None:
        """The page is shown again, with the new version seen, and what was not typed brought up."""
        data = cast("QueryDict", self.data).copy()
        seen = _read(data.get(self.add_prefix("seen"), "")) | {name: _digest(self._stored(name))}
        data[self.add_prefix("seen")] = json.dumps(seen)
        if not keep:
            _set(data, self.add_prefix(name), self[name].initial, self.fields[name])
        self.data = data


def _set(data: QueryDict, key: str, value: Any, field: forms.Field) -> None:
    value = field.prepare_value(value)
    if isinstance(value, list | tuple):
        data.setlist(key, [str(one) for one in value])
    elif value is True:
        data[key] = "on"
    elif value is None or value is False:
        data.pop(key, None)
        if value is None:
            data[key] = ""
    else:
        data[key] = str(value)


def _plain(value: Any) -> str:
    """One text for a value, whether it comes from the table or from a form."""
    match value:
        case None | False:
            return ""
        case True:
            return "yes"
        case PartialDate():
            return value.words
        case models.Model():
            return str(value.pk)
        case list() | tuple() | models.QuerySet():
            return ",".join(sorted(_plain(one) for one in value))
        case dt.date():
            return value.isoformat()
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _read(text: str) -> dict[str, str]:
    """What a page said that it showed; nothing when it makes no sense."""
    try:
        found = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
