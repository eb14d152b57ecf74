"""One open segment: a segment's file never changes, so what was read of it stays true."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from articles.search.analysis import DEFAULT_LANGUAGE
from articles.search.engines.whoosh_engine.array_file import MappedArrays
from articles.search.engines.whoosh_engine.arrays import Mask, Numbers
from articles.search.engines.whoosh_engine.byte_cache import ByteCache, Sized
from articles.search.engines.whoosh_engine.columns import TEXT_FIELDS, Rows, read_rows
from articles.search.engines.whoosh_engine.postings import FieldPostings, Postings
from articles.search.engines.whoosh_engine.text_lengths import LENGTHS

__all__ = ["EXTENSION", "LENGTHS", "LivingSegment", "OpenSegment"]

EXTENSION = ".arrays"
T = TypeVar("T", bound=Sized)


class OpenSegment:
    """A segment's terms and columns, without regard to deletions.

    The file is opened at once: the next commit may delete it, and what is open stays readable.
    Nothing of it is copied. Raises FileNotFoundError where it is gone already.
    """

    def __init__(self, path: Path, cache: ByteCache) -> None:
        self.name = path.stem
        self._cache = cache
        self._arrays = MappedArrays(path)
        self.size = len(self._arrays["article_id"])
        self._integers: dict[str, NDArray[Any]] = {}
        self._rows: dict[str, Rows] = {}

    @cached_property
    def fields(self) -> dict[str, FieldPostings]:
        """The postings of each text field."""
        return {field: FieldPostings(self._arrays, field) for field in TEXT_FIELDS}

    @cached_property
    def languages(self) -> list[str]:
        """The languages that its documents may be written in."""
        return sorted({DEFAULT_LANGUAGE, *self.rows("language").values})

    def postings(self, field: str, term: bytes) -> Postings | None:
        """Where a term stands, or None where it does not."""
        return self.fields[field].postings(term)

    def document_frequency(self, field: str, term: bytes) -> int:
        """How many documents hold a term, deleted ones included."""
        found = self.fields[field].number_of(term)
        return found[0].count(found[1]) if found else 0

    def terms_from(self, field: str, start: bytes) -> Iterator[tuple[bytes, int]]:
        """The terms that start so, in order, each with the number of documents that hold it."""
        return self.fields[field].terms_from(start)

    def total_length(self, field: str) -> int:
        """How many words its texts have together, deleted ones included."""
        return len(self.fields[field].positions.low)

    def lengths(self, field: str) -> Numbers:
        """How many words the text of each document has, as exactly as Whoosh knows it."""
        return self.derived(("lengths", field), lambda: LENGTHS[self.length_bytes(field)])

    def length_bytes(self, field: str) -> NDArray[np.uint8]:
        """How many words the text of each document has, as the byte that LENGTHS explains."""
        return self._column(f"{field}.lengths")

    def integers(self, column: str) -> NDArray[Any]:
        """A column of one number for each document: of eight bytes, or of four for days."""
        return self._column(column)

    def rows(self, facet: str) -> Rows:
        """The facet values of each document."""
        if facet not in self._rows:
            self._rows[facet] = read_rows(self._arrays, facet)
        return self._rows[facet]

    def derived(self, name: tuple[str, ...], make: Callable[[], T]) -> T:
        """Something worked out from the segment, kept as long as there is room."""
        return self._cache.get((self.name, "derived", *name), make)

    def _column(self, name: str) -> NDArray[Any]:
        if name not in self._integers:
            self._integers[name] = self._arrays[name]
        return self._integers[name]


@dataclass(frozen=True)
class LivingSegment:
    """A segment, and which of its documents are not deleted."""

    segment: OpenSegment
    alive: Mask

    @cached_property
    def count(self) -> int:
        """How many documents are not deleted."""
        return int(np.count_nonzero(self.alive))

    @property
    def is_whole(self) -> bool:
        """Is no document deleted?"""
        return self.count == self.segment.size

    def living(self, column: NDArray[Any]) -> NDArray[Any]:
        """What a column says of the documents that are not deleted."""
        return column if self.is_whole else column[self.alive]
