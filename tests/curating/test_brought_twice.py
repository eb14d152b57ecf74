"""It takes nothing away that another import brought as well, and says so."""

from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import TestCase
from pytest_django import Settings

from articles.curating.import_undo import left_so_far, preview_undo
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


def told(*words: str) -> str:
    out = StringIO()
    call_command("undo_import", *words, stdout=out)
    return out.getvalue()


def test_says_which_import_has_what_stays(curator: User, allowed: Path) -> None:
    first = imported(curator, write_articles(allowed / "a.jsonl", "One", "Two", "Three"))
    second = imported(curator, write_articles(allowed / "b.jsonl", "Two", "Three"))
    third = imported(curator, write_articles(allowed / "c.jsonl", "One"))
    preview = preview_undo(first)
    assert preview.left_to == {second.pk: 2, third.pk: 1}
    both = (
        "2 stay: import {0} brought them, too, and has them {1}; `undo_import {0}` takes them back."
    )
    one = "1 stays: import {0} brought it, too, and has it {1}; `undo_import {0}` takes it back."
    before = told(str(first.pk), "--dry-run")
    assert both.format(second.pk, "then") in before
    assert one.format(third.pk, "then") in before
    after = told(str(first.pk)).partition("Articles: ")[2].splitlines()
    assert after == [
        "0 deleted, 0 made as before, 0 kept, changed since.",
        both.format(second.pk, "now"),
        one.format(third.pk, "now"),
    ]
    assert left_so_far(first) == {second.pk: 2, third.pk: 1}


def test_counts_as_left_only_what_would_have_gone(curator: User, allowed: Path) -> None:
    first = imported(curator, write_articles(allowed / "a.jsonl", "One", "Two"))
    second = imported(curator, allowed / "a.jsonl")
    Article.objects.filter(title="One").update(edited_fields=["title"])
    assert preview_undo(first).left_to == {second.pk: 1}
    undo(first, curator)
    assert left_so_far(first) == {second.pk: 1}


def test_says_how_many_stay_its_own(curator: User, allowed: Path) -> None:
    first = imported(curator, write_articles(allowed / "a.jsonl", "One", "Two"))
    Article.objects.filter(title="One").update(edited_fields=["title"])
    assert told(str(first.pk)).endswith(
        "1 stays: somebody worked on it since, or a later import changed it.\n"
    )
