"""One complete built index of this engine."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from articles.search.engine import SEARCH_SECONDS
from articles.search.engines.whoosh_engine.answer import answer
from articles.search.engines.whoosh_engine.batch import BatchRefusedError, WhooshBatch
from articles.search.engines.whoosh_engine.byte_cache import ByteCache
from articles.search.engines.whoosh_engine.commit import compact
from articles.search.engines.whoosh_engine.deadline import Deadline
from articles.search.engines.whoosh_engine.mapped_files import MappedStorage
from articles.search.engines.whoosh_engine.matching_ids import matching_ids
from articles.search.engines.whoosh_engine.segment import OpenSegment
from articles.search.engines.whoosh_engine.similar import articles_like
from articles.search.engines.whoosh_engine.snapshot import Snapshot, take_snapshot
from articles.search.engines.whoosh_engine.suggestions import word_near, words_starting
from articles.search.index_document import IndexDocument
from articles.search.query import Query
from articles.search.results import COUNT_ALL, Counting, Hit, Results
from articles.search.suggest import WordCount


class WhooshGeneration:
    """One folder of index files; see articles.search.engine.Generation."""

    def __init__(self, folder: Path, seconds: float = SEARCH_SECONDS) -> None:
        self.folder = folder
        self._seconds = seconds
        self._cache = ByteCache()
        self._snapshot: Snapshot | None = None
        self._lock = threading.RLock()

    @property
    def name(self) -> str:
        """Its permanent name; later generations sort after earlier ones."""
        return self.folder.name

    def search(self, query: Query, counting: Counting = COUNT_ALL) -> Results:
        """Answer a Query whose facet values are the index's own, from the last ended batch."""
        with self._lock:
            return answer(self.snapshot(), query, counting, Deadline(self._seconds))

    def matching_ids(self, query: Query) -> list[int]:
        """The ids of all articles that match, in ascending order; no page or story bounds it."""
        with self._lock:
            return matching_ids(self.snapshot(), query, Deadline(self._seconds))

    def suggest(self, start: str, limit: int) -> tuple[WordCount, ...]:
        """The words that start so, those of most articles first."""
        with self._lock:
            return words_starting(self._segments(), start, limit, Deadline(self._seconds))

    def nearest(self, word: str) -> str:
        """The commonest word that is one slip away from one that no article has, or ""."""
        with self._lock:
            return word_near(self._segments(), word, Deadline(self._seconds))

    def similar(self, document: IndexDocument, limit: int) -> tuple[Hit, ...]:
        """The articles most like a document, the best first."""
        with self._lock:
            return articles_like(self.snapshot(), document, limit, Deadline(self._seconds))

    def versions(self) -> Iterator[tuple[int, int]]:
        """The article id and version of every stored document, in no particular order."""
        with self._lock:
            found = list(self.snapshot().versions())
        return iter(found)

    @contextmanager
    def batch(self) -> Iterator[WhooshBatch]:
        """Changes as one; a generation has one batch at a time."""
        batch = WhooshBatch(self.folder)
        try:
            yield batch
        except BaseException:
            batch.cancel()
            raise
        batch.commit(self.snapshot())

    def compact(self) -> None:
        """Put everything into as few segments as may be, which makes every search quicker.

        Raises BatchRefusedError while a batch is being written.
        """
        lock = MappedStorage(str(self.folder)).lock("WRITELOCK")
        if not lock.acquire():
            raise BatchRefusedError(f"A batch is being written to the index in {self.folder}.")
        try:
            compact(self.folder, self.snapshot())
        finally:
            lock.release()

    def snapshot(self) -> Snapshot:
        """The index as the last commit left it, of this process or another."""
        with self._lock:
            self._snapshot = take_snapshot(self.folder, self._cache, self._snapshot)
            return self._snapshot

    def _segments(self) -> tuple[OpenSegment, ...]:
        return tuple(part.segment for part in self.snapshot().parts)
