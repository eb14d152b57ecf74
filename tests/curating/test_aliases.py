"""It says what an alias would change before it is saved, and lets the articles follow."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError

from articles.curating import alias_edits, jobs
from articles.curating.alias_edits import AliasValues, delete_alias, save_alias, split_alias
from articles.curating.alias_impact import alias_impact
from articles.curating.jobs import run_batch
from articles.curating.undo import undo
from articles.models import Alias, Article, BulkJob, Entity, Mention, Operation
from articles.tagging import confirm_mention, reject_mention, tag_articles
from tests.world import make_article, make_country, naming

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles(burma: Entity) -> list[Article]:
    """Of Burma, of Rangoon and of neither."""
    bodies = ["Burma exports rice.", "Rangoon was calm.", "It was calm in Rangoon.", "Nothing."]
    articles = [make_article(body=body, date="1987") for body in bodies]
    tag_articles(articles)
    return articles


def test_foresees_what_an_alias_adds_and_removes(
    articles: list[Article], burma: Entity, editor: User
) -> None:
    before = list(Alias.objects.values()), list(Mention.objects.values())
    impact = alias_impact(burma, "Rangoon")
    assert (impact.adds, impact.removes, impact.is_complete) == (2, 0, True)
    assert impact.words == "adds 2 mentions, removes 0"
    assert {article.pk for article in impact.sample} == {articles[1].pk, articles[2].pk}
    assert alias_impact(burma, "Rangoon", candidates=[articles[1].pk]).adds == 1
    own = burma.aliases.get(text="Burma")
    off = alias_impact(burma, "Burma", alias=own, is_enabled=False)
    assert (off.adds, off.removes) == (0, 1)
    confirm_mention(articles[0], burma, editor)
    reject_mention(articles[1], burma, editor)
    assert alias_impact(burma, "Burma", alias=own, is_enabled=False).removes == 0
    assert alias_impact(burma, "Rangoon").adds == 1
    assert list(Alias.objects.values()) == before[0]
    assert len(before[1]) == 1


def test_saves_what_it_foresaw_and_takes_it_back(
    articles: list[Article], burma: Entity, editor: User, curator: User
) -> None:
    with pytest.raises(PermissionDenied):
        save_alias(burma, AliasValues("Rangoon"), editor)
    saved = save_alias(burma, AliasValues("Rangoon"), curator)
    assert naming(burma) == {article.pk for article in articles[:3]}
    assert saved.operation
    undo(saved.operation, curator)
    assert naming(burma) == {articles[0].pk}
    assert not burma.aliases.filter(text="Rangoon").exists()
    own = burma.aliases.get(text="Burma")
    changed = save_alias(burma, AliasValues("Burmah"), curator, alias=own)
    assert naming(burma) == set()
    assert changed.operation
    undo(changed.operation, curator)
    deleted = delete_alias(burma.aliases.get(), curator)
    assert naming(burma) == set()
    assert deleted.operation
    undo(deleted.operation, curator)
    assert naming(burma) == {articles[0].pk}


def test_refuses_an_alias_that_is_there_or_none(burma: Entity, curator: User) -> None:
    for text in ("Burma", "", "x" * 201, "a\x00b"):
        with pytest.raises(ValidationError):
            save_alias(burma, AliasValues(text), curator)
    assert not Operation.objects.exists()


def test_tags_many_articles_by_a_job(
    articles: list[Article], burma: Entity, curator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alias_edits, "BATCH", 1)
    monkeypatch.setattr(jobs, "BATCH", 1)
    saved = save_alias(burma, AliasValues("Rangoon"), curator)
    assert saved.job
    assert naming(burma) == {articles[0].pk}
    while run_batch():
        pass
    assert BulkJob.objects.get().state == BulkJob.State.DONE
    assert len(naming(burma)) == 3
    assert saved.operation
    undo(Operation.objects.get(pk=saved.operation.pk), curator)
    assert naming(burma) == {articles[0].pk}


def test_splits_an_alias_off_for_a_new_entity(
    articles: list[Article], burma: Entity, editor: User, curator: User
) -> None:
    confirm_mention(articles[0], burma, editor)
    second = make_article(body="Burma again.", date="1987")
    tag_articles([second])
    split = split_alias(burma.aliases.get(), curator, name="Old Burma")
    assert split.entity
    assert (split.entity.slug, split.entity.kind) == ("old-burma", "country")
    assert naming(burma) == {articles[0].pk}
    assert naming(split.entity) == {articles[0].pk, second.pk}
    assert split.operation
    undo(split.operation, curator)
    assert naming(burma) == {articles[0].pk, second.pk}
    assert not Entity.objects.filter(slug="old-burma").exists()
    assert burma.aliases.get().text == "Burma"


def test_splits_an_alias_off_for_another_entity(
    articles: list[Article], burma: Entity, curator: User
) -> None:
    other = make_country("Elsewhere", "EW", "Nowhere")
    split = split_alias(burma.aliases.get(), curator, to=other)
    assert naming(other) == {articles[0].pk}
    assert split.entity == other
    nowhere = other.aliases.get(text="Nowhere")
    leader = Entity.objects.create(kind="leader", name="A B", slug="a-b")
    Alias.objects.create(entity=burma, text="Nowhere")
    for wrong in (other, leader, burma):
        with pytest.raises(ValidationError):
            split_alias(nowhere, curator, to=wrong)
