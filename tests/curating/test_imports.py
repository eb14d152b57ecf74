"""It starts, pauses, resumes and retries imports for those who may, and says why not."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied, ValidationError
from pytest_django import Settings

from articles.curating import imports, uploads
from articles.curating.uploads import safe_name, shown_path
from articles.models import Article, ImportedFile, ImportRun
from articles.models.import_columns import read_columns
from tests.curating.importing_world import imported, upload, work, write_articles
from tests.importing.servers import Answer, serving
from tests.world import make_source

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("allowed")]
State = ImportRun.State


@pytest.fixture
def run(curator: User, allowed: Path) -> ImportRun:
    """An import that waits."""
    return imports.start_import(
        curator, paths=[str(write_articles(allowed / "a.jsonl", "One", "Two"))]
    )


def now(run: ImportRun) -> ImportRun:
    return ImportRun.objects.get(pk=run.pk)


def test_asks_for_a_folder_with_all_that_is_to_be_known(curator: User, allowed: Path) -> None:
    (allowed / "inner").mkdir()
    wire = make_source("Wire")
    columns = {"title": "Headline"}
    run = imports.start_import(
        curator, paths=[str(allowed / "inner")], columns=columns, source=wire
    )
    assert (run.state, run.in_background, run.started_by) == (State.WAITING, True, curator)
    assert (run.paths, run.columns, run.source) == ([str(allowed / "inner")], columns, wire)


@pytest.mark.parametrize("written", ["/etc/passwd", "/nowhere", "", "allowed/../..", "\0"])
def test_takes_no_folder_that_is_not_allowed(curator: User, allowed: Path, written: str) -> None:
    with pytest.raises(ValidationError) as problem:
        imports.check_folder(written and str(allowed.parent / written))
    assert str(allowed) in problem.value.messages[0]
    assert not ImportRun.objects.exists()


def test_follows_links_before_it_looks_where_a_folder_is(curator: User, allowed: Path) -> None:
    (allowed / "out").symlink_to("/etc")
    with pytest.raises(ValidationError, match="nothing of this name"):
        imports.start_import(curator, paths=[str(allowed / "out")])


def test_takes_no_folder_where_none_is_named(curator: User, settings: Settings) -> None:
    settings.NEWSDESK_IMPORT_FOLDERS = []
    with pytest.raises(ValidationError, match="NEWSDESK_IMPORT_FOLDERS"):
        imports.start_import(curator, paths=["/srv"])


def test_keeps_what_is_sent_under_harmless_names_and_imports_it(curator: User) -> None:
    sent = [upload("../../a.txt"), upload("a.txt", b"Other\n\nText."), upload(".x.txt", b"T\n\nB.")]
    run = imports.start_import(curator, uploads=sent)
    assert [Path(path).name for path in run.paths] == ["a.txt", "a (2).txt", "x.txt"]
    assert [shown_path(path) for path in run.paths] == ["a.txt", "a (2).txt", "x.txt"]
    work()
    assert (now(run).state, now(run).created) == (State.DONE, 3)
    assert not Path(run.paths[0]).exists()


@pytest.mark.parametrize(
    "name", ["..", "...", "/", "a\0b.txt", "C:\\x\\y.html", "ü" * 300 + ".html", " .txt", "a\nb"]
)
def test_makes_a_harmless_name_of_any(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert len(safe.encode()) <= 130
    assert not set(safe) & set("/\\\0\n")
    assert not safe.startswith(".")


def test_imports_what_is_beside_an_empty_file(curator: User) -> None:
    run = imports.start_import(curator, uploads=[upload(), upload("b.txt", b"")])
    work()
    run.refresh_from_db()
    assert (run.created, run.rejected) == (1, 1)
    assert run.files.get(rejected=1).reasons == ["it is empty"]


def test_takes_nothing_but_empty_files_for_no_import(curator: User, settings: Settings) -> None:
    with pytest.raises(ValidationError, match="every file is empty"):
        imports.start_import(curator, uploads=[upload("a.txt", b""), upload("b.txt", b"")])
    assert not (Path(settings.NEWSDESK_VAR) / "uploads").exists()


def test_takes_no_more_than_there_is_room_for(
    curator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "LARGEST", 20)
    with pytest.raises(ValidationError, match="Send them in parts"):
        imports.start_import(curator, uploads=[upload(), upload("b.txt")])


@pytest.mark.parametrize("address", ["http://127.0.0.1/x", "ftp://a.example/", "x", "http://a:99/"])
def test_takes_no_address_that_is_not_fetched(curator: User, address: str) -> None:
    with pytest.raises(ValidationError, match="Write another address"):
        imports.start_import(curator, address=address)


def test_asks_for_an_address(curator: User) -> None:
    run = imports.start_import(curator, address=" HTTPS://Wire.example/a.zip ")
    assert run.address == "https://wire.example/a.zip"


def test_fetches_once_imports_and_removes_what_an_address_gave(
    curator: User, settings: Settings
) -> None:
    line = b'{"title": "One", "text": "Text."}'
    with serving({"/archive.json": Answer(200, line)}) as site:
        settings.NEWSDESK_FETCH_ALLOWED = site.allowed
        run = imports.start_import(curator, address=site.address("/archive.json"))
        work()
        assert len(site.asked) == 1
    assert (now(run).state, now(run).created) == (State.DONE, 1)
    assert [shown_path(path) for path in now(run).paths] == ["archive.json"]
    assert not Path(now(run).paths[0]).exists()


def test_says_why_an_address_failed_and_goes_on_once_that_is_mended(
    curator: User, settings: Settings
) -> None:
    with serving({}) as site:
        settings.NEWSDESK_FETCH_ALLOWED = site.allowed
        run = imports.start_import(curator, address=site.address("/a.json"))
        work()
        assert now(run).state == State.FAILED
        assert "could not be fetched" in now(run).problem
        site.answers["/a.json"] = Answer(200, b'{"title": "One", "text": "Text."}')
        imports.resume(run, curator)
        work()
    assert (now(run).state, now(run).created, now(run).problem) == (State.DONE, 1, "")


@pytest.mark.parametrize("what", [{}, {"paths": ["/a"], "address": "https://a.example/"}])
def test_wants_one_thing_to_import(curator: User, what: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="one of them"):
        imports.start_import(curator, **what)


def test_takes_no_columns_that_mean_nothing(curator: User, allowed: Path) -> None:
    with pytest.raises(ValidationError, match="knows no field"):
        imports.start_import(curator, paths=[str(allowed)], columns={"colour": "x"})


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("title", "no “="), ("colour = x", "no field"), ("title=a\ntitle=b", "twice"),
        ("body=", "no column"),
    ],
)  # fmt: skip
def test_says_what_is_wrong_with_columns(written: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        read_columns(written)


def test_reads_columns_as_people_write_them() -> None:
    assert read_columns("title = Head = line\n\n body=Text\r\n") == {
        "title": "Head = line", "body": "Text",
    }  # fmt: skip


def test_pauses_what_waits_and_lets_it_go_on(curator: User, run: ImportRun) -> None:
    imports.pause(run, curator)
    work()
    assert now(run).state == State.PAUSED
    assert not Article.objects.exists()
    imports.resume(run, curator)
    work()
    assert (now(run).state, now(run).created) == (State.DONE, 2)


def test_pauses_what_runs_after_its_batch_and_takes_it_back(curator: User, run: ImportRun) -> None:
    ImportRun.objects.update(state=State.RUNNING)
    imports.pause(run, curator)
    assert (now(run).state, now(run).wish) == (State.RUNNING, ImportRun.Wish.PAUSE)
    imports.resume(run, curator)
    assert (now(run).state, now(run).wish) == (State.RUNNING, ImportRun.Wish.NONE)


@pytest.mark.parametrize("state", [State.INTERRUPTED, State.FAILED])
def test_lets_the_worker_go_on_with_what_began_elsewhere(
    curator: User, run: ImportRun, state: str
) -> None:
    ImportRun.objects.update(state=state, in_background=False, problem="The disk was full.")
    imports.resume(run, curator)
    assert (now(run).state, now(run).in_background, now(run).problem) == (State.WAITING, True, "")


@pytest.mark.parametrize("state", [State.DONE, State.UNDOING, State.UNDONE])
def test_neither_pauses_nor_resumes_what_is_over(curator: User, run: ImportRun, state: str) -> None:
    ImportRun.objects.update(state=state)
    with pytest.raises(ValidationError, match="cannot be paused"):
        imports.pause(run, curator)
    with pytest.raises(ValidationError, match="cannot go on"):
        imports.resume(run, curator)
    assert now(run).state == state


def test_tries_again_only_what_was_rejected(curator: User, allowed: Path) -> None:
    write_articles(allowed / "good.jsonl", "One")
    bad = allowed / "bad!.jsonl"
    bad.write_text('{"title": "Two", "text": "Text."}\n{broken\n')
    run = imported(curator, allowed)
    assert (run.created, run.rejected) == (2, 1)
    bad.write_text('{"title": "Two", "text": "Text."}\n{"title": "Three", "text": "More."}\n')
    again = imports.retry_rejected(run, curator)
    work()
    assert (now(again).created, now(again).unchanged, now(again).rejected) == (1, 1, 0)
    assert ImportedFile.objects.get(run=again).path == str(bad)
    assert Article.objects.count() == 3


def test_keeps_what_was_sent_until_nothing_of_it_is_rejected(curator: User) -> None:
    sent = upload("a.jsonl", b'{"title": "Two", "text": "Text."}\n{broken\n')
    run = imports.start_import(curator, uploads=[sent])
    work()
    assert Path(run.paths[0]).exists()
    Path(run.paths[0]).write_text('{"title": "Two", "text": "Text."}\n')
    imports.retry_rejected(run, curator)
    work()
    assert not Path(run.paths[0]).exists()
    with pytest.raises(ValidationError, match="its files are gone"):
        imports.retry_rejected(run, curator)


def test_removes_what_was_sent_when_it_is_taken_back(curator: User) -> None:
    run = imports.start_import(curator, uploads=[upload("a.jsonl", b"{broken\n")])
    work()
    assert Path(run.paths[0]).exists()
    imports.start_undo(run, curator)
    work()
    assert not Path(run.paths[0]).exists()


def test_has_nothing_to_try_again_where_all_went_well(curator: User, run: ImportRun) -> None:
    work()
    with pytest.raises(ValidationError, match="nothing of it was rejected"):
        imports.retry_rejected(run, curator)


@pytest.mark.parametrize(
    "verb",
    [
        lambda run, who: imports.start_import(who, address="https://a.example/"),
        lambda run, who: imports.pause(run, who),
        lambda run, who: imports.resume(run, who),
        lambda run, who: imports.retry_rejected(run, who),
        lambda run, who: imports.start_undo(run, who),
    ],
)
def test_lets_nobody_but_curators(
    run: ImportRun, editor: User, reader: User, verb: Callable[[ImportRun, Any], object]
) -> None:
    for who in (editor, reader, AnonymousUser()):
        with pytest.raises(PermissionDenied, match="You may not"):
            verb(run, who)
    assert ImportRun.objects.count() == 1
    assert now(run).state == State.WAITING
