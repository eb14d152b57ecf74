"""It gives two who work at the same moment neither the same item nor half of a change.

Only a server has two writers; SQLite has one, who makes the others wait.
"""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import connection, connections

from articles.curating import jobs
from articles.curating.bulk import apply_bulk, plan_bulk
from articles.curating.jobs import run_batch
from articles.curating.merge_entities import merge_entities
from articles.curating.review import next_items
from articles.history import ChangedMeanwhileError
from articles.models import Article, ArticleTag, BulkJob, Decision, Mention
from articles.tagging import confirm_mention, reject_mention
from tests.world import make_article, make_country, make_tag

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs TEST_DATABASE_URL"),
]


def together(*works: Callable[[], Any]) -> list[Any]:
    """All of these at the same moment, each over a connection of its own; what each returned."""
    start = threading.Barrier(len(works))

    def apart(work: Callable[[], Any]) -> Any:
        try:
            start.wait(timeout=20)
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        futures = [pool.submit(apart, work) for work in works]
        return [future.result(timeout=60) for future in futures]


@pytest.fixture
def editors() -> list[User]:
    """Four who may do everything: the groups are gone after the first of these tests."""
    return [User.objects.create_superuser(f"editor{number}") for number in range(4)]


def test_hands_each_uncertain_mention_to_one_editor(editors: list[User]) -> None:
    chad = make_country("Chad", "TD")
    Mention.objects.bulk_create(
        Mention(article=make_article(), entity=chad, confidence=0.5, found_by="place")
        for _ in range(30)
    )
    got = together(*(lambda user=user: next_items(user, limit=5) for user in editors))
    keys = [mention.pk for items in got for mention in items]
    assert len(keys) == len(set(keys))
    assert len(keys) > 4


def test_tells_one_of_two_who_decide_at_once(editors: list[User]) -> None:
    chad, article = make_country("Chad", "TD"), make_article(body="Chad won.")
    seen = article.version

    def decide(verb: Callable[..., object], user: User) -> str:
        try:
            verb(article, chad, user, seen)
        except ChangedMeanwhileError as told:
            return told.changes[0].operation.actor.username  # type: ignore[union-attr]
        return ""

    told = together(
        lambda: decide(confirm_mention, editors[0]), lambda: decide(reject_mention, editors[1])
    )
    assert sorted(told) in (["", "editor0"], ["", "editor1"])


def test_does_a_batch_once_though_two_workers_are_there(
    editors: list[User], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "BATCH", 3)
    monkeypatch.setattr("articles.curating.bulk.BATCH", 3)
    ids = [make_article().pk for _ in range(12)]
    job = apply_bulk(plan_bulk("tag", ids, tag=make_tag("oil")), editors[0]).job
    assert job

    def work() -> None:
        while run_batch():
            pass

    together(work, work, work)
    job.refresh_from_db()
    assert (job.state, job.done, job.changed) == (BulkJob.State.DONE, 12, 12)
    assert ArticleTag.objects.count() == 12
    assert job.operation.children.count() == 4


def test_loses_no_verdict_on_an_entity_that_is_merged_away(editors: list[User]) -> None:
    kept, gone = make_country("France", "FR"), make_country("Gaul", "")
    articles = [make_article(f"Article {number}") for number in range(3)]

    def confirm(article: Article, editor: User) -> bool:
        try:
            return confirm_mention(article, gone, editor) is not None
        except ValidationError:
            return False

    _, *said = together(
        lambda: merge_entities(kept, gone, editors[3]),
        *(partial(confirm, article, editors[n]) for n, article in enumerate(articles)),
    )
    assert set(Decision.objects.values_list("entity_id", flat=True)) <= {kept.pk}
    assert Decision.objects.count() == sum(said)
