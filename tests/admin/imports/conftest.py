"""A folder that may be imported from, and an import."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User

from articles.models import ImportedFile, ImportRun
from tests.admin.imports.asking import State


@pytest.fixture(autouse=True)
def _allowed(allowed: Path) -> None:
    """Every test here may import from a folder."""


@pytest.fixture
def run(curator: User) -> ImportRun:
    """An import that has ended, with a file that was rejected."""
    run = ImportRun.objects.create(
        state=State.DONE, paths=["/srv/a"], created=3, rejected=1, total_files=2, done_files=2
    )
    ImportedFile.objects.create(run=run, path="/srv/a/1.txt", created=3, format="text")
    ImportedFile.objects.create(
        run=run, path='=HYPERLINK("x")', rejected=1, reasons=["it is <empty>"], is_done=True
    )
    return run
