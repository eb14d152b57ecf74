"""TaggableText goes in, FoundMentions come out: the values of the tagger. Plain Python."""

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

from articles.dates import PartialDate

FieldName: TypeAlias = Literal["title", "body", "dateline"]


class FoundBy(StrEnum):
    """What a mention was found by: the machine's part of `Mention.FoundBy`."""

    NAME = "name"
    FULL_NAME_EARLIER = "full name"
    ACRONYM = "acronym"
    SURNAME = "surname"
    DEMONYM = "demonym"
    PLACE = "place"
    OFFICE = "office"
    STAND_IN = "stand-in"
    SEAT = "seat"


@dataclass(frozen=True)
class TaggableText:
    """What the tagger reads of one article.

    `never` holds pairs of an entity's id and a folded alias that an editor ruled out here.
    """

    title: str = ""
    body: str = ""
    dateline: str = ""
    published: PartialDate | None = None
    never: frozenset[tuple[int, str]] = dataclasses.field(default_factory=frozenset)
    language: str = ""


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """Where a name stands in a field, in characters of the original, and by which rule."""

    field: FieldName
    start: int
    end: int
    by: str = dataclasses.field(default="", compare=False)

    def __reduce__(self) -> tuple[type["Span"], tuple[FieldName, int, int, str]]:
        """For the way from process to process: a third of the time of what dataclasses do."""
        return Span, (self.field, self.start, self.end, self.by)


@dataclass(frozen=True)
class FoundMention:
    """An entity that an article names: where, how much it is about it, and the best evidence.

    `confidence` says from 0 to 1 how sure it is that it is named at all; `salience` how likely the
    article is about it.
    """

    entity_id: int
    spans: tuple[Span, ...]
    salience: float
    found_by: FoundBy
    confidence: float = 1.0
