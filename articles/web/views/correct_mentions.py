"""An editor corrects whom an article names."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from articles.models import Article, Entity
from articles.tagging.editing import (
    add_mention,
    confirm_mention,
    reject_mention,
    undo_decision,
)
from articles.web.corrected import corrected
from articles.web.editors_only import editors_only
from articles.web.find_entities import entities_meant, entities_similar

VERBS = {
    "add": add_mention,
    "confirm": confirm_mention,
    "reject": reject_mention,
    "undo": undo_decision,
}


@editors_only
def correct_mentions(request: HttpRequest, short_id: str) -> HttpResponseBase:
    """Confirm, reject or add one entity, given by its key or, when adding, by its name."""
    article = get_object_or_404(Article.objects.seen_by(request.user), short_id=short_id)
    verb = VERBS.get(request.POST.get("verb", ""))
    if verb is None:
        return corrected(request, article, error="Say what to do: add, confirm, reject or undo.")
    key, name = request.POST.get("entity", ""), request.POST.get("name", "").strip()[:200]
    if key:
        is_number = key.isascii() and key.isdecimal() and len(key) < 18
        found = list(Entity.objects.filter(pk=int(key))) if is_number else []
    else:
        found = entities_meant(name)
    if len(found) != 1:
        choices = found or entities_similar(name)
        return corrected(
            request, article, typed=name, choices=tuple(choices),
            error=_problem(key, name, found, choices),
        )  # fmt: skip
    verb(article, found[0], request.user)
    return corrected(request, article)


def _problem(key: str, name: str, found: list[Entity], choices: list[Entity]) -> str:
    if key:
        return "What you chose is no longer in this archive. Reload the page to see what is."
    if choices and not found:
        return f"Nobody and nothing here is called just “{name}”. Is one of these meant?"
    if found:
        return f"{len(found)} are called “{name}”. Which one is meant?"
    if name:
        return (
            f"Nobody and nothing here is called “{name}”. Try another spelling, "
            "or ask a curator to add it."
        )
    return "Write the name of a country, leader or organization."
