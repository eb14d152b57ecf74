"""One open segment: a segment's files never change, so what was read of them stays true."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import SegmentReader, TermNotFound
from whoosh.util.numeric import byte_to_length

from articles.search.engines.whoosh_engine.arrays import Numbers
from articles.search.engines.whoosh_engine.byte_cache import ByteCache, Sized
from articles.search.engines.whoosh_engine.codec import ArrayCodec, ArraySegment
from articles.search.engines.whoosh_engine.columns import Rows
from articles.search.engines.whoosh_engine.fields import SCHEMA, TEXT_FIELDS, facet_column
from articles.search.engines.whoosh_engine.mapped_files import MappedStorage
from articles.search.engines.whoosh_engine.postings import Postings, read_postings

# Whoosh keeps a text's length as one byte; this says which lengths the 256 bytes stand for.
LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], np.int64)


T = TypeVar("T", bound=Sized)


class OpenSegment:
    """A segment's terms and columns, without regard to deletions.

    All files are opened at once: the next commit may delete them, and what is open stays readable.
    Raises FileNotFoundError where one is gone already.
    """

    def __init__(self, storage: MappedStorage, segment: ArraySegment, cache: ByteCache) -> None:
        segment = segment.without_deletions()
        self.name: str = segment.segment_id()
        self.size: int = segment.doc_count_all()
        self._cache = cache
        self._reader: Any = SegmentReader(storage, SCHEMA, segment)
        self._postings = storage.open_file(segment.make_filename(ArrayCodec.POSTS_EXT))
        self._lengths = {
            field: storage.open_file(ArrayCodec.column_filename(segment, f"_{field}_len"))
            for field in TEXT_FIELDS
            if self.total_length(field)
        }
        self._columns: dict[str, Any] = {}
        for name, field in SCHEMA.items():
            if field.column_type is not None:
                file = storage.open_file(ArrayCodec.column_filename(segment, name))
                self._columns[name] = field.column_type.reader(file, 0, len(file), self.size)

    def postings(self, field: str, term: bytes) -> Postings | None:
        """Where a term stands, or None where it does not."""
        try:
            info = self._reader.term_info(field, term)
        except TermNotFound:
            return None
        return read_postings(self._postings, info.extent()[0], info.doc_frequency())

    def document_frequency(self, field: str, term: bytes) -> int:
        """How many documents hold a term, deleted ones included."""
        return int(self._reader.doc_frequency(field, term))

    def terms_from(self, field: str, start: bytes) -> Iterator[tuple[bytes, int]]:
        """The terms that start so, in order, each with the number of documents that hold it."""
        for term, info in self._reader.iter_field(field, start):
            if not term.startswith(start):
                return
            yield term, int(info.doc_frequency())

    def total_length(self, field: str) -> int:
        """How many words its texts have together, deleted ones included."""
        return int(self._reader.field_length(field))

    def lengths(self, field: str) -> Numbers:
        """How many words the text of each document has, as exactly as Whoosh knows it."""
        return self._cache.get((self.name, "lengths", field), lambda: self._read_lengths(field))

    def length_bytes(self, field: str) -> NDArray[np.uint8]:
        """How many words the text of each document has, as the byte that LENGTHS explains."""
        return self._cache.get((self.name, "bytes", field), lambda: self._read_bytes(field))

    def integers(self, column: str) -> Numbers:
        """A column of one number for each document."""
        numbers: Numbers = self._cache.get((self.name, column), self._columns[column].array)
        return numbers

    def rows(self, facet: str) -> Rows:
        """The facet values of each document."""
        column = facet_column(facet)
        rows: Rows = self._cache.get((self.name, column), self._columns[column].rows)
        return rows

    def derived(self, name: tuple[str, ...], make: Callable[[], T]) -> T:
        """Something worked out from the segment, kept as long as there is room."""
        return self._cache.get((self.name, "derived", *name), make)

    def _read_lengths(self, field: str) -> Numbers:
        # The column of Whoosh's codec: a byte each, and none for what follows the last text.
        lengths = np.zeros(self.size, np.int64)
        if field in self._lengths:
            found = self._lengths[field]
            lengths[: len(found)] = LENGTHS[np.frombuffer(found.get(0, len(found)), np.uint8)]
        return lengths

    def _read_bytes(self, field: str) -> NDArray[np.uint8]:
        lengths = np.zeros(self.size, np.uint8)
        if field in self._lengths:
            found = self._lengths[field]
            lengths[: len(found)] = np.frombuffer(found.get(0, len(found)), np.uint8)
        return lengths
