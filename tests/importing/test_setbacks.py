"""The worker waits where waiting helps, and gives one import up where it does not."""

import errno
import sqlite3
from pathlib import Path

import pytest
from django.db import OperationalError
from pytest_django import Settings

from articles.importing import worker
from articles.importing.interruption import Interruption
from articles.importing.run_record import new_run
from articles.importing.setbacks import Setbacks
from articles.importing.worker import work_on_next
from articles.models import Article, ImportRun
from articles.models.full_disk import is_full_disk
from tests.importing.reading import write_lines
from tests.importing.servers import Answer, serving

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsdesk_var")]
State = ImportRun.State


@pytest.fixture(autouse=True)
def one_process(settings: Settings) -> None:
    settings.NEWSDESK_IMPORT_PROCESSES = 0


def waiting(file: Path) -> ImportRun:
    return new_run([file], in_background=True, state=State.WAITING)


def lines(folder: Path, name: str = "a") -> Path:
    return write_lines(folder / f"{name}.jsonl", {"title": f"Title {name}"})


def fail_with(monkeypatch: pytest.MonkeyPatch, problem: Exception) -> None:
    def fail(*_: object, **__: object) -> None:
        raise problem

    monkeypatch.setattr(worker, "carry_out", fail)


def sqlite_says(code: int) -> OperationalError:
    cause = sqlite3.OperationalError("as the database says it")
    cause.sqlite_errorcode = code
    problem = OperationalError("as the database says it")
    problem.__cause__ = cause
    return problem


@pytest.mark.parametrize(
    "problem",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        OSError(errno.EDQUOT, "Disk quota exceeded"),
        sqlite_says(sqlite3.SQLITE_FULL),
    ],
    ids=["disk", "quota", "database"],
)
def test_waits_for_room_on_the_disk_however_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    waiting(lines(tmp_path))
    setbacks = Setbacks()
    with monkeypatch.context() as patched:
        fail_with(patched, problem)
        for _ in range(2 * Setbacks.MOST):
            with pytest.raises(type(problem)):
                work_on_next(Interruption(), setbacks)
    assert work_on_next(Interruption(), setbacks)
    assert (ImportRun.objects.get().state, Article.objects.count()) == (State.DONE, 1)


def test_waits_when_the_disk_is_full_where_original_bytes_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting(lines(tmp_path))

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("articles.importing.save_originals.append", fail)
        with pytest.raises(OSError, match="No space left"):
            work_on_next(Interruption(), Setbacks())
    assert ImportRun.objects.for_the_worker().exists()
    work_on_next(Interruption(), Setbacks())
    assert ImportRun.objects.get().state == State.DONE


def test_gives_up_what_the_database_refuses_again_and_again_and_goes_on_with_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = waiting(lines(tmp_path)), waiting(lines(tmp_path, "b"))
    setbacks = Setbacks()
    with monkeypatch.context() as patched:
        fail_with(patched, sqlite_says(sqlite3.SQLITE_ERROR))
        for _ in range(Setbacks.MOST - 1):
            with pytest.raises(OperationalError):
                work_on_next(Interruption(), setbacks)
        assert work_on_next(Interruption(), setbacks)
    bad.refresh_from_db()
    assert bad.state == State.FAILED
    assert bad.problem.startswith("Tried 10 times, and came no further: as the database says it")
    assert work_on_next(Interruption(), setbacks)
    good.refresh_from_db()
    assert good.state == State.DONE


def test_does_not_give_up_what_comes_further(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = waiting(lines(tmp_path))
    setbacks = Setbacks()

    def come_further(run: ImportRun, *_: object, **__: object) -> None:
        run.created += 1
        run.save(update_fields=["created"])
        raise OperationalError("the connection is lost")

    monkeypatch.setattr(worker, "carry_out", come_further)
    for _ in range(2 * Setbacks.MOST):
        with pytest.raises(OperationalError):
            work_on_next(Interruption(), setbacks)
    made.refresh_from_db()
    assert made.state == State.RUNNING


def test_fails_at_once_where_neither_room_nor_the_database_is_in_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting(lines(tmp_path))
    fail_with(monkeypatch, OSError(errno.EIO, "Input/output error"))
    assert work_on_next(Interruption(), Setbacks())
    assert ImportRun.objects.get().state == State.FAILED


def test_knows_a_full_disk_from_what_postgresql_says() -> None:
    class DiskFull(Exception):  # noqa: N818 - as it is called there
        sqlstate = "53100"

    problem = OperationalError("could not extend file")
    assert not is_full_disk(problem)
    problem.__cause__ = DiskFull()
    assert is_full_disk(problem)


@pytest.mark.parametrize(("wish", "state"), [("", State.WAITING), ("pause", State.PAUSED)])
def test_leaves_an_address_that_is_being_fetched_when_it_is_to_stop(
    settings: Settings, wish: str, state: str
) -> None:
    interruption = Interruption()
    with serving({"/a.txt": Answer(body=b"Title\n\nText")}) as site:
        settings.NEWSDESK_FETCH_ALLOWED = site.allowed
        made = new_run([], address=site.address("/a.txt"), in_background=True, state=State.WAITING)
        ImportRun.objects.update(wish=wish)
        interruption.is_asked = not wish
        work_on_next(interruption, Setbacks())
        assert not site.asked
        made.refresh_from_db()
        assert (made.state, made.wish) == (state, "")
        ImportRun.objects.update(state=State.WAITING)
        work_on_next(Interruption(), Setbacks())
    assert Article.objects.get().title == "Title"
