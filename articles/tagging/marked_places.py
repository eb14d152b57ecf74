"""Where do the names stand today that an editor marked, perhaps in another text?"""

from collections.abc import Iterable, Sequence
from contextlib import suppress

from django.core.exceptions import ValidationError

from articles.models import Article
from articles.models.decision import MarkedSpan
from articles.models.mention import SpanJSON
from articles.tagging.taggable_text import TaggableText

BY_EDITOR = "editor"
FIELDS = ("title", "dateline", "body")
LONGEST = 200


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


def marked(article: Article, field: str, start: int, end: int) -> MarkedSpan:
    """The place with its words, without the spaces around them.

    Raises ValidationError where the article has no such place, or no word there.
    """
    if field not in FIELDS:
        raise ValidationError(f"Names are marked in the {', '.join(FIELDS)}, not in “{field}”.")
    text = str(getattr(article, field))
    if not 0 <= start < end <= len(text):
        raise ValidationError(
            f"The {field} has {len(text)} characters; there is nothing from {start} to {end}."
        )
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    if not any(character.isalnum() for character in words) or len(words) > LONGEST:
        raise ValidationError(f"Mark a name of 1 to {LONGEST} characters.")
    return MarkedSpan(field=field, start=start, end=start + len(words), text=words)


def marks_of(spans: Iterable[SpanJSON], article: Article) -> list[MarkedSpan]:
    """The places of a mention, as an editor would mark them; without what the text lost since."""
    marks = []
    for span in spans:
        with suppress(ValidationError):
            marks.append(marked(article, span["field"], span["start"], span["end"]))
    return marks


def clashes(one: MarkedSpan, other: MarkedSpan) -> bool:
    """Do the two share a character?"""
    return (
        one["field"] == other["field"]
        and one["start"] < other["end"]
        and other["start"] < one["end"]
    )
