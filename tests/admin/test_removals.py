"""What a curator deletes stays away until it is taken back."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from articles.gazetteer import load_gazetteer
from articles.importing.run import run_import
from articles.models import Article, Entity, IndexChange, Removed
from articles.models.originals import DamagedOriginalError, original_of
from tests.admin.posting import address
from tests.gazetteer.small_facts import write_facts
from tests.world import make_article, make_country

pytestmark = pytest.mark.slow


@pytest.fixture
def file(newsdesk_var: Path, db: None) -> Path:
    """A file that was imported."""
    file = newsdesk_var / "pile" / "a.txt"
    file.parent.mkdir()
    file.write_text("A headline\n\nSome text of an article.")
    run_import([file])
    return file


def delete(desk: Client, model: str, pk: int) -> None:
    desk.post(address(f"{model}_delete", pk), {"post": "yes"})


def take_back(desk: Client) -> None:
    """As the curator does it, from the list."""
    removed = Removed.objects.get()
    assert removed.name in desk.get(address("removed_changelist")).content.decode()
    delete(desk, "removed", removed.pk)
    assert not Removed.objects.exists()


def test_imports_no_article_again_that_was_deleted(desk: Client, file: Path) -> None:
    short_id = Article.objects.get().short_id
    delete(desk, "article", Article.objects.get().pk)
    IndexChange.objects.all().delete()
    report = run_import([file])
    assert (report.created, report.unchanged, report.left_out) == (0, 1, 1)
    assert "a curator removed them: 1" in " ".join(report.lines)
    assert not Article.objects.exists()
    take_back(desk)
    assert run_import([file]).created == 1
    assert Article.objects.get().short_id != short_id


def test_leaves_out_what_changed_or_lies_elsewhere_too(desk: Client, file: Path) -> None:
    delete(desk, "article", Article.objects.get().pk)
    copy = file.with_name("copy.txt")
    copy.write_text(file.read_text())
    file.write_text("Another headline\n\nSome text of an article, mended.")
    assert run_import([file.parent]).left_out == 2
    assert not Article.objects.exists()


def test_deletes_the_original_with_its_last_article(
    desk: Client,
    file: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    first = Article.objects.get()
    place = {
        name: getattr(first, name)
        for name in ("original_digest", "original_pack", "original_offset", "original_length")
    }
    twin = make_article(**place)
    for article in (twin, first):
        assert original_of(first)
        with django_capture_on_commit_callbacks(execute=True):
            delete(desk, "article", article.pk)
    with pytest.raises(DamagedOriginalError):
        original_of(first)


def test_notes_nothing_that_could_not_come_back(desk: Client, db: None) -> None:
    delete(desk, "article", make_article().pk)
    delete(desk, "entity", make_country("Atlantis", "AX").pk)
    assert not Removed.objects.exists()


def test_loads_no_entity_again_that_was_deleted(desk: Client, tmp_path: Path, db: None) -> None:
    folder = write_facts(tmp_path)
    load_gazetteer(folder=folder)
    everything = Entity.objects.count()
    # A country that others succeed to, and whose president a leader was.
    for code in ("FR", "RU"):
        delete(desk, "entity", Entity.objects.get(code=code).pk)
    said: list[str] = []
    report = load_gazetteer(said.append, folder)
    assert report.created == 0
    assert any("2 of them were removed" in line for line in said)
    assert load_gazetteer(folder=folder).changed_anything is False
    assert not Entity.objects.filter(code__in=["FR", "RU"]).exists()
    Removed.objects.filter(name="Russia").delete()
    take_back(desk)
    load_gazetteer(folder=folder)
    assert Entity.objects.count() == everything
    assert [state.code for state in Entity.objects.get(code="SU").successors.all()] == ["RU"]
    assert Entity.objects.get(slug="ann-may").tenures.count() == 2


def test_offers_no_way_to_add_or_change_a_removal(desk: Client, file: Path) -> None:
    delete(desk, "article", Article.objects.get().pk)
    assert desk.get(address("removed_add")).status_code == 403
    page = desk.get(address("removed_change", Removed.objects.get().pk)).content.decode()
    assert "A headline" in page
    assert 'name="_save"' not in page
