"""The engine: generations and the one that answers; see articles.search.engine.Engine."""

import threading
from pathlib import Path

from articles.search.engine import Generation, NotBuiltError
from articles.search.engines.whoosh_engine.generation import WhooshGeneration
from articles.search.engines.whoosh_engine.storage import Storage


class WhooshEngine:
    """Keeps its generations in a folder."""

    def __init__(self, folder: Path) -> None:
        self._storage = Storage(folder)
        self._current: WhooshGeneration | None = None
        self._lock = threading.Lock()

    def current(self) -> WhooshGeneration:
        """The generation that answers. Raises NotBuiltError before the first was published."""
        name = self._storage.published()
        if name is None:
            raise NotBuiltError
        with self._lock:
            if self._current is None or self._current.name != name:
                self._current = WhooshGeneration(self._storage.folder_of(name))
            return self._current

    def begin(self) -> WhooshGeneration:
        """A new empty generation aside."""
        return WhooshGeneration(self._storage.create())

    def unfinished(self) -> WhooshGeneration | None:
        """The newest generation that was begun after the one that answers, if it is of use."""
        folder = self._storage.unfinished()
        return WhooshGeneration(folder) if folder else None

    def publish(self, generation: Generation) -> None:
        """Let this generation answer from now on; keep the one before it, drop older ones."""
        self._storage.publish(generation.name)
