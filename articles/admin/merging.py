"""The page that merges one entity into another: looked at first, done, and undone by a link."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles.admin.asking import Question, ask
from articles.admin.choosing import choose_entity, entity_called
from articles.admin.undo_offer import say_done
from articles.curating.merge_entities import MergePreview, merge_entities, preview_merge
from articles.curating.not_the_same import not_the_same
from articles.models import Entity

_ACCEPTING_WINS = (
    "Where editors accepted one and rejected the other, accepting wins: an article that names "
    "either names the one that they are."
)


def merge_view(page: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the other one, look at what the merge does, and do it."""
    if not page.has_merge_permission(request):
        raise PermissionDenied
    kept = Entity.objects.filter(pk=pk).first()
    if kept is None:
        raise Http404(f"There is no entity {pk}.")
    asked = (request.POST or request.GET).get("other", "")
    title = f"Merge another into {kept}"
    help_text = (
        f"Everything of the other becomes {kept}'s, and its address leads there. You see what "
        "that does before it is done."
    )
    if not asked:
        return choose_entity(page, request, title, kept, help_text)
    other, problem = _other(asked, kept)
    if other is None:
        return choose_entity(page, request, title, kept, help_text, problem)
    try:
        return _preview_or_do(page, request, kept, other)
    except ValidationError as problem_:
        return choose_entity(page, request, title, kept, help_text, " ".join(problem_.messages))


def _preview_or_do(page: Any, request: HttpRequest, kept: Entity, other: Entity) -> HttpResponse:
    user: Any = request.user
    if request.method == "POST" and "apart" in request.POST:
        say_done(request, not_the_same(kept, other, user))
        return HttpResponseRedirect(reverse("admin:articles_entity_duplicates"))
    if request.method == "POST" and "confirmed" in request.POST:
        say_done(request, merge_entities(kept, other, user))
        return HttpResponseRedirect(reverse("admin:articles_entity_change", args=[kept.pk]))
    question = _question(preview_merge(kept, other))
    return ask(page.admin_site, request, page.opts, question)


def _other(asked: str, kept: Entity) -> tuple[Entity | None, str]:
    """The entity that a number or a name means, or why there is none."""
    from_number = asked.isascii() and asked.isdecimal() and len(asked) < 19
    if from_number and (one := Entity.objects.filter(pk=int(asked)).first()):
        return one, ""
    return entity_called(asked, kept.kind, besides=kept)


def _question(preview: MergePreview) -> Question:
    kept, gone = preview.kept, preview.gone
    turned = reverse("admin:articles_entity_merge", args=[gone.pk])
    address = gone.get_absolute_url()
    facts = (
        ("Stays", f"{kept} ({kept.kind}, {kept.get_absolute_url()})"),
        ("Becomes a part of it", f"{gone} ({gone.description or gone.kind})"),
        ("Articles that name it", f"{preview.articles:,}, of which {preview.in_both:,} name both"),
        ("Editors' decisions on it", f"{preview.decisions:,}"),
        ("Contradictory verdicts", f"{preview.contradictions:,}"),
        ("Aliases", f"{preview.aliases:,}"),
        ("Offices", f"{preview.offices:,}"),
        ("Terms of office", f"{preview.tenures:,}"),
        ("Its old address", f"{address} will lead to {kept.get_absolute_url()}"),
    )
    remarks = ["It is one transaction, and can be undone."]
    if preview.contradictions:
        remarks.insert(0, _ACCEPTING_WINS)
    return Question(
        title=f"Merge {gone} into {kept}?",
        button=f"Merge {gone} into {kept}",
        back=reverse("admin:articles_entity_change", args=[kept.pk]),
        facts=facts,
        remarks=tuple(remarks),
        sample=tuple(preview.sample),
        fields=(("other", str(gone.pk)), ("confirmed", "yes")),
        other_buttons=(("apart", "They are not the same"),),
        links=(
            (f"Turn it round: merge {kept} into {gone}",
             f"{turned}?{urlencode({'other': kept.pk})}"),
        ),
    )  # fmt: skip
