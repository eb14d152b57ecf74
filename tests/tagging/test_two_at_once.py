"""It loses nothing when an editor, an import and the gazetteer write at the same time.

Only a server has two writers; SQLite has one, who makes the others wait.
"""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, connections, transaction

from articles.dates import read_date
from articles.gazetteer import load_gazetteer
from articles.importing.outcome import Candidate
from articles.importing.parsed_article import ParsedArticle
from articles.importing.save_article import save_articles
from articles.models import Article, Decision, Entity, IndexChange, Tag
from articles.tagging import add_tag, confirm_mention, reject_mention
from tests.gazetteer.small_facts import write_facts
from tests.world import make_article, make_country

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("newsdesk_var"),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="needs TEST_DATABASE_URL"),
]


def apart(work: Callable[[], Any]) -> Callable[[], Any]:
    """The same in a thread, which has a connection of its own and closes it."""

    def run() -> Any:
        try:
            return work()
        finally:
            connections.close_all()

    return run


@contextmanager
def meanwhile(work: Callable[[], Any]) -> Iterator[None]:
    """Begin a transaction, start the work beside it, and commit once the work has to wait."""
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            yield
            future = pool.submit(apart(work))
            _wait_until_it_waits(future)
        future.result(timeout=20)


def _wait_until_it_waits(future: "Future[Any]") -> None:
    # In this database: beside it other tests wait for locks of theirs.
    waiting = (
        "SELECT count(*) FROM pg_locks WHERE NOT granted AND pid IN (SELECT pid FROM pg_locks "
        "JOIN pg_database ON oid = database WHERE datname = current_database())"
    )
    for _ in range(400):
        with connection.cursor() as cursor:
            cursor.execute(waiting)
            if future.done() or cursor.fetchone()[0]:
                return
        time.sleep(0.01)
    raise AssertionError("It neither waited nor ended.")


def at_once(*works: Callable[[], Any]) -> None:
    """All of them, started at the same moment; the first error is raised."""
    barrier = threading.Barrier(len(works))

    def start(work: Callable[[], Any]) -> Any:
        barrier.wait()
        return work()

    with ThreadPoolExecutor(len(works)) as pool:
        futures = [pool.submit(apart(partial(start, work))) for work in works]
        for future in futures:
            future.result(timeout=60)


def parsed(number: int, body: str) -> Candidate:
    """The article of this number, as a file has it."""
    url = f"https://wire.example/{number}"
    date = read_date("1987-03-05")
    article = ParsedArticle(title=f"Report {number}", body=body, published=date, url=url)
    return Candidate(article, "/archive/a.jsonl")


def test_an_import_overwrites_no_edit_that_is_being_saved() -> None:
    save_articles([parsed(1, "Old.")])
    with meanwhile(lambda: save_articles([parsed(1, "New.")])):
        article = Article.objects.select_for_update().get()
        article.title = "Corrected"
        article.body = "Corrected."
        article.keep_from_imports(["title", "body"])
        article.save()
        IndexChange.objects.record([article.pk])
    article.refresh_from_db()
    assert (article.title, article.body) == ("Corrected", "Corrected.")


def test_an_import_goes_on_when_an_article_is_deleted_under_it() -> None:
    save_articles([parsed(1, "Old."), parsed(2, "Old.")])
    with meanwhile(lambda: save_articles([parsed(1, "New."), parsed(2, "New.")])):
        Article.objects.select_for_update().get(title="Report 1").delete()
    assert Article.objects.get().body == "New."


def test_the_gazetteer_overwrites_no_name_that_is_being_saved(tmp_path: Path) -> None:
    load_gazetteer(folder=write_facts(tmp_path))
    newer = write_facts(tmp_path, ("leaders.csv", "Bo Lind,", "Bo G. Lind,"))
    with meanwhile(lambda: load_gazetteer(folder=newer)):
        leader = Entity.objects.select_for_update().get(slug="bo-lind")
        leader.name = "B. Lind"
        leader.save()
    leader.refresh_from_db()
    assert leader.name == "B. Lind"


def test_imports_in_any_order_do_not_wait_for_each_other_for_good() -> None:
    numbers = list(range(60))
    save_articles([parsed(number, "France.") for number in numbers])
    for turn in range(4):
        forwards = [parsed(number, f"Forwards {turn}.") for number in numbers]
        backwards = [parsed(number, f"Backwards {turn}.") for number in reversed(numbers)]
        at_once(
            partial(save_articles, forwards),
            partial(save_articles, backwards),
            lambda: IndexChange.objects.record(Article.objects.values_list("pk", flat=True)),
        )
    assert Article.objects.count() == 60


def test_editors_of_one_article_wait_for_each_other_and_both_are_heard() -> None:
    editors = [User.objects.create_superuser(name) for name in ("edith", "edmund")]
    articles = [make_article("France and Spain"), make_article("Spain and France")]
    states = [make_country("France", "FR"), make_country("Spain", "ES")]
    tasks = []
    for editor, order in zip(editors, (articles, articles[::-1]), strict=True):

        def decide(editor: User = editor, order: list[Article] = order) -> None:
            for article in order:
                for state in states:
                    verb = confirm_mention if state.code == "FR" else reject_mention
                    verb(article, state, editor)
                for name in ("Grain", "GRAIN", "Oil"):
                    add_tag(article, name, editor)

        tasks.append(decide)
    at_once(*tasks)
    assert Decision.objects.count() == 4
    assert sorted(Tag.objects.values_list("slug", flat=True)) == ["grain", "oil"]
    for article in articles:
        assert [m.entity.code for m in article.mentions.all()] == ["FR"]
        assert article.tags.count() == 2
