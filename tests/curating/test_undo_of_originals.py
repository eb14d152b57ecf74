"""It gives articles their former originals back, and erases those that nobody needs."""

import json
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import TestCase
from pytest_django import Settings

from articles.curating.import_undo import preview_undo, undone_so_far
from articles.curating.imports import start_undo
from articles.models import Article, ImportRun
from articles.models.originals import original_of
from articles.tagging import set_title
from tests.curating.importing_world import imported, work

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path, settings: Settings) -> Path:
    """A file in a folder of the server that may be imported from."""
    settings.NEWSDESK_VAR = tmp_path / "var"
    settings.NEWSDESK_IMPORT_FOLDERS = [tmp_path / "allowed"]
    (tmp_path / "allowed").mkdir()
    return tmp_path / "allowed" / "a.jsonl"


def imported_as(file: Path, who: User, title: str, text: str = "Ferries run.") -> ImportRun:
    file.write_text(json.dumps({"id": "1", "title": title, "text": text}))
    return imported(who, file)


def undo(run: ImportRun, who: User) -> dict[str, int]:
    start_undo(run, who)
    with TestCase.captureOnCommitCallbacks(execute=True):
        work()
    return undone_so_far(run)


def original() -> dict[str, str]:
    content: dict[str, str] = json.loads(original_of(Article.objects.get()))
    return content


def as_imported() -> tuple[object, ...]:
    return Article.objects.values_list(
        "content_hash", "original_name", "original_digest", "original_offset", "format"
    ).get()


def edit_title(who: User) -> None:
    set_title(Article.objects.get(), "Set by hand", who)


def test_gives_the_original_back_where_nothing_but_an_editors_field_differed(
    file: Path, curator: User
) -> None:
    imported_as(file, curator, "First")
    edit_title(curator)
    before = as_imported()
    run = imported_as(file, curator, "Second")
    assert original()["title"] == "Second"
    later = Article.objects.get()
    preview = preview_undo(run)
    assert (preview.reverting, preview.not_reverting) == (0, 0)
    counts = undo(run, curator)
    assert (counts["made as before"], counts["kept, changed since"]) == (0, 0)
    assert as_imported() == before
    assert original()["title"] == "First"
    with pytest.raises(FileNotFoundError):
        original_of(later)


def test_erases_the_former_original_of_what_stays_as_it_is(file: Path, curator: User) -> None:
    imported_as(file, curator, "First")
    former = Article.objects.get()
    run = imported_as(file, curator, "Second")
    edit_title(curator)
    preview = preview_undo(run)
    assert (preview.reverting, preview.not_reverting) == (0, 1)
    counts = undo(run, curator)
    assert (counts["made as before"], counts["kept, changed since"]) == (0, 1)
    assert original()["title"] == "Second"
    with pytest.raises(FileNotFoundError):
        original_of(former)


def test_keeps_a_former_original_that_another_undo_will_need(file: Path, curator: User) -> None:
    imported_as(file, curator, "First")
    second = imported_as(file, curator, "Second")
    third = imported_as(file, curator, "First")
    undo(second, curator)
    undo(third, curator)
    assert original()["title"] == "Second"
    assert Article.objects.get().title == "Second"
