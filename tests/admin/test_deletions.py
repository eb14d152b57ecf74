"""A curator deletes: the index hears of it, and what articles need stays."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.admin.pages import ArchiveAdmin
from articles.models import (
    Alias,
    Article,
    ArticleTag,
    Entity,
    IndexChange,
    Mention,
    Office,
    Source,
    Tag,
)
from tests.admin.posting import address, messages
from tests.world import (
    make_article,
    make_country,
    make_leader,
    make_mention,
    make_source,
    make_tag,
)

pytestmark = pytest.mark.slow


def waiting() -> set[int]:
    """The articles of which the index will hear."""
    return set(IndexChange.objects.values_list("article_id", flat=True))


def delete(client: Client, model: str, pk: int) -> Any:
    """Ask for a deletion and say yes."""
    page = client.get(address(f"{model}_delete", pk))
    assert page.status_code == 200
    return client.post(address(f"{model}_delete", pk), {"post": "yes"}, follow=True)


def delete_selected(client: Client, model: str, pks: list[int], **more: str) -> Any:
    """Select some, choose to delete them, and say yes."""
    selected = {"action": "delete_selected", "_selected_action": pks, **more}
    asked = client.post(address(f"{model}_changelist"), selected, follow=True)
    assert asked.status_code == 200
    if "post" in more or asked.redirect_chain:
        return asked
    return client.post(address(f"{model}_changelist"), selected | {"post": "yes"}, follow=True)


@pytest.fixture
def france(db: None) -> Entity:
    """A country that thirty articles name."""
    france = make_country("France", "FR", "République française")
    for number in range(30):
        make_mention(make_article(f"Article {number}"), france)
    return france


def test_deletes_an_article_from_the_index_too(desk: Client, france: Entity) -> None:
    article = Article.objects.all()[0]
    page = desk.get(address("article_delete", article.pk)).content.decode()
    assert "mentions: 1" in page.lower()
    delete(desk, "article", article.pk)
    assert not Article.objects.filter(pk=article.pk).exists()
    assert Mention.objects.count() == 29
    assert waiting() == {article.pk}


def test_deletes_selected_articles_from_the_index_too(desk: Client, france: Entity) -> None:
    gone = [article.pk for article in Article.objects.all()[:7]]
    with CaptureQueriesContext(connection) as captured:
        response = delete_selected(desk, "article", gone)
    assert "Successfully deleted 7 articles." in messages(response)
    assert Article.objects.count() == 23
    assert waiting() == set(gone)
    assert not [q for q in captured.captured_queries if '."body"' in q["sql"]]


def test_deletes_everything_that_matches(desk: Client, france: Entity) -> None:
    chosen = [Article.objects.all()[0].pk]
    response = delete_selected(desk, "article", chosen, select_across="1", index="0")
    assert Article.objects.count() == 0
    assert "30 articles" in messages(response)
    assert len(waiting()) == 30


def test_refuses_to_delete_more_than_it_can_ask_about(
    desk: Client, france: Entity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ArchiveAdmin, "most_at_once", 20)
    chosen = [Article.objects.all()[0].pk]
    assert 'class="question' not in desk.get(address("article_changelist")).content.decode()
    response = delete_selected(desk, "article", chosen, select_across="1", index="0")
    assert "More than 20 articles are selected" in messages(response)
    assert Article.objects.count() == 30
    assert waiting() == set()


def test_refuses_to_delete_an_entity_that_articles_name(desk: Client, france: Entity) -> None:
    with CaptureQueriesContext(connection) as captured:
        page = desk.get(address("entity_delete", france.pk))
    assert "France is named in 30 articles." in page.content.decode()
    assert len(captured) <= 8
    assert not [q for q in captured.captured_queries if '"articles_mention"."spans"' in q["sql"]]
    after = delete(desk, "entity", france.pk)
    assert "France is named in 30 articles." in after.content.decode()
    assert Entity.objects.filter(pk=france.pk).exists()


def test_refuses_to_delete_selected_entities_when_one_is_named(
    desk: Client, france: Entity
) -> None:
    spare = make_country("Atlantis", "AX")
    response = delete_selected(desk, "entity", [france.pk, spare.pk])
    assert "France is named in 30 articles." in response.content.decode()
    assert Entity.objects.count() == 2


def test_deletes_an_entity_that_no_article_names(desk: Client, db: None) -> None:
    atlantis = make_country("Atlantis", "AX", "Sunken island")
    make_leader("Poseidon", "Poseidon", "King", atlantis, "1900")
    page = desk.get(address("entity_delete", atlantis.pk)).content.decode().lower()
    assert "aliases: 1" in page
    assert "terms of office: 1" in page
    delete(desk, "entity", atlantis.pk)
    assert not Alias.objects.filter(text="Sunken island").exists()
    assert not Office.objects.exists()
    assert Entity.objects.filter(name="Poseidon").exists()


def test_refuses_to_delete_a_source_with_articles(desk: Client, france: Entity) -> None:
    source = Source.objects.get()
    response = delete(desk, "source", source.pk)
    assert "Harbour Wire has 30 articles." in response.content.decode()
    both = delete_selected(desk, "source", [source.pk, make_source("Empty").pk])
    assert "Harbour Wire has 30 articles." in both.content.decode()
    assert Source.objects.count() == 2


def test_deletes_a_source_without_articles(desk: Client, db: None) -> None:
    delete(desk, "source", make_source("Empty").pk)
    assert not Source.objects.exists()


@pytest.mark.parametrize("selected", [False, True])
def test_tells_the_index_which_articles_lost_a_tag(
    desk: Client, france: Entity, selected: bool
) -> None:
    tag = make_tag("reviewed")
    tagged = Article.objects.all()[:3]
    for article in tagged:
        ArticleTag.objects.create(article=article, tag=tag)
    if selected:
        delete_selected(desk, "tag", [tag.pk])
    else:
        delete(desk, "tag", tag.pk)
    assert not Tag.objects.exists()
    assert waiting() == {article.pk for article in tagged}
    assert Article.objects.get(pk=tagged[0].pk).version == tagged[0].version + 1


def test_deletes_an_office_with_its_terms(desk: Client, france: Entity) -> None:
    make_leader("François Mitterrand", "Mitterrand", "President", france, "1981", "1995")
    office = Office.objects.get()
    page = desk.get(address("office_delete", office.pk)).content.decode().lower()
    assert "terms of office: 1" in page
    delete(desk, "office", office.pk)
    assert not Office.objects.exists()


def test_offers_no_mentions_and_no_tags_on_articles(desk: Client) -> None:
    index = desk.get(reverse("admin:index")).content.decode()
    assert "mention" not in index.lower()
    assert "articletag" not in index.lower()
