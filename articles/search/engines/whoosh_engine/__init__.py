"""The embedded engine: files in a folder, no server. Built on Whoosh, evaluated on arrays."""

from articles.search.engines.whoosh_engine.engine import WhooshEngine
from articles.search.engines.whoosh_engine.unusable import UnusableIndexError

__all__ = ["UnusableIndexError", "WhooshEngine"]
