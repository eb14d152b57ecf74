"""It lets nobody who edits an article wait for the index, and misses no copy for that."""

import errno
import logging
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from unittest.mock import Mock

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import transaction

from articles.curating.stand_alone import stand_alone
from articles.curating.visibility import publish
from articles.models import Article, Fingerprint, IndexChange, Story
from articles.stories import archive_index, look_up, near_index
from articles.stories import keep_up as module
from articles.stories.archive_index import catch_up, index_folder, open_index
from articles.stories.assign import assign_stories
from articles.stories.keep_up import KeepingUp, keep_up, keep_up_where_far_behind
from articles.stories.near_index import add_to_index, one_writer
from articles.tagging import set_title
from tests.stories.telling import text
from tests.stories.test_near_index import some_rows
from tests.world import make_article

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("newsdesk_var"),
]


@pytest.fixture
def editor(db: None) -> User:
    """Who may do everything; without the groups, which are gone after such tests."""
    return User.objects.create_superuser("edith")


def saved(*seeds: int) -> list[Article]:
    """Articles that an import brought, with an index that knows nothing of them."""
    articles = [make_article("Harvest", text(seed), "1987-03-02") for seed in seeds]
    with transaction.atomic():
        assign_stories(articles)
    forget()
    return articles


def forget() -> None:
    for path in index_folder().glob("*"):
        path.unlink()


def members() -> set[frozenset[int]]:
    return {frozenset(story.articles.values_list("pk", flat=True)) for story in Story.objects.all()}


def test_leaves_the_index_to_whoever_writes_it(
    editor: User, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = saved(1, 2)
    is_held, is_done = Event(), Event()

    def write() -> None:
        with one_writer(index_folder()):
            is_held.set()
            is_done.wait(60)

    writing = Thread(target=write)
    writing.start()
    is_held.wait(60)
    set_title(first, text(7, 10), editor)
    assert not is_done.is_set()
    assert open_index().number == 0
    is_done.set()
    writing.join()
    set_title(second, text(7, 10), editor)
    assert open_index().number == 2
    assert not caplog.records


@pytest.mark.parametrize(
    "verb",
    [
        lambda article, user: publish([article], user),
        lambda article, user: stand_alone(article, user, alone=False),
    ],
    ids=["publish", "look for copies again"],
)
def test_adds_to_an_index_that_is_behind_also_without_a_new_text(
    verb: Callable[[Article, User], object], editor: User
) -> None:
    article, _ = saved(1, 2)
    verb(article, editor)
    assert open_index().number == 2


def test_adds_a_little_at_a_time(monkeypatch: pytest.MonkeyPatch, editor: User) -> None:
    monkeypatch.setattr(archive_index, "_A_LITTLE", 3)
    articles = saved(1, 2, 3, 4, 5, 6, 7)
    counts = []
    for number in range(3):
        set_title(articles[0], text(number, 10), editor)
        counts.append(open_index().number)
    assert counts == [3, 6, 7]
    assert max(len(run.rows) for run in open_index().runs) == 3
    catch_up()
    assert open_index().last == Fingerprint.objects.latest("pk").pk


def test_merges_no_more_than_it_is_told(tmp_path: Path) -> None:
    for number in range(1, 33):
        with one_writer(tmp_path):
            add_to_index(tmp_path, [(some_rows(number, number), number)], longest=5)
    lengths = [run.length for run in near_index.read_contents(tmp_path).runs]
    assert sum(lengths) == 32
    assert max(lengths) == 4
    for number in range(33, 37):
        with one_writer(tmp_path):
            add_to_index(tmp_path, [(some_rows(number, number), number)])
    assert len(near_index.read_contents(tmp_path).runs) <= 3


@pytest.fixture
def far_behind(monkeypatch: pytest.MonkeyPatch) -> list[Article]:
    """Two copies, and five others since; of which a page looks at the newest three."""
    monkeypatch.setattr(look_up, "FAR_BEHIND", 3)
    return saved(1, 1, 2, 3, 4, 5, 6)


def test_reads_a_few_while_somebody_waits_and_the_rest_in_the_background(
    far_behind: list[Article], editor: User, caplog: pytest.LogCaptureFixture
) -> None:
    story = frozenset(one.pk for one in far_behind[:2])
    copy = make_article("Harvest", text(1), "1987-03-02")
    late = make_article("Harvest", text(6), "1987-03-02")
    with caplog.at_level(logging.WARNING):
        for article in (copy, late):
            set_title(article, text(8, 10), editor)
    assert open_index().number == 0
    assert "run_imports" in caplog.text
    assert members() == {story, frozenset({far_behind[6].pk, late.pk})}
    IndexChange.objects.all().delete()
    keep_up_where_far_behind()
    assert members() == {story | {copy.pk}, frozenset({far_behind[6].pk, late.pk})}
    assert IndexChange.objects.filter(article_id=copy.pk).exists()
    assert open_index().last == Fingerprint.objects.latest("pk").pk
    sizes = {len(bytes(one.signature)) for one in Fingerprint.objects.all()}
    assert len(sizes) == 1


def test_takes_no_story_apart_of_which_it_reads_a_part(
    far_behind: list[Article], editor: User
) -> None:
    set_title(far_behind[0], text(8, 10), editor)
    story = frozenset(one.pk for one in far_behind[:2])
    assert members() == {story}
    set_title(far_behind[1], text(8, 10), editor)
    assert members() == {story}
    keep_up()
    assert members() == {story}


def test_compares_the_rest_also_by_the_command(far_behind: list[Article], editor: User) -> None:
    copy = make_article("Harvest", text(1), "1987-03-02")
    set_title(copy, text(8, 10), editor)
    forget()
    call_command("find_stories")
    assert {one.pk for one in (*far_behind[:2], copy)} in members()


def test_lets_the_worker_make_the_index(far_behind: list[Article]) -> None:
    call_command("run_imports", "--once")
    assert open_index().number == len(far_behind)


def test_sees_to_the_rest_at_the_next_start_of_a_worker_that_was_killed(
    far_behind: list[Article], editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = make_article("Harvest", text(1), "1987-03-02")
    set_title(copy, text(8, 10), editor)
    catch_up()  # it came so far
    keeping_up = KeepingUp()
    with monkeypatch.context() as broken:
        broken.setattr(module, "catch_up", Mock(side_effect=OSError("The disk is full")))
        with pytest.raises(OSError, match="full"):
            keeping_up.go_on()
    keeping_up.go_on()
    assert {one.pk for one in (*far_behind[:2], copy)} in members()
    forget()
    keeping_up.go_on()
    assert open_index().number == len(far_behind) + 1


def test_makes_a_damaged_index_again_and_speaks_of_it_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    saved(1, 2)
    catch_up()
    for path in index_folder().glob("*.run"):
        path.write_bytes(b"")
    for _ in range(3):
        keep_up_where_far_behind()
    assert open_index().number == 2
    # Who looks and who makes it.
    assert len(caplog.records) == 2


def test_forgets_a_wrong_index_at_once_and_makes_a_small_one(editor: User) -> None:
    (article,) = saved(1)
    catch_up()
    last = open_index().last
    with one_writer(index_folder()):
        rows = some_rows(1, 2)
        add_to_index(index_folder(), [(rows, last + 9)])
    set_title(article, text(7, 10), editor)
    assert (open_index().last, open_index().number) == (last + 1, 1)
    assert Article.objects.count() == 1


def test_tells_of_a_full_disk_in_a_line_and_catches_up_with_the_next(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    articles = [make_article("Harvest", text(7), "1987-03-02") for _ in range(2)]
    with monkeypatch.context() as patched:
        patched.setattr(archive_index, "add_to_index", fail)
        with transaction.atomic():
            assign_stories(articles[:1])
    (told,) = [one for one in caplog.records if one.name.startswith(("newsdesk", "articles"))]
    assert "No space left on device" in told.getMessage()
    assert told.exc_info is None
    with transaction.atomic():
        assign_stories(articles[1:])
    assert members() == {frozenset(article.pk for article in articles)}
