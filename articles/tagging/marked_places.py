"""Where do the names stand today that an editor marked, perhaps in another text?"""

from collections.abc import Iterable, Sequence

from articles.models.decision import MarkedSpan
from articles.models.mention import SpanJSON
from articles.tagging.taggable_text import TaggableText

BY_EDITOR = "editor"


def places_now(marked: Iterable[MarkedSpan], text: TaggableText) -> list[SpanJSON]:
    """The same words in the text of today, at the nearest place; without those that are gone."""
    places: list[SpanJSON] = []
    for mark in marked:
        start = _nearest(getattr(text, mark["field"], ""), mark["text"], mark["start"])
        if start is not None:
            end = start + len(mark["text"])
            place = SpanJSON(field=mark["field"], start=start, end=end, by=BY_EDITOR)
            if place not in places:
                places.append(place)
    return places


def overlaps(span: SpanJSON, places: Sequence[SpanJSON]) -> bool:
    """Does it share a character with one of these?"""
    return any(
        span["field"] == place["field"]
        and span["start"] < place["end"]
        and place["start"] < span["end"]
        for place in places
    )


def _nearest(text: str, words: str, start: int) -> int | None:
    if text.startswith(words, start):
        return start
    after = text.find(words, start)
    before = text.rfind(words, 0, start + len(words))
    found = [place for place in (before, after) if place >= 0]
    return min(found, key=lambda place: abs(place - start), default=None)
