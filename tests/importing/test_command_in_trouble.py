"""What is in the way of a command is told in words, with what to do, and nothing is left behind."""

import errno
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from filelock import FileLock
from pytest_django import Settings

from articles.curating import import_undo
from articles.importing import carry_out, fetch_address, run
from articles.management.commands import import_articles, undo_import
from articles.models import Article, ImportRun
from tests.importing.reading import write_lines
from tests.importing.servers import Answer, serving

pytestmark = pytest.mark.django_db


@pytest.fixture
def var(var: Path, settings: Settings) -> Path:
    """It is there already, and this very process reads."""
    var.mkdir()
    settings.NEWSDESK_IMPORT_PROCESSES = 0
    return var


@pytest.fixture
def file(var: Path) -> Path:
    """One good article, and a line that is none."""
    return write_lines(var.parent / "a.jsonl", {"title": "Title"}, "{")


def failing(problem: Exception, times: int = 99) -> Callable[..., object]:
    def fail(*_: object, **__: object) -> object:
        nonlocal times
        times -= 1
        if times < 0:
            return None
        raise problem

    return fail


def told(*command: str) -> CommandError:
    with pytest.raises(CommandError) as problem:
        call_command(*command, stdout=StringIO())
    return problem.value


LOCKED = OperationalError("database is locked")
FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("name", ["close_dead_runs", "new_run", "run_to_go_on_with"])
def test_says_what_to_do_when_the_database_does_not_answer_at_the_start(
    file: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(run, name, failing(LOCKED))
    problem = told("import_articles", str(file))
    assert "database is locked" in str(problem)
    assert "run the same command again" in str(problem)
    assert problem.returncode == 1


def test_says_what_to_do_when_the_database_does_not_answer_about_the_source(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_articles, "find_sources", failing(LOCKED))
    problem = told("import_articles", str(file), "--source", "Wire")
    assert "run the same command again" in str(problem)


def test_says_what_to_do_when_the_disk_is_full_while_it_fetches(
    var: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch_address, "fetch", failing(FULL))
    problem = told("import_articles", "https://news.example/")
    assert "No space left on device" in str(problem)
    assert "run the same command again" in str(problem)


def test_undoes_an_import_that_was_killed_at_a_command_line(file: Path) -> None:
    with pytest.raises(SystemExit):
        call_command("import_articles", str(file), stdout=StringIO())
    number = str(ImportRun.objects.get().pk)
    ImportRun.objects.update(state=ImportRun.State.RUNNING)
    call_command("undo_import", number, "--dry-run", stdout=StringIO())
    ImportRun.objects.update(state=ImportRun.State.RUNNING)
    call_command("undo_import", number, stdout=StringIO())
    assert ImportRun.objects.get().state == ImportRun.State.UNDONE
    assert not Article.objects.exists()


def test_undoes_nothing_while_another_import_is_running(file: Path, var: Path) -> None:
    with pytest.raises(SystemExit):
        call_command("import_articles", str(file), stdout=StringIO())
    number = str(ImportRun.objects.get().pk)
    with FileLock(var / "import.lock"):
        problem = told("undo_import", number)
    assert "Another import is running" in str(problem)
    assert problem.returncode == 2
    assert Article.objects.count() == 1


@pytest.mark.parametrize(("place", "name"), [(undo_import, "begin_undo"), (import_undo, "_end")])
def test_tries_once_more_to_undo_and_then_says_what_to_do(
    file: Path, monkeypatch: pytest.MonkeyPatch, place: object, name: str
) -> None:
    with pytest.raises(SystemExit):
        call_command("import_articles", str(file), stdout=StringIO())
    number = str(ImportRun.objects.get().pk)
    as_always = getattr(place, name)
    refused = failing(LOCKED, times=1)

    def refuse_once(*what: object) -> object:
        refused()
        return as_always(*what)

    with monkeypatch.context() as patched:
        patched.setattr(place, name, failing(LOCKED))
        problem = told("undo_import", number)
    assert "Taking it back broke off: database is locked" in str(problem)
    assert problem.returncode == 1
    with monkeypatch.context() as patched:
        patched.setattr(place, name, refuse_once)
        call_command("undo_import", number, stdout=StringIO())
    assert ImportRun.objects.get().state == ImportRun.State.UNDONE


def test_asks_no_address_while_another_import_is_running(var: Path, settings: Settings) -> None:
    with serving({"/a.txt": Answer(body=b"Title\n\nText")}) as site:
        settings.NEWSDESK_FETCH_ALLOWED = site.allowed
        with FileLock(var / "import.lock"):
            problem = told("import_articles", site.address("/a.txt"))
        assert "Another import is running" in str(problem)
        assert not site.asked


def test_keeps_nothing_of_an_address_that_was_only_tried_out(var: Path, settings: Settings) -> None:
    with serving({"/a.jsonl": Answer(body=b'{"title": "Title"}\n{')}) as site:
        settings.NEWSDESK_FETCH_ALLOWED = site.allowed
        with pytest.raises(SystemExit):
            call_command(
                "import_articles", site.address("/a.jsonl"), "--dry-run", stdout=StringIO()
            )
    assert not list((var / "fetched").rglob("*"))
    assert not ImportRun.objects.exists()


def test_refuses_a_report_of_what_is_only_tried_out(file: Path) -> None:
    problem = told("import_articles", str(file), "--dry-run", "--report", "a.json")
    assert "do not go together" in str(problem)
    assert problem.returncode == 2


def test_refuses_a_report_that_cannot_be_written_before_it_imports(file: Path) -> None:
    folder = file.with_name("report.json")
    folder.mkdir()
    problem = told("import_articles", str(file), "--report", str(folder))
    assert "it cannot be written: Is a directory" in str(problem)
    assert problem.returncode == 2
    assert not ImportRun.objects.exists()


def test_leaves_no_empty_report_where_nothing_could_start(file: Path) -> None:
    report = file.with_name("report.json")
    told("import_articles", str(file.with_name("nowhere")), "--report", str(report))
    assert not report.exists()
    report.write_text("An earlier one.")
    told("import_articles", str(file.with_name("nowhere")), "--report", str(report))
    assert report.read_text() == "An earlier one."


def test_says_where_the_report_is_when_there_is_no_room_for_it_at_the_end(file: Path) -> None:
    """/dev/full takes nothing, as a full disk."""
    report = file.with_name("report.json")
    report.symlink_to("/dev/full")
    problem = told("import_articles", str(file), "--report", str(report))
    assert "The import is done" in str(problem)
    assert f"import {ImportRun.objects.get().pk} in the admin" in str(problem)
    assert Article.objects.count() == 1


@pytest.mark.parametrize("is_dry", [False, True])
def test_tells_every_rejection_as_it_comes_and_holds_few(
    var: Path, monkeypatch: pytest.MonkeyPatch, *, is_dry: bool
) -> None:
    monkeypatch.setattr(carry_out, "BATCH_PIECES", 50)
    file = write_lines(var.parent / "b.jsonl", *["{"] * 300)
    out = StringIO()
    held: list[int] = []
    shown: list[int] = []
    save = carry_out.CarryingOut._save

    def watch(one: carry_out.CarryingOut, *, is_last: bool = False) -> None:
        save(one, is_last=is_last)
        held.append(len(one.total.rejections))
        shown.append(out.getvalue().count("Rejected: "))

    monkeypatch.setattr(carry_out.CarryingOut, "_save", watch)
    dry = ["--dry-run"] if is_dry else []
    with pytest.raises(SystemExit):
        call_command("import_articles", str(file), "--verbose", *dry, stdout=out)
    assert max(held) == 20
    assert shown[:3] == [50, 100, 150]
    assert out.getvalue().count("Rejected: ") == 300
    assert "line 300: " in out.getvalue()
    assert "more" not in out.getvalue()


def test_tells_the_earlier_rejections_too_when_it_goes_on(file: Path) -> None:
    with pytest.raises(SystemExit):
        call_command("import_articles", str(file), stdout=StringIO())
    ImportRun.objects.update(state=ImportRun.State.INTERRUPTED)
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("import_articles", str(file), "--verbose", stdout=out)
    assert out.getvalue().count("a.jsonl: line 2: ") == 1


def test_names_addresses_in_its_help() -> None:
    parser = import_articles.Command().create_parser("manage.py", "import_articles")
    assert "address" in parser.format_help()
    assert "https://" in parser.format_help()


def test_says_what_to_do_when_it_is_stopped_at_once(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(carry_out, "save_articles", interrupt)
    problem = told("import_articles", str(file))
    assert problem.returncode == 130
    assert "run the same command again" in str(problem)
    monkeypatch.undo()
    with pytest.raises(SystemExit):  # for the line that is none
        call_command("import_articles", str(file), stdout=StringIO())
    assert Article.objects.count() == 1
