"""It keeps what was sent as long as somebody needs it, and no longer; also on a full disk."""

import errno
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import SkipFile
from django.db import DatabaseError
from django.test import RequestFactory
from pytest_django import Settings

from articles.curating import uploads
from articles.curating.imports import retry_rejected, start_import, start_undo
from articles.curating.receive_uploads import OnDisk, upload_problem
from articles.importing.worker import remove_leftovers
from articles.models import ImportRun
from tests.curating.importing_world import work

pytestmark = pytest.mark.django_db
State = ImportRun.State
GOOD_AND_BAD = b'{"title": "One", "text": "Ferry one."}\n{"broken\n'


@pytest.fixture(autouse=True)
def var(tmp_path: Path, settings: Settings) -> Path:
    settings.NEWSDESK_VAR = tmp_path
    return tmp_path


def sent(who: User, content: bytes = GOOD_AND_BAD) -> ImportRun:
    run = start_import(who, uploads=[SimpleUploadedFile("a.jsonl", content)])
    work()
    return ImportRun.objects.get(pk=run.pk)


def undone(run: ImportRun, who: User) -> None:
    start_undo(run, who)
    work()
    run.refresh_from_db()
    assert run.state == State.UNDONE


def is_kept(run: ImportRun) -> bool:
    return Path(run.paths[0]).exists()


def test_keeps_the_files_of_an_import_when_its_retry_is_undone(curator: User) -> None:
    run = sent(curator)
    again = retry_rejected(run, curator)
    work()
    undone(again, curator)
    assert is_kept(run)
    retry_rejected(run, curator)


def test_removes_the_files_once_a_retry_of_a_retry_rejects_nothing(curator: User) -> None:
    run = sent(curator)
    again = retry_rejected(run, curator)
    work()
    assert is_kept(run)
    Path(run.paths[0]).write_bytes(GOOD_AND_BAD.partition(b"\n")[0])
    retry_rejected(again, curator)
    work()
    assert not is_kept(run)


def test_keeps_no_files_of_an_import_that_could_not_be_written_down(
    curator: User, var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise DatabaseError("the database is gone")

    monkeypatch.setattr(ImportRun, "save", fail)
    with pytest.raises(DatabaseError):
        start_import(curator, uploads=[SimpleUploadedFile("a.txt", b"One\n\nText.")])
    assert not list((var / "uploads").iterdir())


def test_removes_folders_that_no_import_names_after_a_day(curator: User, var: Path) -> None:
    run = sent(curator)
    left, new = var / "uploads" / "0123", var / "uploads" / "4567"
    for folder in (left, new):
        folder.mkdir()
        (folder / "a.txt").write_text("Left.")
    yesterday = time.time() - 25 * 3600
    for folder in (left, Path(run.paths[0]).parent):
        os.utime(folder, (yesterday, yesterday))
    remove_leftovers()
    assert (left.exists(), new.exists(), is_kept(run)) == (False, True, True)


class _Full:
    """A disk without room."""

    def __getattr__(self, name: str) -> Any:
        def fail(*_: object, **__: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        return fail


@pytest.fixture
def handler(curator: User) -> Iterator[OnDisk]:
    request = RequestFactory().post("/")
    request.user = curator
    curator.is_staff = True
    handler = OnDisk(request)
    handler.new_file("files", "a.txt", "text/plain", 5)
    yield handler
    handler.upload_interrupted()


def test_says_that_the_disk_is_full_while_it_receives(handler: OnDisk) -> None:
    handler.opened.close()
    handler.opened = _Full()
    with pytest.raises(SkipFile):
        handler.receive_data_chunk(b"Words", 0)
    assert handler.request is not None
    assert "room" in upload_problem(handler.request)


def test_says_that_the_disk_is_full_when_the_last_bytes_are_written(handler: OnDisk) -> None:
    handler.opened.close()
    handler.opened = _Full()
    assert handler.file_complete(5) is None
    assert handler.request is not None
    assert "room" in upload_problem(handler.request)


def test_says_that_the_disk_is_full_before_it_receives(
    handler: OnDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", _Full().open)
    with pytest.raises(SkipFile):
        handler.new_file("files", "b.txt", "text/plain", 5)
    assert handler.request is not None
    assert "room" in upload_problem(handler.request)


def test_lets_other_failures_of_a_disk_be_heard(handler: OnDisk) -> None:
    handler.opened.close()
    with pytest.raises(ValueError, match="closed"):
        handler.receive_data_chunk(b"Words", 0)


def test_says_that_the_disk_is_full_while_it_keeps_files(
    curator: User, var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "_keep", _Full().keep)
    with pytest.raises(ValidationError, match="room"):
        start_import(curator, uploads=[SimpleUploadedFile("a.txt", b"One\n\nText.")])
    assert not list((var / "uploads").iterdir())
    assert not ImportRun.objects.exists()
