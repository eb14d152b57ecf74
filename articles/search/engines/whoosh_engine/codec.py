"""How a segment lies on disk: Whoosh's own files, with postings as plain arrays.

Whoosh packs postings in compressed blocks of 128; unpacking those of a frequent word takes longer
than everything else a search does. A codec is Whoosh's extension point for this.
"""

import copy
from collections.abc import Iterable
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3Segment, W3TermInfo
from whoosh.system import pack_ushort

from articles.search.engines.whoosh_engine.matcher import PostingsMatcher
from articles.search.engines.whoosh_engine.posting_pool import PoolEntry
from articles.search.engines.whoosh_engine.postings import (
    NUMBER_BYTES,
    read_postings,
    write_postings,
)


class ArraySegment(W3Segment):  # type: ignore[misc]
    """Documents that were written together, and which of them were deleted since."""

    def without_deletions(self) -> "ArraySegment":
        """The same as it was written, so that one open reader serves every later state."""
        bare = copy.copy(self)
        bare._deleted = None  # noqa: SLF001 - of this very class
        return bare

    def should_assemble(self) -> bool:
        """No: files of their own can be read in place."""
        return False


class ArrayFieldWriter(W3FieldWriter):  # type: ignore[misc]
    """Writes whole posting lists."""

    def add_postings(self, schema: Any, lengths: Any, items: Iterable[PoolEntry]) -> None:
        """Write the terms of a PostingPool, which come sorted by field and term."""
        field = None
        for entry in items:
            if entry.field != field:
                field = entry.field
                self.start_field(field, schema[field])
            self._add_term(entry)
        if field is not None:
            self.finish_field()

    def finish_field(self) -> None:
        """No more terms of this field."""
        self._infield = False

    def _add_term(self, entry: PoolEntry) -> None:
        offset = self._postfile.tell()
        length = write_postings(self._postfile, *entry.runs)
        documents, frequencies = (
            memoryview(entry.runs[0]).cast("I"),
            memoryview(entry.runs[1]).cast("I"),
        )
        info = W3TermInfo(
            weight=len(entry.runs[2]) // NUMBER_BYTES,
            df=len(documents),
            maxweight=max(frequencies),
            minid=documents[0],
            maxid=documents[-1],
        )
        info.set_extent(offset, length)
        self._tindex.add(pack_ushort(self._fieldid) + entry.term, info.to_bytes())


class ArrayCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with our postings."""

    # Shortest and longest texts per term serve only Whoosh's skipping, which is never used.
    length_stats = False

    def field_writer(self, storage: Any, segment: Any) -> ArrayFieldWriter:
        """What writes the terms and their postings."""
        return ArrayFieldWriter(self, storage, segment)

    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> PostingsMatcher:
        """A term's postings for Whoosh's own searches."""
        postings = read_postings(dbfile, terminfo.extent()[0], terminfo.doc_frequency())
        return PostingsMatcher(postings, format_, term, scorer)

    def new_segment(self, storage: Any, indexname: str) -> ArraySegment:
        """A segment to write."""
        return ArraySegment(self, indexname)
