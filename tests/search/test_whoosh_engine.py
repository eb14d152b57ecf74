"""The Whoosh engine keeps the contract of all engines."""

from pathlib import Path

from articles.search import Engine
from articles.search.engines.whoosh_engine import WhooshEngine
from tests.engine_contract import EngineContract


class TestWhooshEngine(EngineContract):
    """Every promise, kept by files in a folder."""

    def open_engine(self, folder: Path) -> Engine:
        """An engine over the folder itself."""
        return WhooshEngine(folder)
