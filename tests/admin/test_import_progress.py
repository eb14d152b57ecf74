"""It says of an import how far it is only in numbers that mean something."""

import pytest
from django.contrib.auth.models import User

from articles.admin.import_page import build_run_page
from articles.models import ImportRun

pytestmark = pytest.mark.django_db
State = ImportRun.State


def words(curator: User, **fields: object) -> list[str]:
    progress = build_run_page(ImportRun.objects.create(**fields), curator).progress
    return list(progress.words) if progress else []


def test_says_nothing_of_an_import_that_failed_before_it_began(curator: User) -> None:
    assert words(curator, state=State.FAILED, problem="The folder is gone.") == []
    assert words(curator, state=State.RUNNING) == []
    assert words(curator, state=State.DONE) == ["0 files read", "0 bytes"]


def test_says_how_much_was_read_once_it_is_done(curator: User) -> None:
    fields = {"done_files": 3, "total_files": 4, "done_bytes": 121_000, "total_bytes": 123_000}
    assert words(curator, state=State.PAUSED, **fields) == ["3 of 4 files", "121 KB of 123 KB"]
    assert words(curator, state=State.DONE, **fields) == ["3 files read", "121 KB"]


def test_counts_one_of_a_thing(curator: User) -> None:
    fields = {"total_files": 1, "total_bytes": 4_000, "done_bytes": 3_990, "seconds": 1.0}
    told = words(curator, state=State.RUNNING, **fields)
    assert told == ["0 of 1 file", "4 KB of 4 KB", "about 1 second left"]
