"""A batch: changes that take effect together or not at all."""

from pathlib import Path
from typing import Any

import numpy as np
from whoosh.index import FileIndex, LockError, clean_files

from articles.search.engines.whoosh_engine.codec import ArrayCodec
from articles.search.engines.whoosh_engine.fields import SCHEMA, fields_of
from articles.search.engines.whoosh_engine.mapped_files import MappedStorage
from articles.search.engines.whoosh_engine.merging import merge_policy
from articles.search.engines.whoosh_engine.posting_pool import PostingPool
from articles.search.engines.whoosh_engine.snapshot import INDEX_NAME, Snapshot
from articles.search.index_document import IndexDocument

# How much of a batch is collected in memory before it goes into a temporary file.
POOL_BYTES = 512 * 1024 * 1024


class BatchRefusedError(Exception):
    """The changes could not be begun or kept; nothing of them is stored."""


class WhooshBatch:
    """One writer of Whoosh, from its lock to its commit."""

    def __init__(self, folder: Path, pool_bytes: int = POOL_BYTES) -> None:
        index = FileIndex(MappedStorage(str(folder)), SCHEMA, INDEX_NAME)
        try:
            self._writer: Any = index.writer(codec=ArrayCodec())
        except LockError as locked:
            raise BatchRefusedError(
                f"Another batch is being written to the index in {folder}. "
                "Let it end, or stop the other process that writes the index, and try again."
            ) from locked
        self._writer.pool = PostingPool(self._writer.temp_storage(), pool_bytes)
        self._places: dict[int, int] = {}
        self._replaced: set[int] = set()
        self._broken = False
        _remove_leftovers(folder, self._writer)

    def put(self, document: IndexDocument) -> None:
        """Store the document, in the place of any older one of the same article."""
        fields = fields_of(document)
        self.delete(document.article_id)
        place = self._writer.docnum
        try:
            self._writer.add_document(**fields)
        except BaseException:
            self._broken = True  # Half of the document's words are in the pool.
            raise
        self._places[document.article_id] = place

    def delete(self, article_id: int) -> None:
        """Forget an article; unknown ones are none the worse for it."""
        place = self._places.pop(article_id, None)
        if place is not None:
            self._writer.newsegment.delete_document(place)
        self._replaced.add(article_id)

    def commit(self, before: Snapshot) -> None:
        """Make it last; `before` is the index as this batch found it."""
        if self._broken:
            self.cancel()
            raise BatchRefusedError(
                "A document of this batch could not be written, so none was. "
                "Let the error that `put` raised end the batch."
            )
        replaced = np.fromiter(self._replaced, np.int64, len(self._replaced))
        segments = {segment.segment_id(): segment for segment in self._writer.segments}
        for part in before.parts:
            ids = part.segment.integers("article_id")
            for place in np.flatnonzero(np.isin(ids, replaced) & part.alive).tolist():
                segments[part.segment.name].delete_document(place)
        try:
            self._writer.commit(mergetype=merge_policy)
        except BaseException:
            # The writer is past cancelling. Its files are unknown to the index, and the next
            # commit removes them.
            self._writer.writelock.release()
            raise

    def cancel(self) -> None:
        """Forget all of it."""
        self._writer.cancel()


def _remove_leftovers(folder: Path, writer: Any) -> None:
    """Remove what batches that failed or were killed left behind, while nobody else writes."""
    segments = [*writer.segments, writer.newsegment]
    clean_files(writer.storage, INDEX_NAME, writer.generation - 1, segments)
    for path in folder.glob(f"_{INDEX_NAME}_*.toc.*"):
        path.unlink()
