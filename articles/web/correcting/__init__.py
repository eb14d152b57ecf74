"""What an editor sees after a try to correct an article: done, refused, asked, or too late."""

from articles.web.correcting.conflict import Conflict, conflict_of
from articles.web.correcting.done import Done, done_words
from articles.web.correcting.outcome import Outcome, WhichEntity, WhichPlace
from articles.web.correcting.places_of_words import PlaceChoice, places_of_words, read_place

__all__ = [
    "Conflict",
    "Done",
    "Outcome",
    "PlaceChoice",
    "WhichEntity",
    "WhichPlace",
    "conflict_of",
    "done_words",
    "places_of_words",
    "read_place",
]
