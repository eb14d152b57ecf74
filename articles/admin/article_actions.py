"""What is done to the selected articles: each action is a verb of the curating room."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.undo_offer import say_done
from articles.curating.visibility import MOST_AT_ONCE, hide, publish, put_into_trash
from articles.models import Article, Operation

Verb = Callable[[Sequence[Article], User | AnonymousUser], Operation | None]
_PERMISSION = ["visibility"]


@admin.action(description="Hide selected articles", permissions=_PERMISSION)
def hide_selected(_admin: Any, request: HttpRequest, articles: QuerySet[Article]) -> None:
    """Out of searches, counts, suggestions and pages."""
    _apply(hide, request, articles)


@admin.action(description="Publish selected articles", permissions=_PERMISSION)
def publish_selected(_admin: Any, request: HttpRequest, articles: QuerySet[Article]) -> None:
    """For everybody to see, from wherever they were."""
    _apply(publish, request, articles)


@admin.action(description="Put selected articles into the trash", permissions=_PERMISSION)
def trash_selected(_admin: Any, request: HttpRequest, articles: QuerySet[Article]) -> None:
    """Hidden, to be restored or deleted for good."""
    _apply(put_into_trash, request, articles)


@admin.action(description="Restore selected articles from the trash", permissions=_PERMISSION)
def restore_selected(_admin: Any, request: HttpRequest, articles: QuerySet[Article]) -> None:
    """Those in the trash are published again; the others stay as they are."""
    _apply(publish, request, articles.filter(visibility=Article.Visibility.TRASH))


ACTIONS = (hide_selected, publish_selected, trash_selected, restore_selected)


def _apply(verb: Verb, request: HttpRequest, articles: QuerySet[Article]) -> None:
    chosen = list(articles.select_related(None).only("pk", "title")[: MOST_AT_ONCE + 1])
    if not chosen:
        messages.info(request, "None of the selected articles is in the trash.")
        return
    try:
        say_done(request, verb(chosen, request.user))
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
