"""How does a test get an engine and a generation?"""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from articles.search import Engine, Generation

# One class per engine inherits the generated tests.
shared = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.differing_executors])


class OpenedEngine:
    """What the tests of a promise start from."""

    def open_engine(self, folder: Path) -> Engine:
        """The engine over a folder; two of them over one folder share what they store."""
        raise NotImplementedError

    @pytest.fixture
    def engine(self, tmp_path: Path) -> Engine:
        """An engine with nothing in it."""
        return self.open_engine(tmp_path)

    @pytest.fixture
    def generation(self, engine: Engine) -> Generation:
        """An empty generation."""
        return engine.begin()
