"""The engine: generations and the one that answers; see articles.search.engine.Engine."""

import threading
from pathlib import Path

from articles.search.engine import SEARCH_SECONDS, Generation, NotBuiltError
from articles.search.engines.whoosh_engine.generation import WhooshGeneration
from articles.search.engines.whoosh_engine.stamp import Stamp
from articles.search.engines.whoosh_engine.storage import Storage


class WhooshEngine:
    """Keeps its generations in a folder; a search may take so many seconds."""

    def __init__(self, folder: Path, seconds: float = SEARCH_SECONDS) -> None:
        self._storage = Storage(folder)
        self._seconds = seconds
        self._current: WhooshGeneration | None = None
        self._stamp: Stamp | None = None
        self._lock = threading.Lock()

    def current(self) -> WhooshGeneration:
        """The generation that answers. Raises NotBuiltError before the first was published."""
        stamp = self._storage.stamp()
        if stamp is None:
            raise NotBuiltError
        with self._lock:
            if self._current is None or self._stamp is None or not self._stamp.holds_at(stamp):
                name = self._storage.published()
                if name is None:
                    raise NotBuiltError
                if self._current is None or self._current.name != name:
                    self._current = WhooshGeneration(self._storage.folder_of(name), self._seconds)
                self._stamp = stamp
            return self._current

    def begin(self) -> WhooshGeneration:
        """A new empty generation aside."""
        return WhooshGeneration(self._storage.create(), self._seconds)

    def unfinished(self) -> WhooshGeneration | None:
        """The newest generation that was begun after the one that answers, if it is of use."""
        folder = self._storage.unfinished()
        return WhooshGeneration(folder, self._seconds) if folder else None

    def publish(self, generation: Generation) -> None:
        """Let this generation answer from now on; keep the one before it, drop older ones."""
        self._storage.publish(generation.name)
