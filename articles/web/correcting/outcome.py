"""Outcome: what became of an editor's try, as the article's page tells it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from articles.models import Entity
from articles.web.correcting.conflict import Conflict
from articles.web.correcting.done import Done
from articles.web.correcting.places_of_words import PlaceChoice

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class WhichEntity:
    """Several bear the name: each is a button of this `name`, beside what else was sent."""

    action: str
    name: str
    entities: tuple[Entity, ...]
    fields: Fields = ()


@dataclass(frozen=True)
class WhichPlace:
    """The words stand in several places: each is one to choose, beside what else was sent."""

    action: str
    words: str
    places: tuple[PlaceChoice, ...]
    fields: Fields = ()


@dataclass(frozen=True)
class Outcome:
    """What became of a try; the empty one says nothing.

    `typed` is what was typed, by the form's own names, so that no failed try loses it.
    """

    done: Done | None = None
    error: str = ""
    reasons: tuple[str, ...] = ()
    which: WhichEntity | None = None
    where: WhichPlace | None = None
    conflict: Conflict | None = None
    typed: Mapping[str, str] = field(default_factory=dict)

    @property
    def status(self) -> int:
        """As a response says it: too late is a conflict, what made no sense is not processed."""
        if self.conflict:
            return 409
        return 422 if self.error else 200
