"""What the reader's text means, as a frozen tree that any engine can answer.

A saved search stores this tree, so its nodes are plain values: no stems, no analysis of one
engine, nothing of its query language.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from articles.search.date_filter import DateFilter

TextField: TypeAlias = Literal["title", "body"]


@dataclass(frozen=True)
class Everything:
    """All articles."""


EVERYTHING = Everything()


@dataclass(frozen=True)
class Nothing:
    """No article."""


@dataclass(frozen=True)
class Term:
    """Articles with this word, in `field` or (None) in title or body.

    `word` is one token of `analysis.tokens`, folded and not stemmed.
    """

    word: str
    field: TextField | None = None


@dataclass(frozen=True)
class Phrase:
    """Articles with these words in this order, side by side, within one field."""

    words: tuple[str, ...]
    field: TextField | None = None


@dataclass(frozen=True)
class Near:
    """Articles with these words close to each other, in any order, within one field.

    Somewhere in the text all of them stand with at most `distance` other words among them: a run
    of `len(words) + distance` neighbouring words of the text holds each, and one that is asked
    for twice it holds twice.
    """

    words: tuple[str, ...]
    distance: int
    field: TextField | None = None


@dataclass(frozen=True)
class Prefix:
    """Articles with a word that is spelled so at its beginning.

    Endings are part of a spelling: `start` is compared with folded words, and not with stems.
    """

    start: str
    field: TextField | None = None


@dataclass(frozen=True)
class Fuzzy:
    """Articles with this very word, or one that `spelling.is_near` it, endings included."""

    word: str
    field: TextField | None = None


@dataclass(frozen=True)
class Named:
    """Articles about what the reader calls so: `country:India`. Engines never see it.

    Names become values where the database is at hand, before an engine is asked.
    """

    facet: str
    name: str


@dataclass(frozen=True)
class FacetIs:
    """Articles with any of these values of a facet; `label` says them to people."""

    facet: str
    values: tuple[str, ...]
    label: str = ""


@dataclass(frozen=True)
class DateIn:
    """Articles whose date passes the filter."""

    dates: DateFilter


@dataclass(frozen=True)
class Not:
    """All articles but these."""

    part: "Node"


@dataclass(frozen=True)
class And:
    """Articles that every part matches; at least two parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True)
class Or:
    """Articles that some part matches; at least two parts."""

    parts: tuple["Node", ...]


Node: TypeAlias = (
    Everything
    | Nothing
    | Term
    | Phrase
    | Near
    | Prefix
    | Fuzzy
    | Named
    | FacetIs
    | DateIn
    | Not
    | And
    | Or
)
