"""What an editor's form says, read before anything else sees it."""

from django.http import HttpRequest

from articles.models import Entity
from articles.web.correcting.outcome import Fields, Outcome, WhichEntity
from articles.web.find_entities import entities_meant, entities_similar

LONGEST_NAME = 200
GONE = "What you chose is no longer in this archive. Reload the page to see what is."


def typed_in(request: HttpRequest) -> dict[str, str]:
    """The whole form, the last value of each field."""
    return {name: str(request.POST[name]) for name in request.POST}


def seen_version(request: HttpRequest) -> int | None:
    """The article's version that the editor saw; what is no number has seen nothing.

    None where a form does not say: then nothing is compared.
    """
    text = request.POST.get("seen")
    if text is None:
        return None
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def entity_chosen(request: HttpRequest, name: str) -> Entity | None:
    """The entity whose key the form sends under this name, if there is one."""
    key = request.POST.get(name, "")
    is_number = key.isascii() and key.isdecimal() and len(key) < 18
    return Entity.objects.filter(pk=int(key)).first() if is_number else None


def entity_meant(request: HttpRequest, key: str) -> Entity | Outcome:
    """The entity that the form chooses by its key, or names; or what to ask instead."""
    if request.POST.get(key):
        return entity_chosen(request, key) or Outcome(error=GONE, typed=typed_in(request))
    name = request.POST.get("name", "").strip()[:LONGEST_NAME]
    found = entities_meant(name)
    if len(found) == 1:
        return found[0]
    choices = found or entities_similar(name)
    which = WhichEntity(
        action=request.get_full_path(),
        name=key,
        entities=tuple(choices),
        fields=fields_but(request, "name", key),
    )
    return Outcome(
        error=_problem(name, found, choices),
        which=which if choices else None,
        typed=typed_in(request),
    )


def fields_but(request: HttpRequest, *names: str) -> Fields:
    """All that was sent, to send it again, but these fields."""
    left_out = {*names, "csrfmiddlewaretoken"}
    return tuple((name, v) for name, v in typed_in(request).items() if name not in left_out)


def _problem(name: str, found: list[Entity], choices: list[Entity]) -> str:
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
