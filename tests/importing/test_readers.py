"""Pieces are read by several processes, and come back in their order whatever befalls these."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django import Settings

from articles.importing import read_files, read_pieces, readers
from articles.importing.formats import format_named
from articles.importing.opened import Piece
from articles.importing.parsed_article import ParsedArticle, Rejection
from articles.importing.run import run_import
from articles.models import Alias, Article, Mention
from tests.importing.reading import write_lines
from tests.world import make_country

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("newsdesk_var")]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def processes(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two, from the first piece on, with few pieces each time."""
    settings.NEWSDESK_IMPORT_PROCESSES = 2
    monkeypatch.setattr(readers, "FEW", 0)
    monkeypatch.setattr(readers, "PIECES_AT_ONCE", 3)


def read_otherwise(monkeypatch: pytest.MonkeyPatch, at: str, what: object) -> None:
    """Let the format of JSON Lines do something else at one line."""
    as_always = format_named("jsonl")

    def read(piece: Piece) -> Iterator[ParsedArticle | Rejection]:
        if piece.where == at:
            what()  # type: ignore[operator]
        yield from as_always.read(piece)

    other = replace(as_always, read=read)
    monkeypatch.setattr(read_files, "format_named", lambda name: other)


def lines(folder: Path, count: int = 40) -> Path:
    bodies = (f"Freedonia opened port {n}." for n in range(count))
    rows = [{"title": f"Title {n}", "body": body} for n, body in enumerate(bodies)]
    return write_lines(folder / "a.jsonl", *rows)


def test_keeps_the_order_and_finds_the_names(tmp_path: Path) -> None:
    freedonia = make_country("Freedonia", "FD")
    assert run_import([lines(tmp_path)]).created == 40
    titles = list(Article.objects.order_by("pk").values_list("title", flat=True))
    assert titles == [f"Title {n}" for n in range(40)]
    assert Mention.objects.filter(entity=freedonia).count() == 40


def test_blames_only_the_piece_of_which_a_process_dies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_otherwise(monkeypatch, "line 20", lambda: os._exit(9))
    report = run_import([lines(tmp_path)])
    assert (report.created, report.rejected) == (39, 1)
    assert "line 20: reading it ended the process" in report.rejections[0]


def test_breaks_off_what_takes_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_pieces, "LONGEST_READING", 0.3)
    read_otherwise(monkeypatch, "line 7", lambda: time.sleep(30))
    report = run_import([lines(tmp_path)])
    assert (report.created, report.rejected) == (39, 1)
    assert "line 7: it took longer than" in report.rejections[0]


def test_breaks_off_also_what_catches_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stay() -> None:
        try:
            time.sleep(30)
        except BaseException:  # noqa: BLE001 - as badly as a library may
            time.sleep(30)

    monkeypatch.setattr(read_pieces, "LONGEST_READING", 0.3)
    read_otherwise(monkeypatch, "line 7", stay)
    report = run_import([lines(tmp_path)])
    assert (report.created, report.rejected) == (39, 1)


def test_waits_for_nobody_when_it_is_stopped_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_otherwise(monkeypatch, "line 20", lambda: time.sleep(300))
    monkeypatch.setattr(read_pieces, "LONGEST_READING", 600)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(readers.Readers, "_result", interrupt)
    with pytest.raises(KeyboardInterrupt):
        run_import([lines(tmp_path)])
    assert not [child for child in children_of(os.getpid()) if is_alive(child)]


def test_finds_a_name_that_was_added_while_it_was_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_country("Sylvania", "SV")
    save = readers.Readers.read

    def add_and_read(self: readers.Readers, unread: object) -> Iterator[list[read_pieces.Read]]:
        for number, reads in enumerate(save(self, unread)):  # type: ignore[arg-type]
            if number == 3:
                Alias.objects.create(entity=other, text="Freedonia", kind=Alias.Kind.NAME)
            yield reads

    monkeypatch.setattr(readers.Readers, "read", add_and_read)
    assert run_import([lines(tmp_path)]).created == 40
    assert Mention.objects.filter(entity=other).count() == 40


def test_leaves_no_process_behind_when_it_is_killed(migrated: Path, tmp_path: Path) -> None:
    shutil.copytree(migrated, tmp_path / "var")
    file = lines(tmp_path, 30_000)
    environment = os.environ | {
        "NEWSDESK_VAR": str(tmp_path / "var"), "NEWSDESK_IMPORT_PROCESSES": "2",
    }  # fmt: skip
    command = [sys.executable, "manage.py"]
    with subprocess.Popen([*command, "import_articles", str(file)], cwd=ROOT, env=environment) as p:
        deadline = time.monotonic() + 60
        while len(children := children_of(p.pid)) < 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        p.send_signal(signal.SIGKILL)
    assert len(children) == 2
    deadline = time.monotonic() + 30
    while any(map(is_alive, children)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(map(is_alive, children))


def children_of(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += map(int, task.read_text().split())
        except FileNotFoundError:
            continue  # a thread that has ended
    return found


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
