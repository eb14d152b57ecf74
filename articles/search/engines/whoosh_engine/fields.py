"""What is kept of an article, and how."""

import hashlib
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.formats import Positions

from articles.search.analysis import LANGUAGES, words
from articles.search.engines.whoosh_engine.columns import END, IntegerColumn, RowColumn
from articles.search.engines.whoosh_engine.terms import (
    language_of_document,
    spelling_terms,
    term_of,
)
from articles.search.facets import FACETS
from articles.search.index_document import IndexDocument

TEXT_FIELDS = ("title", "body")
# One more for every change of the files' shape that the fingerprint's other parts do not show.
SHAPE = 2
UNKNOWN_DAY = 0  # No day has this ordinal.
_SAMPLE = (
    "The U.S. ministers' 1,234.5 déclarations don't re-open İstanbul's agencies: running ran, "
    "l'Allemagne, Российский, 東京サミット, 한국은, หนังสือ, समाचार"
)


@dataclass(frozen=True)
class Text:
    """A text, and the ISO code of the language that it is written in, or ""."""

    text: str
    language: str


class WordPositions(Positions):  # type: ignore[misc]
    """Where in a text each word stands, as four-byte numbers."""

    def encode(self, positions: list[int]) -> bytes:
        """The positions as they lie in the file."""
        return array("I", positions).tobytes()

    def decode_positions(self, value: bytes) -> list[int]:
        """The positions from the file."""
        return memoryview(value).cast("I").tolist()

    def decode_frequency(self, value: bytes) -> int:
        """How many there are."""
        return len(value) // 4


class NewsText(FieldType):  # type: ignore[misc]
    """A text as `articles.search.analysis` reads it, every word by its stem; none is left out."""

    def __init__(self) -> None:
        super().__init__(format=WordPositions(), analyzer=None, scorable=True)

    def index(self, value: Text, **_options: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Each term, what it adds to the text's length, its frequency and positions.

        Beside its words a text has terms of their spellings, as `terms` explains.
        """
        places: dict[bytes, dict[bytes, list[int]]] = {}
        for place, word in enumerate(words(value.text)):
            spellings = places.setdefault(term_of(word, value.language), {})
            spellings.setdefault(word.encode(), []).append(place)
        for term, spellings in places.items():
            positions = sorted(place for found in spellings.values() for place in found)
            yield term, len(positions), float(len(positions)), array("I", positions).tobytes()
            for extra, spelling in spelling_terms(term, spellings):
                positions = spellings.get(spelling, positions[:1])
                yield extra, 0, float(len(positions)), array("I", positions).tobytes()


def facet_column(facet: str) -> str:
    """The column of a facet's values."""
    return f"facet_{facet}"


SCHEMA = Schema(
    **{field: NewsText() for field in TEXT_FIELDS},
    article_id=COLUMN(IntegerColumn()),
    version=COLUMN(IntegerColumn()),
    first_day=COLUMN(IntegerColumn()),
    last_day=COLUMN(IntegerColumn()),
    **{facet_column(facet.name): COLUMN(RowColumn()) for facet in FACETS},
)


def fields_of(document: IndexDocument) -> dict[str, Any]:
    """A document as this index stores it. Raises ValueError for what no search could find again."""
    published = document.published
    strangers = set(document.facets) - {facet.name for facet in FACETS}
    if strangers:
        raise ValueError(
            f"Article {document.article_id} has values of unknown facets: {sorted(strangers)}. "
            "Facets are listed in articles/search/facets.py."
        )
    language = language_of_document(document)
    return {
        "title": Text(document.title, language),
        "body": Text(document.body, language),
        "article_id": document.article_id,
        "version": document.version,
        "first_day": published.first.toordinal() if published else UNKNOWN_DAY,
        "last_day": published.last.toordinal() if published else UNKNOWN_DAY,
        **{facet_column(facet.name): _row(document, facet.name) for facet in FACETS},
    }


def _row(document: IndexDocument, facet: str) -> bytes:
    values = [value.encode() for value in dict.fromkeys(document.facets.get(facet, ()))]
    if any(END in value for value in values):
        raise ValueError(
            f"Article {document.article_id} has a {facet} with a zero character in it. Rename it."
        )
    return b"".join(value + END for value in values)


def fingerprint() -> str:
    """Differs between versions of Newsdesk that cannot read each other's index."""
    found = words(_SAMPLE)
    terms = [term_of(word, language) for language in (*LANGUAGES, "ja") for word in found]
    described = repr((SHAPE, sys.byteorder, sorted(SCHEMA.names()), terms))
    return hashlib.sha256(described.encode()).hexdigest()
