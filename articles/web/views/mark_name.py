"""An editor marks a name in the text and says whom it means."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from articles.models import Article
from articles.tagging.editing import mark_span
from articles.web.corrected import correct, corrected
from articles.web.correcting import (
    Outcome,
    PlaceChoice,
    WhichPlace,
    places_of_words,
    read_place,
)
from articles.web.correcting.places_of_words import MOST_PLACES
from articles.web.correcting.sent import entity_meant, fields_but, seen_version, typed_in
from articles.web.editors_only import editors_only


@editors_only
def mark_name(request: HttpRequest, short_id: str) -> HttpResponseBase:
    """Mark words, in the place that was chosen or the only one, as an entity's name."""
    article = get_object_or_404(Article.objects.seen_by(request.user), short_id=short_id)
    place = _place(request, article)
    if isinstance(place, Outcome):
        return corrected(request, article, place)
    meant = entity_meant(request, "entity")
    if isinstance(meant, Outcome):
        return corrected(request, article, meant)
    field, start, end = place
    return correct(
        request, article, f"mark “{request.POST.get('words', '')[:80]}” as {meant}",
        lambda: mark_span(
            article, field, start, end, meant, request.user, seen_version(request)
        ),
    )  # fmt: skip


def _place(request: HttpRequest, article: Article) -> tuple[str, int, int] | Outcome:
    """Where the words stand; or what to ask, when they stand nowhere or in several places."""
    words = request.POST.get("words", "").strip()
    typed = typed_in(request)
    chosen = read_place(request.POST.get("place", ""))
    if chosen and _reads(article, chosen) == " ".join(words.split()):
        return chosen
    if not words:
        return Outcome(error="Write the words as they stand in the article.", typed=typed)
    found = places_of_words(article, words)
    if len(found) == 1 and not request.POST.get("place"):
        return found[0].field, found[0].start, found[0].end
    if not found:
        return Outcome(
            error=f"“{words[:80]}” does not stand in the article. Copy the words as they stand.",
            typed=typed,
        )
    return Outcome(
        error=_which(words, found), typed=typed,
        where=WhichPlace(
            action=request.get_full_path(), words=words, places=tuple(found[:MOST_PLACES]),
            fields=fields_but(request, "place"),
        ),
    )  # fmt: skip


def _reads(article: Article, place: tuple[str, int, int]) -> str:
    field, start, end = place
    return " ".join(str(getattr(article, field))[start:end].split())


def _which(words: str, found: list[PlaceChoice]) -> str:
    if len(found) == 1:
        return f"“{words[:80]}” stands elsewhere now. Is this the place?"
    if len(found) > MOST_PLACES:
        return f"“{words[:80]}” stands in very many places. Choose one, or write more words."
    return f"“{words[:80]}” stands in {len(found)} places. Which one is it?"
