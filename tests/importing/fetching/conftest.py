"""Whom the tests ask."""

from collections.abc import Iterator

import pytest

from tests.importing.servers import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    """A server that answers 404 as long as it is told nothing else."""
    with serving({}) as site:
        yield site
