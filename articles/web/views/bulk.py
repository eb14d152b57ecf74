"""Many articles at once: a look at what would be done, and then the doing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from articles.curating.bulk import plan_bulk, preview
from articles.curating.drafts import DraftGoneError, apply_draft, draft_of, keep_draft
from articles.web.addresses import search_address
from articles.web.bulk.asked import (
    LONGEST_SEARCH,
    AskedBulk,
    NotClearError,
    articles_of,
    entity_of,
    read_bulk,
    tag_of,
)
from articles.web.bulk.pages import StartPage, build_preview
from articles.web.guarded import guarded
from articles.web.query_url import read_query


@guarded("articles.bulk_correct", back="search")
def bulk(request: HttpRequest) -> HttpResponseBase:
    """Look at what would be done to the chosen articles, and keep them for the preview."""
    if request.method != "POST":
        return redirect("search")
    asked = read_bulk(request.POST)
    back = _search_of(asked)
    try:
        entity, tag = entity_of(asked), tag_of(asked)
        plan = plan_bulk(asked.verb, articles_of(asked), entity=entity, tag=tag)
    except NotClearError as problem:
        page = StartPage(asked, str(problem), problem.choices, back)
        return render(request, "bulk_start.html", {"page": page}, status=422)
    return redirect("bulk_preview", keep_draft(preview(plan), request.user, back).pk)


@guarded("articles.bulk_correct", back="search")
def bulk_preview(request: HttpRequest, draft_id: int) -> HttpResponseBase:
    """How many were chosen and how many would change, with some of them; then do it."""
    if request.method == "POST":
        return _apply(request, draft_id)
    draft = draft_of(request.user, draft_id)  # type: ignore[arg-type]
    if draft is None:
        # Where the browser's Back leads once it is applied.
        messages.info(request, "This preview was applied already, or is too old.")
        return redirect("jobs")
    return render(request, "bulk_preview.html", {"page": build_preview(draft)})


def _apply(request: HttpRequest, draft_id: int) -> HttpResponseBase:
    try:
        done = apply_draft(draft_id, request.user)
    except DraftGoneError as problem:
        messages.error(request, str(problem))
        return redirect("jobs")
    if done.job is not None:
        return redirect("job", done.job.pk)
    if done.operation is None:
        messages.info(request, "Nothing had to be changed any more.")
        return redirect("search")
    return redirect("bulk_done", done.operation.pk)


def _search_of(asked: AskedBulk) -> str:
    """The search's address as we write it, whatever the form said."""
    if len(asked.search) > LONGEST_SEARCH:
        return reverse("search")
    return search_address(read_query(QueryDict(asked.search)).query)
