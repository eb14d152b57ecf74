"""The page with entities that look alike: merged from here, or told apart for good."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.admin.undo_offer import say_done
from articles.curating.not_the_same import likely_duplicates, not_the_same
from articles.models import Entity, Mention

MOST_SHOWN = 100


@dataclass(frozen=True)
class Alike:
    """One of a pair: what tells it from the other, and where the other is merged into it."""

    entity: Entity
    articles: int
    merge_address: str


def duplicates_view(page: Any, request: HttpRequest) -> HttpResponse:
    """The pairs; a posted pair is told apart."""
    if not page.has_merge_permission(request):
        raise PermissionDenied
    if request.method == "POST":
        _tell_apart(request)
        return HttpResponseRedirect(reverse("admin:articles_entity_duplicates"))
    context: dict[str, Any] = {
        **page.admin_site.each_context(request),
        "title": "Likely duplicates",
        "opts": page.opts,
        "pairs": _pairs(),
        "most": MOST_SHOWN,
        "apart_address": reverse("admin:articles_notthesame_changelist"),
    }
    return TemplateResponse(request, "admin/articles/duplicates.html", context)


def _tell_apart(request: HttpRequest) -> None:
    chosen = [request.POST.get(name, "") for name in ("one", "other")]
    ids = {int(pk) for pk in chosen if pk.isascii() and pk.isdecimal() and len(pk) < 19}
    found = list(Entity.objects.filter(pk__in=ids).order_by("pk"))
    if len(found) == 2:
        say_done(request, not_the_same(found[0], found[1], request.user))


def _pairs() -> list[tuple[Alike, Alike]]:
    pairs = likely_duplicates(MOST_SHOWN)
    ids = {entity.pk for pair in pairs for entity in pair}
    mentions = Mention.objects.filter(entity__in=ids).order_by()
    named = dict(mentions.values_list("entity").annotate(Count("pk")))

    def alike(one: Entity, other: Entity) -> Alike:
        page = reverse("admin:articles_entity_merge", args=[one.pk])
        return Alike(one, named.get(one.pk, 0), f"{page}?other={other.pk}")

    return [(alike(one, other), alike(other, one)) for one, other in pairs]
