"""A page on which an entity is chosen by writing its name: it needs no script."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.answering.bearers import entities_called
from articles.models import Entity

_MOST_NAMED = 5


class ChoiceForm(forms.Form):
    """The other entity, as people call it."""

    other = forms.CharField(
        max_length=200, label="Name", required=False,
        widget=forms.TextInput(attrs={"class": "vTextField", "autofocus": True}),
        help_text="Its name, an alias, a code or the name in its address.",
    )  # fmt: skip


def entity_called(
    name: str, kind: str, *, besides: Entity | None = None
) -> tuple[Entity | None, str]:
    """The one entity of a kind that is called so; else None, and why."""
    found = entities_called([name], kind).get(name, [])
    found = [one for one in found if besides is None or one.pk != besides.pk]
    if len(found) == 1:
        return found[0], ""
    if not found:
        return None, f"No other {kind} is called “{name}”. Write its name or an alias."
    several = ", ".join(f"{one} ({one.slug})" for one in found[:_MOST_NAMED])
    return None, f"“{name}” may be {several}. Write what stands in brackets."


def choose_entity(
    page: Any,
    request: HttpRequest,
    title: str,
    entity: Entity,
    help_text: str,
    problem: str = "",
) -> HttpResponse:
    """The page that asks for the other one; what was typed stays."""
    asked = (request.POST or request.GET).get("other", "")
    context: dict[str, Any] = {
        **page.admin_site.each_context(request),
        "title": title,
        "form": ChoiceForm(initial={"other": asked}),
        "help_text": help_text,
        "problem": problem,
        "opts": page.opts,
        "back": reverse("admin:articles_entity_change", args=[entity.pk]),
    }
    return TemplateResponse(request, "admin/articles/choose_entity.html", context)
