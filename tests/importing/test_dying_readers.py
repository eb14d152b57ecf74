"""Whatever becomes of the processes that read, the import goes on, and blames the right piece."""

import gc
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django import Settings

from articles.importing import carry_out, read_files, readers
from articles.importing.formats import format_named
from articles.importing.opened import Piece
from articles.importing.parsed_article import ParsedArticle, Rejection
from articles.importing.read_pieces import Names, Read, Unread
from articles.importing.readers import Readers
from articles.importing.reading_process import ReadingProcess
from articles.importing.run import run_import
from articles.models import ImportRun
from articles.tagging.load_table import table_and_stamp
from tests.importing.reading import write_lines

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsdesk_var")]


@pytest.fixture(autouse=True)
def two_processes(settings: Settings) -> None:
    settings.NEWSDESK_IMPORT_PROCESSES = 2


def read_otherwise(monkeypatch: pytest.MonkeyPatch, what: Callable[[str], None]) -> None:
    """Let something happen before each line is read; it is told which one."""
    as_always = format_named("jsonl")

    def read(piece: Piece) -> Iterator[ParsedArticle | Rejection]:
        what(piece.where)
        yield from as_always.read(piece)

    other = replace(as_always, read=read)
    monkeypatch.setattr(read_files, "format_named", lambda name: other)


def die_at(*places: str) -> Callable[[str], None]:
    """End the process, unless it is this one: then it is an error that is told."""
    here = os.getpid()

    def die(where: str) -> None:
        if where in places:
            assert os.getpid() != here, "it is read in the process that writes"
            os._exit(9)

    return die


def pieces(count: int) -> Iterator[Unread]:
    for number in range(1, count + 1):
        line = f'{{"title": "Title {number}"}}'.encode()
        yield Unread("a.jsonl", "jsonl", number, Piece(line, f"line {number}", "a.jsonl"), number)


def lines(folder: Path, count: int) -> Path:
    return write_lines(folder / "a.jsonl", *({"title": f"Title {n}"} for n in range(count)))


def blamed(reads: list[Read]) -> list[int]:
    return [
        read.number for read in reads if any(isinstance(one, Rejection) for one in read.answers)
    ]


@pytest.mark.slow
def test_goes_on_when_a_process_dies_while_a_batch_is_saved(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read_otherwise(monkeypatch, die_at("line 700", "line 1900", "line 1901"))
    reads: list[Read] = []
    with Readers(Names(*table_and_stamp()), 2) as reading:
        for some in reading.read(pieces(3000)):
            reads += some
            time.sleep(0.05)
    assert [read.number for read in reads] == list(range(1, 3001))
    assert blamed(reads) == [700, 1900, 1901]


@pytest.mark.slow
def test_blames_nobody_for_what_another_task_did(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many tasks are under way at once, and several of them end their process."""
    monkeypatch.setattr(readers, "FEW", 0)
    monkeypatch.setattr(readers, "PIECES_AT_ONCE", 5)
    deadly = range(7, 200, 40)
    read_otherwise(monkeypatch, die_at(*(f"line {number}" for number in deadly)))
    with Readers(Names(*table_and_stamp()), 2) as reading:
        reads = [read for some in reading.read(pieces(200)) for read in some]
    assert blamed(reads) == list(deadly)


@pytest.mark.slow
def test_reads_nothing_itself_when_it_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def die(*_: object, **__: object) -> None:
        raise Killed

    file = lines(tmp_path, 5)
    with monkeypatch.context() as patched:
        patched.setattr(carry_out, "save_articles", die)
        with pytest.raises(Killed):
            run_import([file])
    read_otherwise(monkeypatch, die_at("line 2"))
    report = run_import([file])
    assert (ImportRun.objects.count(), report.created, report.rejected) == (1, 4, 1)
    assert "line 2: reading it ended the process" in report.rejections[0]


@pytest.mark.slow
def test_reads_nothing_itself_after_an_import_of_the_same_that_died(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = lines(tmp_path, 5)
    paths = [str(file)]
    ImportRun.objects.create(paths=paths, state=ImportRun.State.INTERRUPTED)
    read_otherwise(monkeypatch, die_at("line 2"))
    report = run_import([file], afresh=True)
    assert (report.created, report.rejected) == (4, 1)
    assert "line 2: reading it ended the process" in report.rejections[0]


def test_reads_where_no_process_can_be_forked_and_no_alarm_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    for name in ("setitimer", "SIGALRM", "ITIMER_REAL"):
        monkeypatch.delattr(signal, name)
    report = run_import([lines(tmp_path, 5)])
    assert (report.created, report.rejected) == (5, 0)


@pytest.mark.slow
def test_lets_go_of_what_it_kept_from_being_collected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "FEW", 0)
    frozen: list[int] = []
    submit = ReadingProcess.submit

    def count(self: ReadingProcess, task: list[Unread]) -> object:
        frozen.append(gc.get_freeze_count())
        return submit(self, task)

    monkeypatch.setattr(ReadingProcess, "submit", count)
    before = gc.get_freeze_count()
    assert run_import([lines(tmp_path, 5)]).created == 5
    assert frozen
    assert frozen[0] > before
    assert gc.get_freeze_count() == 0


@pytest.mark.slow
def test_keeps_no_garbage_from_being_collected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Circle:
        left = 1

        def __init__(self) -> None:
            self.me = self

        def __del__(self) -> None:
            Circle.left = 0

    seen: list[int] = []
    freeze = gc.freeze

    def look_and_freeze() -> None:
        seen.append(Circle.left)
        freeze()

    monkeypatch.setattr(readers, "FEW", 0)
    monkeypatch.setattr(gc, "freeze", look_and_freeze)
    gc.disable()
    try:
        Circle()
        run_import([lines(tmp_path, 5)])
    finally:
        gc.enable()
    assert seen == [0]
