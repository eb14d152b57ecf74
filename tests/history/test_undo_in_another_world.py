"""It says what is in the way when what would come back has no place any more, and never fails."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.curating.alias_edits import AliasValues, delete_alias, save_alias
from articles.curating.bulk import apply_bulk, plan_bulk
from articles.curating.jobs import run_batch, undo_in_batches
from articles.curating.merge_entities import merge_entities
from articles.curating.undo import undo
from articles.curating.visibility import delete_for_good
from articles.history import CannotUndoError
from articles.models import (
    Alias,
    Article,
    ArticleTag,
    BulkJob,
    Decision,
    Entity,
    Mention,
    Operation,
    Tag,
)
from articles.tagging import (
    confirm_mention,
    put_tag,
    remove_tag,
    set_title,
    tag_articles,
    undo_decision,
)
from tests.world import make_article, make_country, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def france() -> Entity:
    """A country."""
    return make_country("France", "FR")


@pytest.fixture
def article(france: Entity) -> Article:
    """An article that names it."""
    return make_article(body="France agreed.")


def done(operation: Operation | None) -> Operation:
    assert operation is not None
    return operation


def refusal(operation: Operation, who: User) -> str:
    with pytest.raises(CannotUndoError) as problem:
        undo(operation, who)
    return str(problem.value)


def test_leaves_a_tag_that_is_there_again(article: Article, editor: User) -> None:
    tag = put_tag(article, "oil", editor).tag
    off = done(remove_tag(article, tag, editor))
    put_tag(article, "oil", editor)
    undo(off, editor)
    off.refresh_from_db()
    assert off.is_undone
    assert ArticleTag.objects.count() == 1


def test_keeps_the_verdict_that_was_given_since(
    article: Article, france: Entity, editor: User
) -> None:
    confirm_mention(article, france, editor)
    taken_back = done(undo_decision(article, france, editor))
    confirm_mention(article, france, editor)
    assert "decision is there again" in refusal(taken_back, editor)
    assert Decision.objects.count() == 1


def test_brings_nothing_back_for_what_is_gone(
    article: Article, france: Entity, editor: User, curator: User
) -> None:
    tag = put_tag(article, "oil", editor).tag
    off = done(remove_tag(article, tag, editor))
    Tag.objects.all().delete()
    assert "the tag that it belongs to is gone" in refusal(off, editor)
    confirm_mention(article, france, editor)
    taken_back = done(undo_decision(article, france, editor))
    merge_entities(make_country("Gaul", ""), france, curator)
    assert "the entity that it belongs to is gone" in refusal(taken_back, editor)
    assert not Decision.objects.exists()


def test_brings_back_what_somebody_did_whose_account_is_gone(
    article: Article, france: Entity, editor: User
) -> None:
    gone = make_user("gone", group="Editor")
    tag = put_tag(article, "oil", gone).tag
    off = done(remove_tag(article, tag, editor))
    confirm_mention(article, france, gone)
    taken_back = done(undo_decision(article, france, editor))
    gone.delete()
    undo(off, editor)
    undo(taken_back, editor)
    assert ArticleTag.objects.get().editor is None
    assert Decision.objects.get().editor is None


def test_keeps_a_name_or_an_address_that_another_has_by_now(france: Entity, curator: User) -> None:
    alias = Alias.objects.create(entity=france, text="Gaul")
    renamed = done(save_alias(france, AliasValues("Gallia"), curator, alias=alias).operation)
    Alias.objects.create(entity=france, text="Gaul")
    assert "alias is there again" in refusal(renamed, curator)
    gaul = make_country("Gaul", "")
    merged = merge_entities(france, gaul, curator)
    make_country("Gaul", "")
    assert "entity is there again" in refusal(merged, curator)


def test_leaves_out_only_those_articles_when_a_job_undoes_it(france: Entity, editor: User) -> None:
    articles = [make_article(f"Article {n}") for n in range(3)]
    for one in articles:
        put_tag(one, "oil", editor)
    tag = Tag.objects.get()
    off = done(apply_bulk(plan_bulk("untag", [a.pk for a in articles], tag=tag), editor).operation)
    put_tag(articles[1], "oil", editor)
    undo_in_batches(off, editor)
    while run_batch():
        pass
    assert BulkJob.objects.get().state == "done"
    assert ArticleTag.objects.count() == 3


def test_says_so_on_the_pages(
    client: Client, article: Article, france: Entity, editor: User
) -> None:
    confirm_mention(article, france, editor)
    taken_back = done(undo_decision(article, france, editor))
    confirm_mention(article, france, editor)
    client.force_login(editor)
    address = f"/operations/{taken_back.pk}/undo/"
    assert "is there again" in client.get(address).content.decode()
    assert client.post(address).status_code == 409
    own = client.post(f"/articles/{article.short_id}/undo/{taken_back.pk}/")
    assert own.status_code == 422
    assert "is there again" in own.content.decode()


def test_brings_back_no_mention_of_what_is_gone(
    france: Entity, editor: User, curator: User
) -> None:
    alias = Alias.objects.create(entity=france, text="Gaul")
    articles = [make_article("Spain agreed", body="Gaul agreed.") for _ in range(2)]
    spain = make_country("Spain", "ES")
    tag_articles(articles)
    retitled = done(set_title(articles[0], "Nobody agreed", editor))
    without = done(delete_alias(alias, curator).operation)
    assert not Mention.objects.filter(entity=france).exists()
    delete_for_good(articles[1:], curator)
    undo(without, curator)
    assert Mention.objects.get(entity=france).article == articles[0]
    assert not Mention.objects.filter(entity=spain).exists()
    spain.delete()
    undo(retitled, editor)
    articles[0].refresh_from_db()
    assert articles[0].title == "Spain agreed"
