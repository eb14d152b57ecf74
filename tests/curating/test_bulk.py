"""It changes many articles as it was previewed, in batches that go on, and takes them back."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command

from articles.curating import jobs
from articles.curating.bulk import BulkDone, apply_bulk, plan_bulk, preview
from articles.curating.bulk_verbs import change_batch
from articles.curating.jobs import run_batch, stop_job, undo_in_batches
from articles.curating.undo import revert, undo
from articles.curating.visibility import hide
from articles.history import CannotUndoError
from articles.models import (
    Article,
    ArticleTag,
    BulkJob,
    Change,
    Decision,
    Entity,
    IndexChange,
    Mention,
    Operation,
)
from articles.tagging import confirm_mention, reject_mention, tag_articles
from tests.world import make_article, make_country, make_tag

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def france() -> Entity:
    """A country."""
    return make_country("France", "FR")


@pytest.fixture
def ids(france: Entity) -> list[int]:
    """Seven articles, of which five name it."""
    bodies = ["France agreed."] * 5 + ["Nobody did."] * 2
    articles = [make_article(body=body) for body in bodies]
    tag_articles(articles)
    return [article.pk for article in articles]


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches of two, so that few articles are many."""
    monkeypatch.setattr(jobs, "BATCH", 2)
    monkeypatch.setattr("articles.curating.bulk.BATCH", 2)


def finish() -> int:
    """All batches; how many there were."""
    batches = 0
    while run_batch():
        batches += 1
    return batches


def start(ids: list[int], france: Entity, editor: User) -> BulkJob:
    """A job that rejects."""
    job = apply_bulk(plan_bulk("reject", ids[:5], entity=france), editor).job
    assert job
    return job


def test_previews_what_it_would_change(ids: list[int], france: Entity, editor: User) -> None:
    tag = make_tag("oil")
    confirm_mention(Article.objects.get(pk=ids[0]), france, editor)
    ArticleTag.objects.create(article_id=ids[0], tag=tag)
    for verb, changing in (("confirm", 4), ("reject", 5), ("tag", 6), ("untag", 1)):
        seen = preview(plan_bulk(verb, [*ids, ids[0], 10**9], entity=france, tag=tag))
        assert (seen.chosen, seen.changing, seen.is_a_job) == (8, changing, False)
        assert len(seen.sample) == changing
        done = apply_bulk(seen.plan, editor)
        assert done.operation
        touched = done.operation.changes.values_list("article_id", flat=True)
        assert set(touched) == set(seen.plan.article_ids)
        undo(done.operation, editor)


@pytest.mark.parametrize("verb", ["tag", "untag", "confirm", "reject"])
def test_does_and_undoes_each_verb(verb: str, ids: list[int], france: Entity, editor: User) -> None:
    tag = make_tag("oil")
    if verb == "untag":
        ArticleTag.objects.bulk_create(ArticleTag(article_id=id_, tag=tag) for id_ in ids)
    looks: dict[str, Callable[[], int]] = {
        "tag": ArticleTag.objects.count,
        "untag": ArticleTag.objects.count,
        "confirm": Decision.objects.filter(verdict="accept").count,
        "reject": Mention.objects.count,
    }
    before = looks[verb]()
    IndexChange.objects.all().delete()
    done: BulkDone = apply_bulk(plan_bulk(verb, ids, entity=france, tag=tag), editor)
    assert done.operation
    assert (before, looks[verb]()) == {
        "tag": (0, 7), "untag": (7, 0), "confirm": (0, 5), "reject": (5, 0),
    }[verb]  # fmt: skip
    changed = set(IndexChange.objects.values_list("article_id", flat=True))
    assert changed == set(ids[:5] if verb == "confirm" else ids)
    undo(done.operation, editor)
    assert looks[verb]() == before


def test_refuses_readers_and_half_a_plan(ids: list[int], france: Entity, reader: User) -> None:
    with pytest.raises(PermissionDenied):
        apply_bulk(plan_bulk("reject", ids, entity=france), reader)
    for verb in ("tag", "confirm", "dance"):
        with pytest.raises(ValidationError):
            plan_bulk(verb, ids)
    assert not Operation.objects.exists()


@pytest.mark.usefixtures("small_batches")
def test_does_many_as_a_job_under_one_operation(
    ids: list[int], france: Entity, editor: User
) -> None:
    job = start(ids, france, editor)
    assert Mention.objects.count() == 5
    assert finish() == 3
    job.refresh_from_db()
    assert (job.state, job.done, job.total, job.changed) == (BulkJob.State.DONE, 5, 5, 5)
    assert not Mention.objects.exists()
    assert job.operation.children.count() == 3
    job.operation.refresh_from_db()
    assert job.operation.number_of_changes == 10
    assert list(Operation.objects.whole()) == [job.operation]
    undo(job.operation, editor)
    assert Mention.objects.count() == 5


@pytest.mark.usefixtures("small_batches")
def test_goes_on_where_it_was_killed(
    ids: list[int], france: Entity, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = start(ids, france, editor)
    run_batch()
    calls = []

    def killed(*args: object) -> None:
        change_batch(*args)  # type: ignore[arg-type]
        calls.append(args)
        raise KeyboardInterrupt

    monkeypatch.setattr(jobs, "change_batch", killed)
    with pytest.raises(KeyboardInterrupt):
        run_batch()
    monkeypatch.undo()
    job.refresh_from_db()
    assert (len(calls), job.done, Mention.objects.count()) == (1, 2, 3)
    monkeypatch.setattr(jobs, "BATCH", 2)
    call_command("run_jobs", once=True)
    job.refresh_from_db()
    assert (job.state, Mention.objects.count()) == (BulkJob.State.DONE, 0)


@pytest.mark.usefixtures("small_batches")
def test_undoes_a_job_in_batches_and_leaves_what_was_changed_since(
    ids: list[int], france: Entity, editor: User, curator: User
) -> None:
    job = start(ids, france, editor)
    finish()
    confirm_mention(Article.objects.get(pk=ids[0]), france, curator)
    undoing = undo_in_batches(job.operation, editor)
    finish()
    undoing.refresh_from_db()
    assert undoing.state == BulkJob.State.DONE
    assert "1 articles" in undoing.problem
    assert Decision.objects.get().verdict == Decision.Verdict.ACCEPT
    assert Mention.objects.count() == 5
    job.operation.refresh_from_db()
    assert job.operation.is_undone


@pytest.mark.usefixtures("small_batches")
def test_stops_when_told_and_says_why_it_cannot_go_on(
    ids: list[int], france: Entity, editor: User
) -> None:
    job = start(ids, france, editor)
    run_batch()
    stop_job(job, editor)
    assert not run_batch()
    assert Mention.objects.count() == 3
    second = apply_bulk(plan_bulk("tag", ids, tag=make_tag("oil")), editor).job
    assert second
    make_tag("oil").delete()
    assert finish() == 1
    second.refresh_from_db()
    assert second.state == BulkJob.State.FAILED
    assert "tag is gone" in second.problem


def test_a_verdict_of_many_outlasts_the_next_run(
    ids: list[int], france: Entity, editor: User
) -> None:
    apply_bulk(plan_bulk("reject", ids, entity=france), editor)
    tag_articles(list(Article.objects.all()))
    assert not Mention.objects.exists()
    reject_mention(Article.objects.get(pk=ids[0]), france, editor)


@pytest.mark.usefixtures("small_batches")
def test_does_a_job_again_that_was_undone_and_undoes_it_again(
    ids: list[int], france: Entity, editor: User
) -> None:
    whole = start(ids, france, editor).operation
    finish()
    undoing = undo_in_batches(whole, editor)
    finish()
    assert Mention.objects.count() == 5
    undo(Operation.objects.get(pk=undoing.operation_id), editor)
    assert not Mention.objects.exists()
    whole.refresh_from_db()
    assert not whole.is_undone
    undo(whole, editor)
    assert Mention.objects.count() == 5


@pytest.mark.usefixtures("small_batches")
def test_undoes_the_rest_of_what_a_stopped_job_undid(
    ids: list[int], france: Entity, editor: User
) -> None:
    whole = start(ids, france, editor).operation
    finish()
    undoing = undo_in_batches(whole, editor)
    run_batch()
    stop_job(undoing, editor)
    assert Mention.objects.count() == 1
    undo(whole, editor)
    assert Mention.objects.count() == 5


def test_undoes_nothing_that_a_job_is_still_doing(
    ids: list[int], editor: User, small_batches: None
) -> None:
    done = apply_bulk(plan_bulk("tag", ids, tag=make_tag("oil")), editor)
    assert done.operation
    assert done.job
    run_batch()
    with pytest.raises(CannotUndoError, match="Stop its job first"):
        undo(done.operation, editor)
    with pytest.raises(CannotUndoError, match="still at work"):
        undo_in_batches(done.operation, editor)
    stop_job(done.job, editor)
    undo_in_batches(done.operation, editor)
    with pytest.raises(CannotUndoError, match="being undone already"):
        undo_in_batches(done.operation, editor)
    finish()
    assert not ArticleTag.objects.exists()


def test_leaves_alone_what_was_hidden_since_it_was_chosen(
    ids: list[int], france: Entity, editor: User, curator: User
) -> None:
    hide(list(Article.objects.filter(pk=ids[0])), curator)
    apply_bulk(plan_bulk("tag", ids[:2], tag=make_tag("oil")), editor)
    apply_bulk(plan_bulk("reject", ids[:2], entity=france), editor)
    assert set(ArticleTag.objects.values_list("article_id", flat=True)) == {ids[1]}
    assert set(Decision.objects.values_list("article_id", flat=True)) == {ids[1]}


def test_undoes_the_rest_of_what_was_reverted_in_part(
    ids: list[int], france: Entity, editor: User
) -> None:
    done = apply_bulk(plan_bulk("reject", ids, entity=france), editor)
    assert done.operation
    one = done.operation.changes.filter(thing=Change.Thing.DECISION).earliest("pk")
    revert(one, editor)
    assert Decision.objects.count() == len(ids) - 1
    undo(done.operation, editor)
    assert not Decision.objects.exists()
    with pytest.raises(CannotUndoError):
        undo(done.operation, editor)
