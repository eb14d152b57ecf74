"""What is kept of an article, and as what Whoosh sees it."""

import hashlib
import sys
from array import array

from whoosh.columns import Column
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.formats import Positions

from articles.search.analysis import LANGUAGES, words
from articles.search.engines.whoosh_engine.columns import (
    INTEGERS,
    TEXT_FIELDS,
    UNKNOWN_DAY,
    facet_column,
)
from articles.search.engines.whoosh_engine.terms import term_of
from articles.search.facets import COLUMNS

__all__ = ["SCHEMA", "TEXT_FIELDS", "UNKNOWN_DAY", "facet_column", "fingerprint"]

# One more for every change of the files' shape that the fingerprint's other parts do not show.
SHAPE = 5
_SAMPLE = (
    "The U.S. ministers' 1,234.5 déclarations don't re-open İstanbul's agencies: running ran, "
    "l'Allemagne, Российский, 東京サミット, 한국은, หนังสือ, समाचार"
)


class WordPositions(Positions):  # type: ignore[misc]
    """Where in a text each word stands, as four-byte numbers."""

    def decode_positions(self, value: bytes) -> list[int]:
        """The positions from what PostingsMatcher gives."""
        return memoryview(value).cast("I").tolist()

    def encode(self, positions: list[int]) -> bytes:
        """The positions as PostingsMatcher gives them."""
        return array("I", positions).tobytes()

    def decode_frequency(self, value: bytes) -> int:
        """How many there are."""
        return len(value) // 4


class NewsText(FieldType):  # type: ignore[misc]
    """A text as `articles.search.analysis` reads it, every word by its term; none is left out."""

    def __init__(self) -> None:
        super().__init__(format=WordPositions(), analyzer=None, scorable=True)


class Kept(Column):  # type: ignore[misc]
    """A column of the segment's own file, which knows how to read it."""

    _default = 0


SCHEMA = Schema(
    **{field: NewsText() for field in TEXT_FIELDS},
    **{column: COLUMN(Kept()) for column in INTEGERS},
)


def fingerprint() -> str:
    """Differs between versions of Newsdesk that cannot read each other's index."""
    found = words(_SAMPLE)
    terms = [term_of(word, language) for language in (*LANGUAGES, "ja") for word in found]
    described = repr((SHAPE, sys.byteorder, sorted(SCHEMA.names()), sorted(COLUMNS), terms))
    return hashlib.sha256(described.encode()).hexdigest()
