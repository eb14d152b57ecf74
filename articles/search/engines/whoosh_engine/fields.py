"""What is kept of an article, and how."""

import hashlib
import sys
from array import array
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.formats import Positions

from articles.search.analysis import stem, tokens
from articles.search.engines.whoosh_engine.columns import END, IntegerColumn, RowColumn
from articles.search.facets import FACETS
from articles.search.index_document import IndexDocument

TEXT_FIELDS = ("title", "body")
# One more for every change of the files' shape that the fingerprint's other parts do not show.
SHAPE = 1
UNKNOWN_DAY = 0  # No day has this ordinal.
_SAMPLE = "The U.S. ministers' 1,234.5 déclarations don't re-open İstanbul's agencies: running ran"


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

    def index(self, value: str, **_options: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Each word's term, frequency, weight and positions."""
        places: dict[bytes, list[int]] = {}
        for place, token in enumerate(tokens(value)):
            term = term_of(token.word)
            if term in places:
                places[term].append(place)
            else:
                places[term] = [place]
        for term, positions in places.items():
            yield term, len(positions), float(len(positions)), array("I", positions).tobytes()


@lru_cache(maxsize=200_000)
def term_of(word: str) -> bytes:
    """The term of a folded word."""
    return stem(word).encode()


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
    return {
        "title": document.title,
        "body": document.body,
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
    words = [term_of(token.word) for token in tokens(_SAMPLE)]
    described = repr((SHAPE, sys.byteorder, sorted(SCHEMA.names()), words))
    return hashlib.sha256(described.encode()).hexdigest()
