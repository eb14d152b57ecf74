"""It takes nothing away that another import brought as well, and says so."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import TestCase
from pytest_django import Settings

from articles.curating.import_undo import preview_undo
from articles.curating.imports import retry_rejected, start_undo
from articles.models import Article, ImportRun
from tests.curating.importing_world import imported, work, write_articles

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def allowed(tmp_path: Path, settings: Settings) -> Path:
    """A folder of the server that may be imported from."""
    settings.NEWSDESK_VAR = tmp_path / "var"
    settings.NEWSDESK_IMPORT_FOLDERS = [tmp_path / "allowed"]
    (tmp_path / "allowed").mkdir()
    return tmp_path / "allowed"


def undo(run: ImportRun, who: User) -> None:
    start_undo(run, who)
    with TestCase.captureOnCommitCallbacks(execute=True):
        work()
    run.refresh_from_db()
    assert run.state == ImportRun.State.UNDONE


def titles() -> set[str]:
    return set(Article.objects.values_list("title", flat=True))


def test_keeps_what_a_later_import_brought_too(curator: User, allowed: Path) -> None:
    first = imported(curator, write_articles(allowed / "a.jsonl", "One", "Two", "Three"))
    # The same words in another file, and the same file again.
    second = imported(curator, write_articles(allowed / "b.jsonl", "Two", "Four"))
    assert (second.created, second.unchanged) == (1, 1)
    preview = preview_undo(first)
    assert (preview.going, preview.brought_again) == (2, 1)
    assert {article.title for article in preview.sample} == {"One", "Three"}
    assert ("Stay, because a later import brought them, too", "1") in preview.facts
    undo(first, curator)
    assert titles() == {"Two", "Four"}
    preview = preview_undo(second)
    assert (preview.going, preview.brought_again) == (2, 0)
    undo(second, curator)
    assert titles() == set()


def test_lets_go_what_only_an_import_brought_again_that_was_undone(
    curator: User, allowed: Path
) -> None:
    first = imported(curator, write_articles(allowed / "a.jsonl", "One", "Two"))
    second = imported(curator, allowed / "a.jsonl")
    assert second.unchanged == 2
    assert preview_undo(first).brought_again == 2
    undo(second, curator)
    assert (preview_undo(first).going, preview_undo(first).brought_again) == (2, 0)
    undo(first, curator)
    assert titles() == set()


def test_hands_articles_on_from_import_to_import(curator: User, allowed: Path) -> None:
    file = write_articles(allowed / "a.jsonl", "One")
    runs = [imported(curator, file) for _ in range(3)]
    for run in runs[:2]:
        undo(run, curator)
        assert titles() == {"One"}
    undo(runs[2], curator)
    assert titles() == set()


def test_counts_trying_files_again_as_the_same_import(curator: User, allowed: Path) -> None:
    file = write_articles(allowed / "a.jsonl", "One")
    file.write_text(f"{file.read_text()}{{broken\n")
    first = imported(curator, file)
    second = retry_rejected(first, curator)
    work()
    retry_rejected(second, curator)
    work()
    assert preview_undo(first).brought_again == 0
    undo(first, curator)
    assert titles() == set()
