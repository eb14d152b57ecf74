"""An editor corrects whom an article names."""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from articles.models import Article, Entity, Operation
from articles.tagging import editing
from articles.web.corrected import correct, corrected
from articles.web.correcting import Outcome
from articles.web.correcting.sent import GONE, entity_chosen, entity_meant, seen_version
from articles.web.editors_only import editors_only

Verb = Callable[[Article, Entity, User | AnonymousUser, int | None], Operation | None]


def _is_about(article: Article, entity: Entity, editor: User | AnonymousUser, seen: int | None
              ) -> Operation | None:  # fmt: skip
    return editing.set_about(article, entity, editor, seen, is_about=True)


def _is_only_named(article: Article, entity: Entity, editor: User | AnonymousUser, seen: int | None
                   ) -> Operation | None:  # fmt: skip
    return editing.set_about(article, entity, editor, seen, is_about=False)


# Each with what it does, as the editor would say it.
VERBS: dict[str, tuple[Verb, str]] = {
    "add": (editing.add_mention, "add {entity}"),
    "confirm": (editing.confirm_mention, "confirm {entity}"),
    "reject": (editing.reject_mention, "reject {entity}"),
    "undo": (editing.undo_decision, "take the verdict on {entity} back"),
    "about": (_is_about, "say that the article is about {entity}"),
    "named": (_is_only_named, "say that the article only names {entity}"),
}


@editors_only
def correct_mentions(request: HttpRequest, short_id: str) -> HttpResponseBase:
    """One verdict on one entity, given by its key or, when adding, by its name."""
    article = get_object_or_404(Article.objects.seen_by(request.user), short_id=short_id)
    asked = request.POST.get("verb", "")
    if asked == "change":
        return _change(request, article)
    if asked == "never":
        return _never(request, article)
    if asked not in VERBS:
        return corrected(request, article, Outcome(error=f"Say what to do: {_known_verbs()}."))
    meant = entity_meant(request, "entity")
    if isinstance(meant, Outcome):
        return corrected(request, article, meant)
    verb, words = VERBS[asked]
    return correct(
        request, article, words.format(entity=meant),
        lambda: verb(article, meant, request.user, seen_version(request)),
    )  # fmt: skip


def _change(request: HttpRequest, article: Article) -> HttpResponseBase:
    """What was taken for one entity is another, chosen by its key or its name."""
    old = entity_chosen(request, "entity")
    if old is None:
        return corrected(request, article, Outcome(error=GONE))
    new = entity_meant(request, "new")
    if isinstance(new, Outcome):
        return corrected(request, article, new)
    return correct(
        request, article, f"change {old} to {new}",
        lambda: editing.change_entity(article, old, new, request.user, seen_version(request)),
    )  # fmt: skip


def _never(request: HttpRequest, article: Article) -> HttpResponseBase:
    """One alias does not mean the entity here."""
    entity = entity_chosen(request, "entity")
    if entity is None:
        return corrected(request, article, Outcome(error=GONE))
    alias = request.POST.get("alias", "")
    return correct(
        request, article, f"rule “{alias[:80]}” out for {entity}",
        lambda: editing.never_match(article, entity, alias, request.user, seen_version(request)),
    )  # fmt: skip


def _known_verbs() -> str:
    return f"{', '.join(VERBS)}, change or never"
