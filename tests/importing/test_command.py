"""What the operator types, sees, and what the shell is told."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(newsdesk_var: Path, settings: object) -> Path:
    """A folder with one good file."""
    settings.NEWSDESK_VAR = newsdesk_var / "var"  # type: ignore[attr-defined]
    folder = newsdesk_var / "pile"
    folder.mkdir()
    (folder / "a.txt").write_text("Headline\n\nText.")
    return folder


def test_exits_with_0_and_names_the_indexer_when_all_is_well(folder: Path) -> None:
    out = StringIO()
    call_command("import_articles", str(folder), stdout=out)
    assert "1 created, 0 updated, 0 unchanged, 0 rejected" in out.getvalue()
    assert out.getvalue().strip().endswith("The indexer picks the changes up by itself.")


def test_exits_with_1_when_something_was_rejected(folder: Path) -> None:
    (folder / "b.json").write_text("{")
    (folder / "c.doc").write_bytes(b"\xd0\xcf\x11\xe0\0\1\2" * 20)
    out = StringIO()
    with pytest.raises(SystemExit) as left:
        call_command("import_articles", str(folder), stdout=out)
    assert left.value.code == 1
    assert "b.json: it is not JSON" in out.getvalue()
    assert ".doc (1)" in out.getvalue()
    assert Article.objects.count() == 1


def test_exits_with_2_when_nothing_can_start(folder: Path) -> None:
    with pytest.raises(CommandError, match="no file or folder") as problem:
        call_command("import_articles", str(folder / "nowhere"))
    assert problem.value.returncode == 2


@pytest.mark.parametrize("nothing", ["", " "])
def test_takes_an_empty_path_for_a_mistake(folder: Path, nothing: str) -> None:
    with pytest.raises(CommandError, match="path is empty") as problem:
        call_command("import_articles", str(folder), nothing)
    assert problem.value.returncode == 2
    assert not Article.objects.exists()


def test_says_only_what_was_rejected_when_it_is_to_be_quiet(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("import_articles", str(folder), "--quiet")
    assert capsys.readouterr() == ("", "")


def test_names_every_rejection_when_asked_and_else_says_how(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "b.jsonl").write_text("{\n" * 30)
    with pytest.raises(SystemExit):
        call_command("import_articles", str(folder))
    assert "and 10 more: --verbose lists all" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        call_command("import_articles", str(folder), "--verbose")
    shown = capsys.readouterr().out
    assert "line 30" in shown
    assert "more" not in shown


def test_counts_the_dates_that_it_could_not_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "b.jsonl").write_text(
        "".join(f'{{"title": "T{n}", "text": "Text.", "date": "0{n}/02/1999"}}\n' for n in range(9))
    )
    call_command("import_articles", str(folder))
    shown = capsys.readouterr().out
    assert "Dates not understood: 8 (b.jsonl, line 1: “00/02/1999”, " in shown
    assert ", …)" in shown


def test_shows_no_bar_where_there_is_no_terminal(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("import_articles", str(folder), "--dry-run")
    shown = capsys.readouterr()
    assert shown.err == ""
    assert "nothing was kept" in shown.out
    assert not Article.objects.exists()


def test_shows_a_bar_on_a_terminal(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    call_command("import_articles", str(folder))
    assert "100%" in capsys.readouterr().err
