"""It goes on with the last import of the same, whatever else was imported since."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.importing.going_on import close_dead_runs, forget_seen, run_to_go_on_with
from articles.importing.run_record import new_run
from articles.models import ImportRun, SeenKey
from tests.importing.reading import write_lines

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsdesk_var")]
State = ImportRun.State


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "a.jsonl", {"title": "Title"})


def test_goes_on_although_feeds_and_others_were_imported_since(tmp_path: Path, file: Path) -> None:
    other = write_lines(tmp_path / "b.jsonl", {"title": "Other"})
    stopped = new_run([file], state=State.INTERRUPTED)
    new_run([other], state=State.DONE, address="https://feeds.example/")
    new_run([other], state=State.INTERRUPTED)
    new_run([file], state=State.DONE, in_background=True)
    assert run_to_go_on_with([file], {}) == stopped


def test_begins_anew_when_the_last_of_the_same_was_done(file: Path) -> None:
    new_run([file], state=State.INTERRUPTED)
    new_run([file], state=State.DONE)
    assert run_to_go_on_with([file], {}) is None


def test_begins_anew_when_the_last_of_the_same_had_other_columns(file: Path) -> None:
    new_run([file], state=State.INTERRUPTED, columns={"title": "Headline"})
    assert run_to_go_on_with([file], {}) is None


def test_forgets_keys_however_many_imports_there_ever_were(file: Path) -> None:
    ImportRun.objects.bulk_create(ImportRun(state=State.DONE) for _ in range(500))
    done, paused = new_run([file], state=State.DONE), new_run([file], state=State.PAUSED)
    for run in (ImportRun.objects.earliest("pk"), done, paused):
        SeenKey.objects.create(run=run, key=1, content=1)
    with CaptureQueriesContext(connection) as asked:
        forget_seen(done)
    assert [key.run for key in SeenKey.objects.all()] == [paused]
    assert max(len(str(query["sql"])) for query in asked) < 1500


def test_forgets_what_was_wished_of_an_import_that_died(file: Path) -> None:
    dead = new_run([file], state=State.RUNNING, wish=ImportRun.Wish.PAUSE)
    by_the_worker = new_run([file], state=State.RUNNING, in_background=True)
    close_dead_runs()
    dead.refresh_from_db()
    by_the_worker.refresh_from_db()
    assert (dead.state, dead.wish) == (State.INTERRUPTED, ImportRun.Wish.NONE)
    assert by_the_worker.state == State.RUNNING
