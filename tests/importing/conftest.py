"""Archives to import into: this process's own, and such of other processes."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.instance import Instance


@pytest.fixture
def var(newsdesk_var: Path, settings: Settings) -> Path:
    """The archive's own folder, apart from what is imported."""
    settings.NEWSDESK_VAR = newsdesk_var / "var"
    return newsdesk_var / "var"


@pytest.fixture
def archive(migrated: Path, tmp_path: Path) -> Iterator[Instance]:
    """A copy of it, of this test alone."""
    instance = Instance(tmp_path / "var")
    shutil.copytree(migrated, instance.folder)
    yield instance
    instance.stop_all()
