"""An editor decides on an uncertain mention, skips it, undoes what they decided, or leaves."""

import datetime as dt

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.dateparse import parse_datetime

from articles.curating.review import holder, release, waiting
from articles.curating.undo import undo
from articles.history import CannotUndoError, ChangedMeanwhileError
from articles.models import Mention, Operation
from articles.web.guarded import guarded
from articles.web.histories.undo_page import refusal_words
from articles.web.reviewing.asked import AskedReview, read_key, read_review
from articles.web.reviewing.done import done_by, forget_done, note_done, skip, unskip
from articles.web.reviewing.review_page import TriedChange
from articles.web.reviewing.verdicts import NotClearError, decide
from articles.web.views.review import show


@guarded("articles.review_mention", back="review")
def review_verdict(request: HttpRequest) -> HttpResponseBase:
    """Do what the form says, and go on with the next mention."""
    asked = read_review(request.GET)
    if request.method != "POST":
        return redirect(asked.address)
    verb = request.POST.get("verb", "")
    if verb == "release":
        return _leave(request)
    if verb == "undo":
        return _undo(request, asked)
    if verb == "unskip":
        unskip(request.session)
        return redirect(asked.at(None).address)
    if verb == "skip":
        return _skip(request, asked)
    return _decide(request, asked, verb)


def _decide(request: HttpRequest, asked: AskedReview, verb: str) -> HttpResponseBase:
    key = read_key(request.POST.get("mention"))
    mention = _waiting(key)
    after = asked.at(read_key(request.POST.get("next")))
    if mention is None:
        messages.info(request, "That one is decided already, or its article is gone.")
        return redirect(after.address)
    other = holder(mention.pk, request.user)
    if other is not None:
        messages.info(request, f"{other.get_username()} has that one before them now.")
        return redirect(after.address)
    said = {name: request.POST.get(name, "") for name in ("version", "alias", "new", "name")}
    try:
        verdict = decide(verb, mention, request.user, said)
    except ValidationError as problem:
        tried = TriedChange(" ".join(problem.messages), said["name"][:200])
        return show(request, asked.at(mention.pk), tried)
    except NotClearError as problem:
        tried = TriedChange(str(problem), problem.typed, problem.choices)
        return show(request, asked.at(mention.pk), tried)
    except ChangedMeanwhileError as problem:
        tried = TriedChange(_told(problem))
        return show(request, asked.at(mention.pk), tried)
    if verdict.operation is None:
        messages.info(request, "That changed nothing: it was so already.")
    else:
        note_done(request.session, verdict.operation)
        messages.success(request, verdict.words)
    return redirect(after.address)


def _waiting(key: int | None) -> Mention | None:
    rows = waiting().select_related("article__source", "entity")
    return rows.filter(pk=key).first() if key is not None else None


def _told(problem: ChangedMeanwhileError) -> str:
    """What somebody else did while the editor looked at it."""
    did = "; ".join(
        f"{change.operation.actor or 'a machine'} {change.operation.summary}"
        for change in problem.changes[:3]
    )
    return f"Meanwhile {did or 'somebody changed it'}. Look again, and decide once more."


def _skip(request: HttpRequest, asked: AskedReview) -> HttpResponseBase:
    key = read_key(request.POST.get("mention"))
    if key is not None and Mention.objects.filter(pk=key).exists():
        skip(request.session, key)
        release(request.user, [key])
        messages.info(request, "Skipped. It waits for somebody else.")
    return redirect(asked.at(read_key(request.POST.get("next"))).address)


def _undo(request: HttpRequest, asked: AskedReview) -> HttpResponseBase:
    """Undo one of their own last verdicts, or the very last one, and look at it again."""
    wanted = read_key(request.POST.get("operation"))
    mine = done_by(request.session, request.user)
    found = next((row for row in mine if wanted in (None, row.pk)), None)
    if found is None:
        messages.info(request, "There is nothing of yours to undo here.")
        return redirect(asked.address)
    forget_done(request.session, found.pk)
    try:
        undo(found, request.user)
    except CannotUndoError as problem:
        messages.error(request, refusal_words(problem, request.user))
        return redirect(asked.address)
    messages.success(request, f"Undone: {found.summary}.")
    return redirect(asked.at(_decided_by(found) or asked.item).address)


def _decided_by(operation: Operation) -> int | None:
    """The mention that the operation was about, which waits again."""
    rows = operation.changes.filter(entity_id__isnull=False).values_list("article_id", "entity_id")
    for article, entity in rows.distinct():
        mention = waiting().filter(article=article, entity=entity).first()
        if mention:
            return mention.pk
    return None


def _leave(request: HttpRequest) -> HttpResponse:
    """The page is left: others may have what it had claimed, unless the next page has it."""
    until = _moment(request.POST.get("until", ""))
    if until is not None:
        release(request.user, until=until)
    return HttpResponse(status=204)


def _moment(text: str) -> dt.datetime | None:
    """A moment as the page wrote it; the first and the last hours of all time are none."""
    try:
        moment = parse_datetime(text[:40])
        return moment.astimezone(dt.UTC) if moment and moment.tzinfo else None
    except (ValueError, OverflowError):
        return None
