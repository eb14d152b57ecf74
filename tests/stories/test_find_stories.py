"""manage.py find_stories: the stories of an older archive, and all of them again."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from articles.models import Article, Fingerprint, IndexChange, Story
from articles.stories import find_stories
from articles.stories.archive_index import catch_up, index_folder, open_index
from articles.stories.assign import assign_stories
from articles.stories.fingerprint import signature
from articles.stories.near_index import add_to_index, one_writer
from articles.stories.near_run import rows_of
from tests.stories.telling import text
from tests.world import make_article

pytestmark = pytest.mark.usefixtures("newsdesk_var")


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("find_stories", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def archive(db: None) -> list[Article]:
    """Three pairs of copies, and one that is alone; from before anything was compared."""
    return [make_article("Harvest", text(seed % 4)) for seed in range(7)]


def test_joins_the_articles_of_an_older_archive(archive: list[Article]) -> None:
    assert "7 articles read; the story of 6 changed. The archive has 3 stories." in run()
    assert IndexChange.objects.count() == 6
    assert "0 articles read; the story of 0 changed" in run()


def test_goes_on_where_it_was_stopped(
    archive: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(find_stories, "BATCH", 2)

    def stopping() -> Iterator[set[int]]:
        yield from (assign_stories(archive[:2]), assign_stories(archive[2:4]))
        raise KeyboardInterrupt

    steps = stopping()
    with (
        patch.object(find_stories, "assign_stories", lambda _: next(steps)),
        pytest.raises(CommandError, match="Stopped after 4 articles"),
    ):
        run()
    assert Fingerprint.objects.count() == 4
    assert "3 articles read" in run()
    assert Story.objects.count() == 3


def test_compares_again_what_was_compared_by_another_making(archive: list[Article]) -> None:
    run()
    outdated = Fingerprint.objects.get(article=archive[0])
    outdated.signature = b"\0old" + bytes(outdated.signature)[4:]
    outdated.save()
    assert "1 articles read; the story of 0 changed" in run()
    assert bytes(Fingerprint.objects.get(article=archive[0]).signature)[:1] != b"\0"


def test_says_what_is_otherwise_when_all_is_compared_afresh(archive: list[Article]) -> None:
    run()
    Article.objects.filter(pk=archive[0].pk).update(body=text(77))
    assert "7 articles read; the story of 2 changed" in run("--afresh")
    assert Story.objects.count() == 2


def test_mends_a_story_that_lost_an_article_behind_its_back(archive: list[Article]) -> None:
    run()
    archive[0].delete()
    said = run()
    assert "1 stories were not as they said, and are now." in said
    assert "The archive has 2 stories." in said


@pytest.mark.django_db(transaction=True)
def test_finds_copies_of_what_was_saved_before_whatever_became_of_the_index(
    newsdesk_var: Path,
) -> None:
    def saved(seed: int) -> Article:
        article = make_article("Harvest", text(seed))
        with transaction.atomic():
            assign_stories([article])
        return article

    first = saved(1)
    assert (open_index().number, index_folder().parent) == (1, newsdesk_var)
    assert saved(1).story == Story.objects.get(lead=first)
    for path in index_folder().glob("*"):
        path.unlink()
    assert saved(1).story == Story.objects.get(lead=first)
    assert open_index().number == 3
    (index_folder() / "contents.json").write_bytes(b"{")
    saved(2)
    assert open_index().number == 4
    for path in index_folder().glob("*.run"):
        path.write_bytes(path.read_bytes()[:-9])
    assert saved(1).story == Story.objects.get(lead=first)
    assert (open_index().number, Story.objects.get().size) == (5, 4)


@pytest.mark.django_db(transaction=True)
def test_makes_the_index_again_where_it_knows_what_the_archive_never_had(
    newsdesk_var: Path,
) -> None:
    first = make_article("Harvest", text(1))
    with transaction.atomic():
        assign_stories([first])
    last = open_index().last
    later = rows_of([(last + n, 10**9 + n, signature("", text(50 + n)) or b"") for n in (1, 2)])
    with one_writer(index_folder()):
        add_to_index(index_folder(), [(later, last + 2)])
    copy = make_article("Harvest", text(1))
    with transaction.atomic():
        assert assign_stories([copy]) == {first.pk, copy.pk}
    assert (open_index().last, open_index().number) == (last + 1, 2)


@pytest.mark.django_db(transaction=True)
def test_takes_the_index_of_another_archive_for_none(newsdesk_var: Path) -> None:
    with transaction.atomic():
        assign_stories([make_article("Harvest", text(1))])
    assert open_index().number == 1
    Fingerprint.objects.update(signature=signature("", text(2)))
    assert open_index().number == 0
    catch_up()
    assert open_index().number == 1


@pytest.mark.django_db(transaction=True)
def test_keeps_what_is_rolled_back_out_of_the_index(newsdesk_var: Path) -> None:
    with transaction.atomic():
        assign_stories([make_article("Harvest", text(1))])
        transaction.set_rollback(True)
    assert not index_folder().exists() or open_index().number == 0
    with transaction.atomic():
        assign_stories([make_article("Harvest", text(2))])
    assert open_index().number == 1
