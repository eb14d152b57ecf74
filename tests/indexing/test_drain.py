"""It brings every change into the index, once the change is certain."""

from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone

from articles.indexing import drain, find_drift, rebuild, write_changes
from articles.indexing.build_document import build_documents
from articles.indexing.rebuild import unheard
from articles.models import Article, IndexChange, Story
from articles.search import Copies, Engine, IndexDocument, Query
from articles.search.configured import configured_engine
from articles.search.tree import Term
from tests.world import make_article, make_country, make_mention, make_tag


@pytest.fixture
def engine(newsdesk_var: Path, db: None) -> Engine:
    """The engine of an archive without articles, with an index."""
    engine = configured_engine()
    rebuild(engine, unheard)
    return engine


def total(engine: Engine, word: str) -> int:
    return engine.current().search(Query(tree=Term(word))).total


def test_finds_a_new_article(engine: Engine) -> None:
    article = make_article(body="Cocoa prices fell.")
    IndexChange.objects.record_new([article.pk])
    assert total(engine, "cocoa") == 0
    assert drain(engine) == 1
    assert total(engine, "cocoa") == 1
    assert not IndexChange.objects.exists()


def test_follows_changes_and_deletions(engine: Engine) -> None:
    article = make_article(body="Cocoa prices fell.")
    IndexChange.objects.record([article.pk])
    drain(engine)
    Article.objects.filter(pk=article.pk).update(body="Coffee prices fell.")
    IndexChange.objects.record([article.pk])
    drain(engine)
    assert (total(engine, "cocoa"), total(engine, "coffee")) == (0, 1)
    IndexChange.objects.record([article.pk])
    article.delete()
    drain(engine)
    assert total(engine, "coffee") == 0
    assert not find_drift(engine.current())


def test_indexes_mentions_tags_source_and_date(engine: Engine) -> None:
    article = make_article(date="1987")
    country = make_country("Austria", "AT")
    make_mention(article, country)
    tag = make_tag("opec")
    article.tags.add(tag)
    IndexChange.objects.record([article.pk])
    drain(engine)
    results = engine.current().search(Query())
    values = {name: [c.value for c in facet.counts] for name, facet in results.facets.items()}
    assert values["country"] == [str(country.pk)]
    assert values["tag"] == [str(tag.pk)]
    assert values["source"] == [str(article.source_id)]
    assert values["language"] == ["en"]
    assert results.dates is not None
    assert [(bar.iso, count) for bar, count in results.dates.bars] == [("1987", 1)]


def test_indexes_who_tells_the_same_story_and_forgets_what_is_hidden(engine: Engine) -> None:
    story = Story.objects.create()
    articles = [make_article(f"Rain {n}", story=story) for n in range(3)] + [make_article("Sun")]
    IndexChange.objects.record([article.pk for article in articles])
    drain(engine)
    once = engine.current().search(Query(copies=Copies.STORIES))
    assert (once.total, once.articles) == (2, 4)
    Article.objects.filter(pk=articles[2].pk).update(visibility=Article.Visibility.HIDDEN)
    Article.objects.filter(pk=articles[1].pk).update(story=None)
    IndexChange.objects.record([article.pk for article in articles[1:3]])
    drain(engine)
    once = engine.current().search(Query(copies=Copies.STORIES))
    assert (once.total, once.articles) == (3, 3)


@pytest.mark.django_db(transaction=True)
def test_knows_nothing_of_what_was_rolled_back(newsdesk_var: Path) -> None:
    engine = configured_engine()
    rebuild(engine, unheard)
    with transaction.atomic():
        article = make_article(body="Cocoa prices fell.")
        IndexChange.objects.record_new([article.pk])
        transaction.set_rollback(True)
    assert drain(engine) == 0
    assert total(engine, "cocoa") == 0


def test_does_a_change_again_that_was_written_and_not_forgotten(engine: Engine) -> None:
    article = make_article(body="Cocoa prices fell.")
    IndexChange.objects.record_new([article.pk])
    changes = list(IndexChange.objects.all())
    drain(engine)
    IndexChange.objects.bulk_create(changes)
    assert drain(engine) == 1
    assert total(engine, "cocoa") == 1


def test_keeps_the_changes_when_the_index_cannot_be_written(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = make_article()
    IndexChange.objects.record_new([article.pk])

    def full_disk(ids: object) -> None:
        raise OSError("full")

    monkeypatch.setattr(write_changes, "build_documents", full_disk)
    with pytest.raises(OSError, match="full"):
        drain(engine)
    assert IndexChange.objects.count() == 1


def test_takes_many_changes_of_one_article_as_one(engine: Engine) -> None:
    article = make_article(body="Cocoa prices fell.")
    for _ in range(5):
        IndexChange.objects.record([article.pk])
    assert drain(engine) == 5
    assert total(engine, "cocoa") == 1
    article.refresh_from_db()
    assert article.version == 6


def refuse(monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
    """An engine that chokes on articles with these words in their titles."""
    whole = build_documents

    def choke(ids: Collection[int]) -> Iterator[IndexDocument]:
        for document in whole(ids):
            if document.title in words:
                raise ValueError(f"{document.title} is too \0 odd")
            yield document

    monkeypatch.setattr(write_changes, "build_documents", choke)


def test_goes_on_past_an_article_that_cannot_be_written(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [make_article(f"Report {n}", body="Cocoa prices fell.") for n in range(9)]
    IndexChange.objects.record_new([article.pk for article in articles])
    with monkeypatch.context() as broken:
        refuse(broken, "Report 0", "Report 5")
        drain(engine)
        assert total(engine, "cocoa") == 7
        left = IndexChange.objects.failed()
        assert {change.article_id for change in left} == {articles[0].pk, articles[5].pk}
        assert {change.problem for change in left} >= {"ValueError: Report 0 is too odd"}
        assert drain(engine) == 0
    IndexChange.objects.update(retry_at=timezone.now())
    drain(engine)
    assert total(engine, "cocoa") == 9
    assert not IndexChange.objects.exists()


def test_waits_longer_after_every_failure(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    article = make_article("Report 0")
    IndexChange.objects.record_new([article.pk])
    refuse(monkeypatch, "Report 0")
    pauses = []
    for _ in range(12):
        IndexChange.objects.update(retry_at=None)
        before = timezone.now()
        drain(engine)
        retry_at = IndexChange.objects.get().retry_at
        assert retry_at is not None
        pauses.append(round((retry_at - before).total_seconds(), -1))
    assert pauses == sorted(pauses)
    assert 50 < pauses[0] < 70
    assert pauses[-1] < 7 * 3600


def test_tries_again_at_once_when_the_article_is_edited(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = make_article("Report 0", body="Cocoa prices fell.")
    IndexChange.objects.record_new([article.pk])
    refuse(monkeypatch, "Report 0")
    drain(engine)
    Article.objects.update(title="Report mended")
    IndexChange.objects.record([article.pk])
    drain(engine)
    assert total(engine, "cocoa") == 1
    assert not IndexChange.objects.exists()


def test_blames_no_article_when_none_can_be_written(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles = [f"Report {n}" for n in range(30)]
    IndexChange.objects.record_new([make_article(title).pk for title in titles])
    refuse(monkeypatch, *titles)
    with pytest.raises(ValueError, match="odd"):
        drain(engine)
    assert IndexChange.objects.filter(failures=0).exists()


def test_takes_what_a_person_did_before_the_backlog(engine: Engine) -> None:
    backlog = [make_article(f"Report {n}", body="Cocoa prices fell.") for n in range(40)]
    IndexChange.objects.record_new([article.pk for article in backlog])
    edited = make_article("Edited", body="Coffee prices fell.")
    IndexChange.objects.record([edited.pk], urgent=True)
    assert drain(engine, most=10) == 1
    assert (total(engine, "coffee"), total(engine, "cocoa")) == (1, 0)
    assert drain(engine, most=10) == 10
