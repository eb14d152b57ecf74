"""What became of a country, leader or organization."""

from django.contrib.auth.decorators import login_required, permission_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from articles.models import Entity, EntityRedirect
from articles.web.histories.seen import VIEW
from articles.web.histories.thing_history import build_entity_history, history_address


@require_GET
@login_required
@permission_required(VIEW, raise_exception=True)
def entity_history(request: HttpRequest, kind: str, slug: str) -> HttpResponseBase:
    """Who changed it, its names and its offices, and who decided on it in which article."""
    entity = Entity.objects.filter(kind=kind, slug=slug).first()
    if entity is None:
        merged_into = EntityRedirect.objects.leading(kind, [slug]).get(slug)
        if merged_into is None:
            raise Http404(f"There is no {kind} called {slug}.")
        return redirect(history_address(merged_into))
    history = build_entity_history(entity, request.user, request.GET.get("page", ""))
    return render(request, "history/thing.html", {"history": history})
