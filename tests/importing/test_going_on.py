"""An import that was stopped goes on as if nothing had been, whatever became of its files."""

import json
import os
import random
import tarfile
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import pytest
from django.db import OperationalError
from pytest_django import Settings

from articles.importing import carry_out, going_on, run, run_record, save_originals
from articles.importing.interruption import Interruption
from articles.importing.report import ImportReport
from articles.importing.run import run_import
from articles.models import (
    Article,
    ImportedFile,
    ImportRun,
    Operation,
    SeenKey,
    original_packs,
)
from articles.models.original_packs import Place
from tests.importing.packing import zip_of
from tests.importing.reading import write_lines

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("var")]


class Killed(BaseException):
    """As a kill would: nobody catches it."""


@pytest.fixture(autouse=True)
def small_batches(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of three articles each, read by this very process."""
    settings.NEWSDESK_IMPORT_PROCESSES = 0
    monkeypatch.setattr(carry_out, "BATCH_ARTICLES", 3)


def kill_after(batches: int, monkeypatch: pytest.MonkeyPatch, what: Callable[[], object]) -> None:
    """Do something that dies when so many batches are saved."""
    save = carry_out.CarryingOut._save

    def die(one: carry_out.CarryingOut, *, is_last: bool = False) -> None:
        nonlocal batches
        if batches == 0:
            raise Killed
        batches -= 1
        save(one, is_last=is_last)

    with monkeypatch.context() as patched:
        patched.setattr(carry_out.CarryingOut, "_save", die)
        with pytest.raises(Killed):
            what()


def rows(count: int, first: int = 0) -> list[dict[str, str]]:
    return [{"title": f"Title {n}", "date": "00/02/1999"} for n in range(first, first + count)]


def pile_of_all_sorts(folder: Path) -> Path:
    folder.mkdir()
    write_lines(folder / "a.jsonl", *rows(6))
    write_lines(folder / "b.jsonl", "{", *rows(4, 6), "{", *rows(1, 6))
    (folder / "c.unknown").write_bytes(b"\x00\x01\x02" * 9)
    (folder / "README").touch()
    inner = {name: f"Headline of {name}\n\nText.".encode() for name in ("x.txt", "z.txt")}
    inner["y.txt"] = b""
    (folder / "d.zip").write_bytes(zip_of(inner))
    (folder / "e.txt").write_text("Last headline\n\nText.")
    return folder


def told(report: ImportReport) -> dict[str, object]:
    numbers = {name: getattr(report, name) for name in ImportReport.__dataclass_fields__}
    del numbers["seconds"]
    return numbers


def written() -> tuple[object, ...]:
    names = (
        "created", "updated", "unchanged", "rejected", "done_files", "total_files",
        "unread_dates", "unread_examples", "left_out", "skipped", "state", "done_bytes",
    )  # fmt: skip
    files = ImportedFile.objects.order_by("path").values_list(
        "path", "done_pieces", "is_done", "created", "unchanged", "rejected", "reasons", "format"
    )
    operations = Operation.objects.values_list("counts", flat=True)
    noted = sum(counts["created"] for counts in operations)
    return ImportRun.objects.values_list(*names).get(), list(files), noted


@pytest.mark.slow
@pytest.mark.parametrize("batches", range(5))
def test_reports_the_same_as_if_it_had_not_been_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batches: int
) -> None:
    pile = pile_of_all_sorts(tmp_path / "pile")
    at_once = told(run_import([pile])), written()
    titles = list(Article.objects.order_by("pk").values_list("title", flat=True))
    for model in (Article, ImportRun, Operation):
        model._default_manager.all().delete()
    kill_after(batches, monkeypatch, lambda: run_import([pile]))
    assert (told(run_import([pile])), written()) == at_once
    assert list(Article.objects.order_by("pk").values_list("title", flat=True)) == titles


def test_notes_all_of_it_in_the_history_once_when_it_dies_at_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write_lines(tmp_path / "a.jsonl", *rows(7))

    def die(*_: object) -> None:
        raise Killed

    for place, name in ((run_record, "note_run"), (run, "forget_seen")):
        with monkeypatch.context() as patched:
            patched.setattr(place, name, die)
            with pytest.raises(Killed):
                run_import([file])
    (operation,) = Operation.objects.all()
    assert operation.counts["created"] == 7
    assert SeenKey.objects.exists()
    assert ImportRun.objects.get().state == ImportRun.State.DONE
    assert run_import([file]).unchanged == 7
    assert not SeenKey.objects.exists()


def test_forgets_the_keys_of_what_another_import_did_instead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write_lines(tmp_path / "a.jsonl", *rows(7))
    kill_after(1, monkeypatch, lambda: run_import([file]))
    assert SeenKey.objects.count() == 3
    assert run_import([file], afresh=True).unchanged == 3
    assert not SeenKey.objects.exists()


def swap(folder: Path) -> None:
    (folder / "a.jsonl").rename(folder / "c.jsonl")
    (folder / "b.jsonl").rename(folder / "a.jsonl")
    (folder / "c.jsonl").rename(folder / "b.jsonl")


def rewrite(folder: Path) -> None:
    write_lines(folder / "a.jsonl", *rows(5, 20), *rows(5, 5))
    os.utime(folder / "a.jsonl", (1, 1))


def add(folder: Path) -> None:
    write_lines(folder / "0.jsonl", *rows(5, 20))
    os.utime(folder / "0.jsonl", (1, 1))


def remove(folder: Path) -> None:
    (folder / "a.jsonl").unlink()


@pytest.mark.slow
@pytest.mark.parametrize("change", [swap, rewrite, add, remove])
@pytest.mark.parametrize("by_the_worker", [False, True])
def test_loses_nothing_in_silence_when_files_change_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None],
    *, by_the_worker: bool,
) -> None:  # fmt: skip
    pile = tmp_path / "pile"
    pile.mkdir()
    write_lines(pile / "a.jsonl", *rows(5))
    write_lines(pile / "b.jsonl", *rows(5, 5))
    kill_after(2, monkeypatch, lambda: run_import([pile]))
    assert Article.objects.count() == 6
    change(pile)
    made = ImportRun.objects.get()
    report = run.carry_out(made, [pile]) if by_the_worker else run_import([pile])
    texts = [file.read_text() for file in pile.iterdir()]
    wanted = {json.loads(line)["title"] for text in texts for line in text.splitlines()}
    missing = wanted - set(Article.objects.values_list("title", flat=True))
    assert not missing or any("import it again" in line for line in report.rejections)
    assert by_the_worker or not report.rejected
    assert run_import([pile]).rejected == 0
    assert wanted <= set(Article.objects.values_list("title", flat=True))


def test_does_not_go_on_with_files_of_the_same_name_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
        write_lines(tmp_path / name / "a.jsonl", *({"title": f"{name} {n}"} for n in range(5)))
    monkeypatch.chdir(tmp_path / "here")
    kill_after(1, monkeypatch, lambda: run_import([Path("a.jsonl")]))
    monkeypatch.chdir(tmp_path / "there")
    assert run_import([Path("a.jsonl")]).created == 5
    assert ImportRun.objects.count() == 2


def test_takes_files_for_two_whose_names_are_no_utf_8(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    for number, name in enumerate((b"\xe9", b"\xea")):
        for ending in (b".jsonl", b".txt", b".unknown\xe9"):
            file = Path(os.fsdecode(os.fsencode(pile) + b"/" + name + ending))
            file.write_text(f'{{"title": "Title {number}{ending!r}"}}'.replace("\\", ""))
    kill_after(1, monkeypatch, lambda: run_import([pile]))
    report = run_import([pile])
    assert report.rejected == 0
    assert Article.objects.count() == report.created == 6
    assert ImportedFile.objects.count() == 6
    assert "\n".join(report.lines).encode()


def test_counts_a_name_that_comes_twice_in_an_archive_as_one_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with tarfile.open(tmp_path / "a.tar", "w") as packing:
        for name in ("a.jsonl", "b.txt", "a.jsonl", "c.txt"):
            line = b'{"title": "%s %d"}\n'
            content = b"".join(line % (name.encode(), n) for n in range(4))
            member = tarfile.TarInfo(name)
            member.size = len(content)
            packing.addfile(member, BytesIO(content))
    monkeypatch.setattr(carry_out, "BATCH_PIECES", 2)
    kill_after(3, monkeypatch, lambda: run_import([tmp_path / "a.tar"]))
    report = run_import([tmp_path / "a.tar"])
    assert report.rejected == 1
    row = ImportedFile.objects.get(path__endswith="!a.jsonl")
    assert (row.created, row.rejected, row.done_pieces) == (4, 1, 5)
    made = ImportRun.objects.get()
    assert made.done_files == ImportedFile.objects.filter(is_done=True).count() == 3


def test_counts_endings_without_end_in_few_words(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    for number in range(80):
        (pile / f"a.x{number}").write_bytes(b"%PDF-1.7\0\x01\x02" * 20)
    (pile / "a.txt").write_text("Headline\n\nText.")
    skipped = dict(run_import([pile]).skipped)
    assert len(skipped) == 51
    assert sum(skipped.values()) == 80


def test_never_says_that_it_is_further_than_its_end(tmp_path: Path) -> None:
    chance = random.Random(5)
    names = [f"{n}.txt" for n in range(30)]
    packed = zip_of({n: f"Title {n}\n\n{chance.random()}".encode() for n in names})
    (tmp_path / "a.zip").write_bytes(packed)

    class Steps:
        steps: list[int] = []

        def advance(self, read_bytes: int, articles: int) -> None:
            self.steps.append(read_bytes)

    run_import([tmp_path / "a.zip"], progress=Steps())
    assert min(Steps.steps) >= 0
    assert sum(Steps.steps) <= (tmp_path / "a.zip").stat().st_size


def test_goes_on_by_itself_when_the_worker_was_asked_to_stop(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "a.jsonl", *rows(7))
    asked = Interruption()
    asked.is_asked = True
    made = run_record.new_run([file], in_background=True)
    run.carry_out(made, [file], interruption=asked)
    assert made.state == ImportRun.State.WAITING
    assert list(ImportRun.objects.for_the_worker()) == [made]
    assert going_on.run_to_go_on_with([file], {}) is None


@pytest.mark.parametrize("problem", [OSError(28, "No space left on device"), OperationalError()])
def test_says_what_to_do_when_the_disk_is_full_and_goes_on_when_it_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    file = write_lines(tmp_path / "a.jsonl", *rows(7))
    append = original_packs.append
    left = 1

    def fill(frames: Sequence[bytes]) -> list[Place]:
        nonlocal left
        left -= 1
        if left < 0:
            raise problem
        return append(frames)

    with monkeypatch.context() as patched:
        patched.setattr(save_originals, "append", fill)
        with pytest.raises(run.CannotImport, match="run the same command again"):
            run_import([file])
    assert Article.objects.count() == 3
    report = run_import([file])
    assert (report.created, Article.objects.count()) == (7, 7)
