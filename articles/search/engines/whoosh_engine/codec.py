"""How Whoosh finds its way in our segments: a codec is its extension point for this.

Whoosh reads them, and its exhaustive search is what the engine's scores are held against. It never
writes them: `building` does.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
from whoosh.codec.base import Codec, Segment

from articles.search.engines.whoosh_engine.arrays import Mask
from articles.search.engines.whoosh_engine.byte_cache import ByteCache
from articles.search.engines.whoosh_engine.segment import EXTENSION, OpenSegment
from articles.search.engines.whoosh_engine.whoosh_reader import DocumentsReader, TermsReader


class ArraySegment(Segment):  # type: ignore[misc]
    """A segment as the table of contents lists it: its name, and which of its documents live."""

    def __init__(self, indexname: str, segid: str, alive: Mask) -> None:
        self.indexname = indexname
        self.segid = segid
        self.compound = False
        self._size = len(alive)
        self._living = int(np.count_nonzero(alive))
        # One bit for each document, or nothing where all live.
        self._bits = b"" if self._living == self._size else np.packbits(alive).tobytes()

    def alive(self) -> Mask:
        """Which documents are not deleted."""
        if not self._bits:
            return np.ones(self._size, np.bool_)
        bits = np.unpackbits(np.frombuffer(self._bits, np.uint8), count=self._size)
        return bits.astype(np.bool_)

    def codec(self) -> "ArrayCodec":
        """What reads it."""
        return ArrayCodec()

    def doc_count_all(self) -> int:
        """How many documents it has, deleted ones included."""
        return self._size

    def deleted_count(self) -> int:
        """How many of its documents are deleted."""
        return self._size - self._living

    def deleted_docs(self) -> Iterator[int]:
        """The deleted documents."""
        return iter(np.flatnonzero(~self.alive()).tolist())

    def is_deleted(self, docnum: int) -> bool:
        """Is this document deleted?"""
        return not self.alive()[docnum]

    def should_assemble(self) -> bool:
        """No: its file is to be read in place."""
        return False


class ArrayCodec(Codec):  # type: ignore[misc]
    """Reads our segments for Whoosh."""

    def terms_reader(self, storage: Any, segment: ArraySegment) -> TermsReader:
        """What reads the terms and their postings."""
        return TermsReader(_opened(storage, segment))

    def per_document_reader(self, storage: Any, segment: ArraySegment) -> DocumentsReader:
        """What reads lengths and columns."""
        return DocumentsReader(_opened(storage, segment), segment)


def new_segment_id() -> str:
    """A name that no other segment has."""
    return uuid4().hex


def _opened(storage: Any, segment: ArraySegment) -> OpenSegment:
    return OpenSegment(Path(storage.folder) / segment.make_filename(EXTENSION), ByteCache())
