"""Whom the feeds are asked of."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from articles.importing.feeds import pauses
from tests.importing.servers import Site, serving


@pytest.fixture
def site(newsdesk_var: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A server on this machine that may be asked, without pauses."""
    monkeypatch.setattr(pauses, "PAUSE", 0)
    with serving({}) as site:
        settings.NEWSDESK_FETCH_ALLOWED = site.allowed
        yield site
