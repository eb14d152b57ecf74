"""It overwrites nothing when files are tried again that said other things than the first ones."""

import json
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from pytest_django import Settings

from articles.curating.imports import retry_rejected
from articles.models import Article, ImportRun
from tests.curating.importing_world import imported, work

pytestmark = pytest.mark.django_db
ADDRESS = "https://paper.example/ferry"


@pytest.fixture(autouse=True)
def allowed(tmp_path: Path, settings: Settings) -> Path:
    """A folder of the server that may be imported from."""
    settings.NEWSDESK_VAR = tmp_path / "var"
    settings.NEWSDESK_IMPORT_FOLDERS = [tmp_path / "allowed"]
    (tmp_path / "allowed").mkdir()
    return tmp_path / "allowed"


def write(file: Path, *texts: str, url: str = ADDRESS) -> None:
    lines = (json.dumps({"title": "Ferry", "text": text, "url": url}) for text in texts)
    file.write_text("".join(f"{line}\n" for line in lines))


def tried_again(run: ImportRun, who: User) -> ImportRun:
    again = retry_rejected(run, who)
    work()
    again.refresh_from_db()
    assert again.state == ImportRun.State.DONE
    return again


def texts() -> list[str]:
    return sorted(Article.objects.values_list("body", flat=True))


def test_rejects_what_says_something_else_as_often_as_it_is_tried(
    curator: User, allowed: Path
) -> None:
    write(allowed / "a.jsonl", "First.")
    write(allowed / "b.jsonl", "Second.")
    run = imported(curator, allowed)
    assert (run.created, run.rejected) == (1, 1)
    for _ in range(2):
        run = tried_again(run, curator)
        assert (run.updated, run.rejected) == (0, 1)
        assert "the same address as a.jsonl" in run.files.get().reasons[0]
    assert texts() == ["First."]


def test_takes_what_was_mended_meanwhile(curator: User, allowed: Path) -> None:
    write(allowed / "a.jsonl", "First.")
    write(allowed / "b.jsonl", "Second.")
    run = imported(curator, allowed)
    write(allowed / "b.jsonl", "Second.", url=f"{ADDRESS}/2")
    assert tried_again(run, curator).created == 1
    assert texts() == ["First.", "Second."]


def test_updates_what_the_same_file_had_brought(curator: User, allowed: Path) -> None:
    write(allowed / "a.jsonl", "First.", "Another.")
    run = imported(curator, allowed)
    assert (run.created, run.rejected) == (1, 1)
    write(allowed / "a.jsonl", "First, corrected.")
    assert tried_again(run, curator).updated == 1
    assert texts() == ["First, corrected."]


def test_takes_it_when_the_first_is_gone(curator: User, allowed: Path) -> None:
    write(allowed / "a.jsonl", "First.")
    write(allowed / "b.jsonl", "Second.")
    run = imported(curator, allowed)
    Article.objects.all().delete()
    assert tried_again(run, curator).created == 1
    assert texts() == ["Second."]
