"""The engines, by the name that the settings call them."""

from collections.abc import Callable, Mapping
from pathlib import Path

from articles.search.engine import Engine
from articles.search.engines.whoosh_engine import WhooshEngine

# Each is opened over a folder, and told how many seconds a search may take.
ENGINES: Mapping[str, Callable[[Path, float], Engine]] = {"whoosh": WhooshEngine}

__all__ = ["ENGINES"]
