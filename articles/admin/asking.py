"""A page that says what will happen, and asks whether it shall: a plain form, no script."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import AdminSite
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse

from articles.models import Article

CONFIRMED = "confirmed"


@dataclass(frozen=True)
class Question:
    """What will happen, in facts and remarks, with some of the articles; and what to send back."""

    title: str
    button: str
    back: str
    facts: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()
    sample: tuple[Article, ...] = ()
    sample_title: str = "Some of the articles"
    fields: tuple[tuple[str, str], ...] = ()
    other_buttons: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    problems: tuple[str, ...] = ()


def ask(site: AdminSite, request: HttpRequest, opts: Any, question: Question) -> HttpResponse:
    """The page."""
    context: dict[str, Any] = {
        **site.each_context(request),
        "title": question.title,
        "question": question,
        "opts": opts,
    }
    request.current_app = site.name
    return TemplateResponse(request, "admin/articles/ask.html", context)


def fields_again(posted: QueryDict) -> tuple[tuple[str, str], ...]:
    """Everything that was sent, to be sent once more, with the word that it was looked at."""
    left_out = ("csrfmiddlewaretoken", CONFIRMED)
    again = [(name, value) for name, values in posted.lists() if name not in left_out
             for value in values]  # fmt: skip
    return (*again, (CONFIRMED, "yes"))


def named(things: Iterable[Model]) -> str:
    """Their names in a row."""
    return ", ".join(str(thing) for thing in things)
