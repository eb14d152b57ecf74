"""Where in an article do the words stand that an editor wants to mark?"""

import re
from dataclasses import dataclass

from articles.models import Article
from articles.web.marks.places import FIELDS

MOST_PLACES = 50
_AROUND = 40
_LONGEST = 200
_PLACE = re.compile(r"(title|dateline|body):([0-9]{1,9}):([0-9]{1,9})", re.ASCII)


@dataclass(frozen=True)
class PlaceChoice:
    """A place of the words, with what stands around it."""

    field: str
    start: int
    end: int
    before: str
    words: str
    after: str

    @property
    def value(self) -> str:
        """As a form sends it."""
        return f"{self.field}:{self.start}:{self.end}"


def read_place(text: str) -> tuple[str, int, int] | None:
    """Field, start and end of a place as a form sends it; None when it makes no sense."""
    found = _PLACE.fullmatch(text)
    return (found[1], int(found[2]), int(found[3])) if found else None


def places_of_words(article: Article, words: str) -> list[PlaceChoice]:
    """Where these words stand whole, in the order of reading; any space between them will do.

    At most one more than MOST_PLACES.
    """
    parts = words.split()
    if not parts or len(words) > _LONGEST:
        return []
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, parts)) + r"(?!\w)")
    loose = re.compile(r"\s+".join(map(re.escape, parts)))
    # Scripts without spaces have no whole words.
    return _found(article, pattern) or _found(article, loose)


def _found(article: Article, pattern: re.Pattern[str]) -> list[PlaceChoice]:
    places: list[PlaceChoice] = []
    for field in FIELDS:
        text = str(getattr(article, field))
        for found in pattern.finditer(text):
            places.append(_choice(field, text, *found.span()))
            if len(places) > MOST_PLACES:
                return places
    return places


def _choice(field: str, text: str, start: int, end: int) -> PlaceChoice:
    before = " ".join(text[max(0, start - _AROUND) : start].split(" "))
    after = text[end : end + _AROUND]
    return PlaceChoice(
        field=field,
        start=start,
        end=end,
        before=f"{'…' if start > _AROUND else ''}{before}",
        words=text[start:end],
        after=f"{after}{'…' if end + _AROUND < len(text) else ''}",
    )
