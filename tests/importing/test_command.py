"""What the operator types, sees, and what the shell is told."""

import csv
import json
import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from articles.models import Article, ImportRun
from tests.importing.servers import Answer, serving

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(var: Path) -> Path:
    """A folder with one good file."""
    folder = var.parent / "pile"
    folder.mkdir()
    (folder / "a.txt").write_text("Headline\n\nText.")
    return folder


def test_exits_with_0_and_names_the_indexer_when_all_is_well(folder: Path) -> None:
    out = StringIO()
    call_command("import_articles", str(folder), stdout=out)
    assert "1 created, 0 updated, 0 unchanged, 0 rejected" in out.getvalue()
    assert "The indexer picks the changes up by itself." in out.getvalue()


def test_says_how_it_is_taken_back_and_what_to_do_about_rejections(folder: Path) -> None:
    out = StringIO()
    call_command("import_articles", str(folder), stdout=out)
    number = ImportRun.objects.get().pk
    assert f"This was import {number}" in out.getvalue()
    assert f"manage.py undo_import {number} takes it back" in out.getvalue()
    assert "run the same command again" not in out.getvalue()
    (folder / "b.json").write_text("{")
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("import_articles", str(folder), stdout=out)
    assert "Mend what was rejected, and run the same command again" in out.getvalue()
    assert "takes it back" not in out.getvalue()
    call_command("import_articles", str(folder / "a.txt"), "--dry-run", stdout=(dry := StringIO()))
    assert "This was import" not in dry.getvalue()


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


def test_reads_columns_of_other_names_and_gives_a_source(folder: Path) -> None:
    (folder / "a.txt").unlink()
    (folder / "b.jsonl").write_text('{"Headline": "One", "Text": "Some text."}\n')
    chosen = ["--columns", "title=Headline,body=Text", "--source", "Harbour Wire"]
    call_command("import_articles", str(folder), *chosen, stdout=StringIO())
    article = Article.objects.get()
    assert (article.title, article.body, str(article.source)) == (
        "One", "Some text.", "Harbour Wire",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("chosen", "problem"),
    [
        (["--columns", "colour=Red"], "knows no field"),
        (["--columns", "title"], "no “=”"),
        (["--report", "report.xml"], "ends in .json or .csv"),
        (["--report", "/nowhere/at/all/report.csv"], "there is no folder"),
        (["--background", "--dry-run"], "do not go together"),
        (["--background", "--report", "a.csv"], "do not go together"),
    ],
)
def test_says_early_what_makes_no_sense(folder: Path, chosen: list[str], problem: str) -> None:
    with pytest.raises(CommandError, match=re.escape(problem)) as told:
        call_command("import_articles", str(folder), *chosen)
    assert told.value.returncode == 2
    assert not ImportRun.objects.exists()


def test_leaves_the_work_to_the_worker_when_asked(folder: Path) -> None:
    out = StringIO()
    call_command("import_articles", str(folder), "--background", stdout=out)
    run = ImportRun.objects.get()
    assert (run.state, run.in_background) == (ImportRun.State.WAITING, True)
    assert f"Import {run.pk} waits for the worker" in out.getvalue()
    assert not Article.objects.exists()
    call_command("run_imports", "--once")
    assert Article.objects.count() == 1


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_writes_the_report_into_a_file(folder: Path, kind: str) -> None:
    (folder / "b.json").write_text("{")
    report = folder.parent / f"report.{kind}"
    with pytest.raises(SystemExit):
        call_command("import_articles", str(folder), "--report", str(report), stdout=StringIO())
    written = report.read_text()
    if kind == "json":
        assert [file["rejected"] for file in json.loads(written)["files"]] == [0, 1]
    else:
        assert [row["rejected"] for row in csv.DictReader(written.splitlines())] == ["0", "1"]


@pytest.mark.slow
def test_says_that_it_goes_on_and_begins_anew_when_asked(folder: Path) -> None:
    call_command("import_articles", str(folder), stdout=StringIO())
    ImportRun.objects.update(state=ImportRun.State.INTERRUPTED)
    out = StringIO()
    call_command("import_articles", str(folder), "--afresh", stdout=out)
    assert ImportRun.objects.count() == 2
    assert "Going on" not in out.getvalue()
    number = ImportRun.objects.latest("pk").pk
    ImportRun.objects.update(state=ImportRun.State.INTERRUPTED)
    call_command("import_articles", str(folder), stdout=out)
    assert (
        f"Going on with import {number}, which was stopped after 1 article in 1 file."
        in out.getvalue()
    )
    assert ImportRun.objects.count() == 2


@pytest.mark.slow
def test_says_nothing_of_files_where_it_goes_on_within_the_first(folder: Path) -> None:
    call_command("import_articles", str(folder), stdout=StringIO())
    ImportRun.objects.update(state=ImportRun.State.INTERRUPTED, done_files=0, created=5000)
    out = StringIO()
    call_command("import_articles", str(folder), stdout=out)
    assert "which was stopped after 5,000 articles. --afresh" in out.getvalue()


def test_undoes_an_import_after_it_said_what_goes(folder: Path) -> None:
    call_command("import_articles", str(folder), stdout=StringIO())
    number = str(ImportRun.objects.get().pk)
    out = StringIO()
    call_command("undo_import", number, "--dry-run", stdout=out)
    assert "Articles that it brought and that go: 1" in out.getvalue()
    assert "Go: Headline" in out.getvalue()
    assert Article.objects.count() == 1
    call_command("undo_import", number, stdout=out)
    assert "1 deleted" in out.getvalue()
    assert not Article.objects.exists()
    with pytest.raises(CommandError, match="undone already") as problem:
        call_command("undo_import", number, stdout=out)
    assert problem.value.returncode == 2


def test_undoes_no_import_that_is_not_there(folder: Path) -> None:
    with pytest.raises(CommandError, match="no import 77"):
        call_command("undo_import", "77")


def test_imports_what_stands_at_an_address(folder: Path, settings: Settings) -> None:
    page = b"<html><head><title>Ports open</title></head><body><h1>Ports open</h1><p>Freedonia.</p>"
    with serving({"/ports.html": Answer(body=page)}) as site:
        settings.NEWSDESK_FETCH_ALLOWED = site.allowed
        call_command("import_articles", site.address("/ports.html"), stdout=StringIO())
        with pytest.raises(CommandError, match="could not be fetched") as gone:
            call_command("import_articles", site.address("/nothing"), stdout=StringIO())
    assert gone.value.returncode == 2
    assert Article.objects.get().title == "Ports open"
    assert ImportRun.objects.get().address.endswith("/ports.html")
    assert not list((Path(settings.NEWSDESK_VAR) / "fetched").rglob("*.html"))


def test_imports_one_address_at_a_time_and_none_of_the_private_network(folder: Path) -> None:
    with pytest.raises(CommandError, match="by itself"):
        call_command("import_articles", "https://a.example/", str(folder))
    with pytest.raises(CommandError, match="could not be fetched"):
        call_command("import_articles", "http://127.0.0.1/secret")
    assert not Article.objects.exists()
