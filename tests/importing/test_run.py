"""An import from the first file to the report."""

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock
from pytest_django import Settings

from articles.importing import carry_out, read_files, read_pieces
from articles.importing.find_files import Skipped, find_files
from articles.importing.formats import format_named
from articles.importing.opened import Piece
from articles.importing.parsed_article import ParsedArticle, Rejection
from articles.importing.report import ImportReport
from articles.importing.run import CannotImport, run_import
from articles.models import Article, ImportedFile, ImportRun, IndexChange
from tests.importing.reading import write_lines

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("var")]
PDF = b"%PDF-1.7\0\x01\x02" * 20


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """A folder with good files and bad ones."""
    folder = tmp_path / "pile"
    (folder / "inner.txt").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "a.txt").write_text("Hidden\n\nText.")
    (folder / ".b.txt").write_text("Hidden\n\nText.")
    (folder / "a.txt").write_text("First headline\n\nSome text.")
    (folder / "inner.txt" / "b.HTML").write_text("<h1>Second headline</h1><p>Some text.</p>")
    write_lines(folder / "c.jsonl", {"title": "Third"}, "{broken", {"title": "Fourth"})
    (folder / "empty.json").touch()
    (folder / "d.pdf").write_bytes(PDF)
    (folder / "README").touch()
    (tmp_path / "outside.txt").write_text("Outside\n\nText.")
    (folder / "link.txt").symlink_to(tmp_path / "outside.txt")
    (folder / "folder-link").symlink_to(tmp_path)
    return folder


def numbers(report: ImportReport) -> tuple[int, int, int, int]:
    return report.created, report.updated, report.unchanged, report.rejected


def test_reads_a_folder_and_says_what_became_of_everything(pile: Path) -> None:
    report = run_import([pile])
    assert numbers(report) == (4, 0, 0, 3)
    assert set(Article.objects.values_list("title", flat=True)) == {
        "First headline", "Second headline", "Third", "Fourth",
    }  # fmt: skip
    assert dict(report.skipped) == {
        ".pdf": 1, "about its folder": 1, "link to a folder": 1,
    }  # fmt: skip
    assert [line.replace(str(pile), "") for line in report.rejections] == [
        report.rejections[0].replace(str(pile), ""),
        "/empty.json: it is empty",
        "/link.txt: it is a link that leads out of the folder; name the file itself",
    ]
    assert report.rejections[0].startswith(f"{pile}/c.jsonl: line 2: it is not JSON")
    assert not report.is_all_well


def test_writes_down_the_run_and_each_file(pile: Path) -> None:
    run_import([pile])
    record = ImportRun.objects.get()
    assert record.state == ImportRun.State.DONE
    assert (record.created, record.rejected, record.paths) == (4, 3, [str(pile)])
    assert record.finished_at is not None
    files = {Path(f.path).name: (f.created, f.rejected) for f in ImportedFile.objects.all()}
    assert files == {
        "a.txt": (1, 0), "b.HTML": (1, 0), "c.jsonl": (2, 1), "empty.json": (0, 1),
        "link.txt": (0, 1), "d.pdf": (0, 0),
    }  # fmt: skip
    (reason,) = ImportedFile.objects.get(path__endswith="c.jsonl").reasons
    assert reason.startswith("line 2: it is not JSON")
    assert ImportedFile.objects.get(path__endswith="d.pdf").is_passed_over


def test_writes_one_row_for_a_file_of_many_batches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carry_out, "BATCH_ARTICLES", 3)
    lines = [{"title": f"Title {n}"} if n % 4 else "{" for n in range(20)]
    (tmp_path / "b.txt").write_text("Headline\n\nText.")
    report = run_import([write_lines(tmp_path / "a.jsonl", *lines), tmp_path / "b.txt"])
    assert numbers(report) == (16, 0, 0, 5)
    rows = list(ImportedFile.objects.values_list("created", "rejected"))
    assert rows == [(15, 5), (1, 0)]


def test_changes_nothing_the_second_time(pile: Path) -> None:
    run_import([pile])
    before = list(Article.objects.order_by("pk").values())
    IndexChange.objects.all().delete()
    assert numbers(run_import([pile])) == (0, 0, 4, 3)
    assert list(Article.objects.order_by("pk").values()) == before
    assert not IndexChange.objects.exists()


def test_keeps_nothing_of_a_dry_run(pile: Path, var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carry_out, "BATCH_ARTICLES", 1)
    (pile / "copy.txt").write_text("First headline\n\nSome text.")
    report = run_import([pile], dry_run=True)
    assert numbers(report) == (4, 0, 1, 3)
    assert "dry run" in report.lines[-1]
    for model in (Article, IndexChange, ImportRun, ImportedFile):
        assert not model._default_manager.exists()
    assert not var.exists()
    assert numbers(run_import([pile])) == (4, 0, 1, 3)


def test_reads_nothing_twice_when_a_folder_and_a_file_in_it_are_named(pile: Path) -> None:
    report = run_import([pile / "a.txt", pile, pile])
    assert numbers(report) == (4, 0, 0, 3)


def test_rejects_a_file_of_unknown_format_that_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(PDF)
    report = run_import([tmp_path / "a.pdf"])
    assert "no format reads it. Read are: " in report.rejections[0]


def test_tells_once_what_is_read_however_many_files_nobody_reads(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.pdf", "b.pdf", "c.json")]
    for file in files:
        file.write_bytes(PDF)
    files[2].write_text("{}")
    heading, *lines, last = run_import(files).rejection_lines
    assert heading == "Rejected:"
    assert lines[:2] == [
        f"  {file}: it is a PDF document: no format reads it" for file in files[:2]
    ]
    assert len(lines) == 3
    assert last.startswith("Read are: ")
    assert "Markdown (.md" in last
    assert ".zst" in last


def test_says_why_nothing_can_start(tmp_path: Path) -> None:
    with pytest.raises(CannotImport, match="no file or folder"):
        run_import([tmp_path / "nowhere"])
    (tmp_path / ".hidden").touch()
    with pytest.raises(CannotImport, match="nothing to read"):
        run_import([tmp_path])
    assert not ImportRun.objects.exists()


def test_lets_only_one_import_run_at_a_time(pile: Path, var: Path) -> None:
    var.mkdir(parents=True)
    with (
        FileLock(var / "import.lock"),
        pytest.raises(CannotImport, match="Another import is running"),
    ):
        run_import([pile])
    assert run_import([pile]).created == 4


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_finishes_the_batch_when_it_is_asked_to_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    monkeypatch.setattr(carry_out, "BATCH_ARTICLES", 4)
    file = write_lines(tmp_path / "a.jsonl", *({"title": f"Title {n}"} for n in range(30)))
    read_piece = read_files.read_piece

    def read_and_signal(name: str, piece: Piece) -> object:
        if piece.where == "line 11":
            os.kill(os.getpid(), number)
        return read_piece(name, piece)

    monkeypatch.setattr(read_pieces, "read_piece", read_and_signal)
    monkeypatch.setattr("articles.importing.readers.PIECES_AT_ONCE", 1)
    before = signal.getsignal(number)
    report = run_import([file])
    assert report.is_interrupted
    assert not report.is_all_well
    assert Article.objects.count() == report.created == 11
    assert ImportRun.objects.get().state == ImportRun.State.INTERRUPTED
    assert signal.getsignal(number) is before
    monkeypatch.undo()
    assert numbers(run_import([file])) == (30, 0, 0, 0)
    assert ImportRun.objects.get().state == ImportRun.State.DONE


def test_goes_on_when_a_format_falls_over(
    pile: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(piece: Piece) -> Iterator[ParsedArticle | Rejection]:
        yield Rejection("first")
        raise ZeroDivisionError("by nought")

    failing = replace(format_named("html"), read=fail)
    monkeypatch.setattr(
        read_files, "format_named", lambda name: failing if name == "html" else format_named(name)
    )
    report = run_import([pile])
    assert numbers(report) == (3, 0, 0, 4)
    assert any("ZeroDivisionError: by nought" in line for line in report.rejections)
    assert "Traceback" in caplog.text


def test_takes_file_names_that_are_no_utf_8(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path / "pile") + b"/\xff\xe9.txt"
    (tmp_path / "pile").mkdir()
    with open(name, "wb") as file:  # noqa: PTH123 - the name is made of bytes
        file.write(b"Headline\n\nText.")
    assert run_import([tmp_path / "pile"]).created == 1
    assert ImportedFile.objects.get().path.endswith(r"\xff\xe9.txt")


def test_says_how_far_it_is(pile: Path) -> None:
    class Steps:
        read = saved = 0

        def advance(self, read_bytes: int, articles: int) -> None:
            self.read += read_bytes
            self.saved += articles

    steps = Steps()
    run_import([pile], progress=steps)
    files = [file for file, obstacle in find_files([pile]) if obstacle is None]
    assert steps.read == sum(file.stat().st_size for file in files)
    assert steps.saved == 4


def test_passes_over_what_is_hidden_and_goes_in_order(pile: Path) -> None:
    found = [(file.name, obstacle) for file, obstacle in find_files([pile])]
    assert [name for name, obstacle in found if obstacle is None] == [
        "a.txt", "c.jsonl", "d.pdf", "empty.json", "b.HTML",
    ]  # fmt: skip
    assert ("folder-link", Skipped("link to a folder")) in found


def test_passes_over_what_programs_keep_for_themselves(tmp_path: Path, settings: Settings) -> None:
    settings.NEWSDESK_VAR = tmp_path / "archive"
    settings.ROOT = tmp_path / "newsdesk"
    folders = ["archive", "newsdesk/templates/web", "node_modules/x", "env/share", ".git", "good"]
    for name in folders:
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "a.txt").write_text("A headline\n\nA text.")
    (tmp_path / "env" / "pyvenv.cfg").touch()
    found = list(find_files([tmp_path]))
    assert [file.parent.name for file, obstacle in found if obstacle is None] == ["good"]
    assert found.count((tmp_path / "archive", Skipped("folder of a program"))) == 1
    named = find_files([tmp_path / "archive"])
    assert [obstacle for _, obstacle in named] == [None]


def test_shows_the_first_twenty_rejections_and_counts_the_rest(tmp_path: Path) -> None:
    report = run_import([write_lines(tmp_path / "a.jsonl", *["{"] * 25)])
    assert len(report.rejections) == 20
    assert any(line.startswith("  … and 5 more: --verbose") for line in report.lines)


def test_holds_no_more_files_in_memory_than_it_must(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carry_out, "BATCH_PIECES", 3)
    folder = tmp_path / "bad"
    folder.mkdir()
    for number in range(10):
        (folder / f"{number}.txt").touch()
    write_lines(folder / "5.jsonl", "{", {"title": "Good"}, "{", "{", {"title": "Better"})
    held: list[int] = []
    save = carry_out.CarryingOut._save

    def watch(one: carry_out.CarryingOut, *, is_last: bool = False) -> None:
        save(one, is_last=is_last)
        held.append(len(one.files) + len(one.batch))

    monkeypatch.setattr(carry_out.CarryingOut, "_save", watch)
    assert numbers(run_import([folder])) == (2, 0, 0, 13)
    assert max(held) <= 1
    rows = {Path(f.path).name: (f.created, f.rejected) for f in ImportedFile.objects.all()}
    assert rows == {"5.jsonl": (2, 3)} | {f"{number}.txt": (0, 1) for number in range(10)}


def test_gives_the_right_to_import_back_when_it_is_done(pile: Path, var: Path) -> None:
    run_import([pile])
    with FileLock(var / "import.lock", timeout=0):
        pass


def test_says_its_rejections_in_characters_that_can_be_stored_and_printed(tmp_path: Path) -> None:
    report = run_import([write_lines(tmp_path / "a\x1b\n.jsonl", '{"\\u0000\\ud800": 1}')])
    assert report.rejections[0].isprintable()
    assert ImportedFile.objects.get().reasons[0].encode()
