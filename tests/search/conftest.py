"""What the tests of searching may use."""

from pathlib import Path

import pytest

from articles.search.engines.whoosh_engine import WhooshEngine


@pytest.fixture
def engine(tmp_path: Path) -> WhooshEngine:
    """An engine with nothing in it."""
    return WhooshEngine(tmp_path)
