"""Nobody reads, by way of an import, what they were not let at: our own files, or links out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import zstandard
from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import TestCase
from pytest_django import Settings

from articles.curating import imports
from articles.curating.visibility import delete_for_good
from articles.importing import fetch_address
from articles.importing.fetching import Fetched
from articles.models import Article, ImportedFile, ImportedUpdate, ImportRun
from tests.curating.importing_world import imported, work, write_articles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("allowed")]
State = ImportRun.State


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file beside the folder that may be imported from."""
    file = tmp_path / "secret.txt"
    file.write_text("Secret\n\nNobody is to read this.")
    return file


def done(run: ImportRun) -> ImportRun:
    work()
    return ImportRun.objects.get(pk=run.pk)


def test_reads_no_link_that_leads_out_when_it_is_tried_again(
    curator: User, allowed: Path, secret: Path
) -> None:
    (allowed / "link.txt").symlink_to(secret)
    run = done(imports.start_import(curator, paths=[str(allowed)]))
    assert (run.state, run.rejected) == (State.DONE, 1)
    again = done(imports.retry_rejected(run, curator))
    assert again.state == State.FAILED
    assert "leads out" in again.problem
    assert not Article.objects.exists()


def test_tries_the_other_files_again_beside_such_a_link(
    curator: User, allowed: Path, secret: Path
) -> None:
    (allowed / "link.txt").symlink_to(secret)
    (allowed / "other.txt").write_bytes(b"")
    run = done(imports.start_import(curator, paths=[str(allowed)]))
    (allowed / "other.txt").write_text("Headline\n\nText.")
    again = done(imports.retry_rejected(run, curator))
    assert (again.state, again.created) == (State.DONE, 1)
    assert Article.objects.get().title == "Headline"


@pytest.mark.parametrize("inner", ["", "secret-key", "originals", "originals/one.txt"])
def test_takes_nothing_of_the_archives_own_folder(
    tmp_path: Path, settings: Settings, inner: str
) -> None:
    settings.NEWSDESK_IMPORT_FOLDERS = [tmp_path]
    (tmp_path / "var/originals").mkdir(parents=True)
    (tmp_path / "var/originals/one.txt").write_text("Hidden\n\nText.")
    (tmp_path / "var/secret-key").write_text("key")
    with pytest.raises(ValidationError, match="nothing of this name"):
        imports.check_folder(str(tmp_path / "var" / inner))


def test_follows_no_link_into_the_archives_own_folder(
    curator: User, tmp_path: Path, settings: Settings
) -> None:
    settings.NEWSDESK_IMPORT_FOLDERS = [tmp_path]
    (tmp_path / "var").mkdir(exist_ok=True)
    (tmp_path / "var/secret-key").write_text("Key\n\nNobody is to read this.")
    (tmp_path / "link.txt").symlink_to(tmp_path / "var/secret-key")
    run = done(imports.start_import(curator, paths=[str(tmp_path)]))
    assert "leads out" in ImportedFile.objects.get(run=run).reasons[0]
    assert done(imports.retry_rejected(run, curator)).state == State.FAILED
    assert not Article.objects.exists()


def test_reads_no_folder_that_became_a_link_since_it_was_asked_for(
    curator: User, allowed: Path, secret: Path
) -> None:
    (allowed / "inner").mkdir()
    run = imports.start_import(curator, paths=[str(allowed / "inner")])
    (allowed / "inner").rmdir()
    (allowed / "inner").symlink_to(secret.parent)
    after = done(run)
    assert after.state == State.FAILED
    assert "leads out" in after.problem
    assert not Article.objects.exists()


def in_packs(word: bytes) -> bool:
    """Does anything that the packs hold, decompressed where it still can be, say this?"""
    folder = Path(settings.NEWSDESK_VAR) / "originals" / "packs"
    frames = (frame for pack in folder.glob("*.pack") for frame in _frames(pack.read_bytes()))
    return any(word in frame for frame in frames)


def _frames(content: bytes) -> Iterator[bytes]:
    for part in content.split(zstandard.FRAME_HEADER)[1:]:
        yield zstandard.ZstdDecompressor().decompressobj().decompress(zstandard.FRAME_HEADER + part)


def test_leaves_no_original_of_before_an_import_changed_what_is_deleted_for_good(
    curator: User, allowed: Path
) -> None:
    for word in ("Former", "Latter"):
        imported(curator, write_articles(allowed / "a.jsonl", "One", text=word))
    assert in_packs(b"Former")
    with TestCase.captureOnCommitCallbacks(execute=True):
        delete_for_good(list(Article.objects.all()), curator)
    assert not ImportedUpdate.objects.exists()
    assert not in_packs(b"Former")
    assert not in_packs(b"Latter")


def test_keeps_an_original_to_which_another_article_may_go_back(
    curator: User, allowed: Path
) -> None:
    for word in ("Former", "Latter"):
        imported(curator, write_articles(allowed / "a.jsonl", "One", "Two", text=word))
    gone, stays = Article.objects.order_by("title")
    update = ImportedUpdate.objects.get(article=gone)
    other = ImportedUpdate.objects.get(article=stays)
    names = [name for name in update.before if name.startswith("original_")]
    update.before |= {name: other.before[name] for name in names}
    update.save()
    with TestCase.captureOnCommitCallbacks(execute=True):
        delete_for_good([gone], curator)
    assert in_packs(b"Former About Two")


def test_gives_a_fetched_file_a_name_that_every_system_takes(
    curator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "https://wire.example/" + "%E6%B8%AF" * 100 + ".txt"

    def fetched(address: str, *, into: Path, **_limits: object) -> Fetched:
        into.write_text("Headline\n\nText.")
        return Fetched(200, file=into, final_address=address)

    monkeypatch.setattr(fetch_address, "fetch", fetched)
    run = done(imports.start_import(curator, address=address))
    assert (run.state, run.created) == (State.DONE, 1)
