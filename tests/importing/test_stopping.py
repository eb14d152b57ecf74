"""A wish to pause and a signal to stop are both heard, at once, and neither is forgotten."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from articles.importing import carry_out, run, stopping, unread_pieces
from articles.importing.interruption import Interruption
from articles.importing.read_pieces import Read
from articles.importing.run import run_import
from articles.importing.run_record import TableRecord, new_run
from articles.importing.save_article import save_articles
from articles.models import Article, ImportRun
from tests.importing.reading import write_lines

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsdesk_var")]
State, Wish = ImportRun.State, ImportRun.Wish


@pytest.fixture(autouse=True)
def small_batches(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three articles a batch, all in this process, and no pause between two looks."""
    settings.NEWSDESK_IMPORT_PROCESSES = 0
    monkeypatch.setattr(carry_out, "BATCH_ARTICLES", 3)
    monkeypatch.setattr(stopping, "_SECONDS_BETWEEN_LOOKS", 0)


def lines(folder: Path, count: int = 20) -> Path:
    return write_lines(folder / "a.jsonl", *({"title": f"Title {n}"} for n in range(count)))


def waiting(file: Path, **columns: object) -> ImportRun:
    return new_run([file], in_background=True, state=State.WAITING, **columns)


def signalled() -> Interruption:
    asked = Interruption()
    asked.is_asked = True
    return asked


def state_and_wish() -> tuple[str, str]:
    now = ImportRun.objects.get()
    return now.state, now.wish


def test_pauses_when_it_is_asked_to_pause_and_to_stop(tmp_path: Path) -> None:
    file = lines(tmp_path, 2)
    made = waiting(file, wish=Wish.PAUSE)
    run.carry_out(made, [file], interruption=signalled())
    assert state_and_wish() == (State.PAUSED, Wish.NONE)


def test_pauses_when_it_is_wished_while_the_signal_is_being_obeyed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = lines(tmp_path)
    finish = TableRecord.finish

    def wish_and_finish(self: TableRecord, *how: object) -> None:
        ImportRun.objects.update(wish=Wish.PAUSE)
        finish(self, *how)  # type: ignore[arg-type]

    monkeypatch.setattr(TableRecord, "finish", wish_and_finish)
    run.carry_out(waiting(file), [file], interruption=signalled())
    assert state_and_wish() == (State.PAUSED, Wish.NONE)


def test_is_done_when_a_pause_is_wished_too_late(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = lines(tmp_path)
    finish = TableRecord.finish

    def wish_and_finish(self: TableRecord, *how: object) -> None:
        ImportRun.objects.update(wish=Wish.PAUSE)
        finish(self, *how)  # type: ignore[arg-type]

    monkeypatch.setattr(TableRecord, "finish", wish_and_finish)
    run.carry_out(waiting(file), [file])
    assert state_and_wish() == (State.DONE, Wish.NONE)


def test_looks_for_a_wish_before_the_first_piece(tmp_path: Path) -> None:
    file = lines(tmp_path)
    made = waiting(file, wish=Wish.PAUSE)
    run.carry_out(made, [file])
    assert state_and_wish() == (State.PAUSED, Wish.NONE)
    assert not Article.objects.exists()


def test_does_not_obey_at_a_command_line_what_was_wished_of_a_dead_import(tmp_path: Path) -> None:
    file = lines(tmp_path)
    new_run([file], state=State.RUNNING, wish=Wish.PAUSE)
    assert run_import([file]).created == 20
    assert state_and_wish() == (State.DONE, Wish.NONE)


@pytest.mark.parametrize("asked_by", ["signal", "wish"])
def test_stops_also_while_it_passes_what_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked_by: str
) -> None:
    """Of many pieces that are done, none is looked at once it was asked to stop."""
    file = lines(tmp_path)
    made = waiting(file)
    asked = Interruption()
    stop_at_a_batch(monkeypatch, 4)
    with pytest.raises(Killed):
        run.carry_out(made, [file], interruption=asked)
    monkeypatch.undo()
    assert Article.objects.count() == 12
    seen: list[int] = []
    pieces = unread_pieces.all_pieces

    def watch(*what: object) -> Iterator[object]:
        for piece in pieces(*what):  # type: ignore[arg-type]
            seen.append(1)
            if len(seen) == 5 and asked_by == "signal":
                asked.is_asked = True
            elif len(seen) == 5:
                ImportRun.objects.update(wish=Wish.PAUSE)
            yield piece

    monkeypatch.setattr(unread_pieces, "all_pieces", watch)
    monkeypatch.setattr(unread_pieces, "_AT_ONCE", 2)
    monkeypatch.setattr(stopping, "_SECONDS_BETWEEN_LOOKS", 0)
    made.refresh_from_db()
    run.carry_out(made, [file], interruption=asked)
    assert len(seen) < 12
    assert Article.objects.count() == 12
    wanted = State.WAITING if asked_by == "signal" else State.PAUSED
    assert state_and_wish() == (wanted, Wish.NONE)
    monkeypatch.undo()
    made.refresh_from_db()
    assert run.carry_out(made, [file]).created == 20


class Killed(BaseException):
    """As a kill would: nobody catches it."""


def stop_at_a_batch(monkeypatch: pytest.MonkeyPatch, left: int) -> None:
    save = save_articles

    def die(*what: object, **how: object) -> object:
        nonlocal left
        left -= 1
        if left < 0:
            raise Killed
        return save(*what, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(carry_out, "BATCH_ARTICLES", 3)
    monkeypatch.setattr(carry_out, "save_articles", die)


def test_pauses_before_a_batch_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Slow pages may take minutes to fill one."""
    monkeypatch.setattr(carry_out, "BATCH_ARTICLES", 1000)
    monkeypatch.setattr("articles.importing.readers.PIECES_AT_ONCE", 1)
    file = lines(tmp_path)
    hold = carry_out.CarryingOut._hold

    def wish_and_hold(self: carry_out.CarryingOut, read: Read) -> None:
        if read.number == 5:
            ImportRun.objects.update(wish=Wish.PAUSE)
        hold(self, read)

    monkeypatch.setattr(carry_out.CarryingOut, "_hold", wish_and_hold)
    run.carry_out(waiting(file), [file])
    assert state_and_wish() == (State.PAUSED, Wish.NONE)
    assert Article.objects.count() == 5
