"""A curator sees what an alias does to the articles before it is saved, wherever it is edited."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.curating.jobs import run_batch
from articles.models import Alias, Article, Entity, IndexChange, Operation
from articles.tagging import tag_articles
from tests.admin.posting import address, errors, messages, posted, save
from tests.world import make_article, make_country, naming

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def articles(burma: Entity) -> list[Article]:
    """Of Burma, of Rangoon and of neither."""
    bodies = ["Burma exports rice.", "Rangoon was calm.", "It was calm in Rangoon.", "Nothing."]
    articles = [make_article(f"Report {n}", body=b, date="1987") for n, b in enumerate(bodies)]
    tag_articles(articles)
    IndexChange.objects.all().delete()
    return articles


def confirm(client: Client, asked: Any) -> Any:
    """Send back what the page asks with, as its form does."""
    sent: dict[str, Any] = {}
    for name, value in asked.context["question"].fields:
        sent.setdefault(name, []).append(value)
    return client.post(asked.context["question"].back, sent, follow=True)


def test_shows_the_impact_of_an_inline_and_saves_it_when_confirmed(
    desk: Client, articles: list[Article], burma: Entity
) -> None:
    changes = {"aliases-1-text": "Rangoon", "aliases-1-kind": "place"}
    asked = save(desk, "entity_change", burma.pk, **changes)
    page = asked.content.decode()
    assert "adds 2 mentions, removes 0" in page
    assert "Report 1" in page
    assert not burma.aliases.filter(text="Rangoon").exists()
    assert not Operation.objects.exists()
    saved = confirm(desk, asked)
    assert "Gave the alias “Rangoon” of Myanmar" in messages(saved)
    assert naming(burma) == {article.pk for article in articles[:3]}
    told = set(IndexChange.objects.values_list("article_id", flat=True))
    assert told == {article.pk for article in articles[1:3]}


def test_changes_and_deletes_inlines_by_their_verbs(
    desk: Client, articles: list[Article], burma: Entity
) -> None:
    asked = save(desk, "entity_change", burma.pk, **{"aliases-0-is_enabled": None})
    assert "adds 0 mentions, removes 1" in asked.content.decode()
    confirm(desk, asked)
    assert naming(burma) == set()
    assert Operation.objects.get().kind == Operation.Kind.ALIAS
    save(desk, "entity_change", burma.pk, **{"aliases-0-DELETE": "on"})
    assert not burma.aliases.exists()
    assert Operation.objects.count() == 2
    assert set(IndexChange.objects.values_list("article_id", flat=True)) == {articles[0].pk}


def test_shows_what_a_new_name_of_the_entity_does(
    desk: Client, articles: list[Article], burma: Entity
) -> None:
    asked = save(desk, "entity_change", burma.pk, name="Rangoon")
    assert "adds 2 mentions" in asked.content.decode()
    assert Entity.objects.get().name == "Myanmar"
    saved = confirm(desk, asked)
    assert "The names in 2 articles are being found again" in messages(saved)
    while run_batch():
        pass
    assert naming(burma) == {article.pk for article in articles[:3]}


def test_asks_on_the_aliases_own_page_too(
    desk: Client, articles: list[Article], burma: Entity
) -> None:
    asked = save(desk, "alias_add", entity=burma.pk, text="  Rangoon ", kind="place")
    assert "adds 2 mentions, removes 0" in asked.content.decode()
    assert not Alias.objects.filter(text="Rangoon").exists()
    saved = confirm(desk, asked)
    assert "Gave the alias “Rangoon” of Myanmar" in messages(saved)
    alias = Alias.objects.get(text="Rangoon")
    asked = save(desk, "alias_change", alias.pk, text="Rangoons")
    assert "removes 2" in asked.content.decode()
    confirm(desk, asked)
    assert naming(burma) == {articles[0].pk}
    assert len(set(IndexChange.objects.values_list("article_id", flat=True))) == 2


def test_tells_what_goes_when_an_alias_is_deleted(
    desk: Client, articles: list[Article], burma: Entity
) -> None:
    own = burma.aliases.get()
    page = desk.get(address("alias_delete", own.pk)).content.decode().lower()
    assert "mentions: 1" in page
    assert burma.aliases.exists()
    desk.post(address("alias_delete", own.pk), {"post": "yes"})
    assert naming(burma) == set()
    undo = reverse("admin:articles_operation_undo", args=[Operation.objects.get().pk])
    desk.post(undo)
    assert naming(burma) == {articles[0].pk}
    selected = {"action": "delete_selected", "_selected_action": [burma.aliases.get().pk]}
    desk.post(address("alias_changelist"), selected | {"post": "yes"})
    assert naming(burma) == set()


@pytest.mark.slow
@pytest.mark.parametrize(("changes", "complaint"), [
    ({"text": "Burma"}, "has this alias already"), ({"text": ""}, "required"),
    ({"text": "a\u200bb"}, "cannot be seen"), ({"text": "x" * 201}, "at most 200"),
    ({"text": "X", "valid_from": "9", "valid_to": "8"}, "before the beginning"),
    ({"text": "X", "kind": "song"}, "not one of the available"),
])  # fmt: skip
def test_refuses_an_alias_in_words(
    desk: Client, burma: Entity, changes: dict[str, str], complaint: str
) -> None:
    page = save(desk, "alias_add", **({"entity": burma.pk} | changes))
    assert complaint in errors(page)
    assert Alias.objects.count() == 1


def test_tells_the_later_of_two_who_edit_an_alias(
    desk: Client, burma: Entity, articles: list[Article]
) -> None:
    alias = burma.aliases.get()
    opened = desk.get(address("alias_change", alias.pk))
    Alias.objects.update(valid_to=1989)
    late: Any = desk.post(address("alias_change", alias.pk), posted(opened, kind="place"))
    assert "changed it meanwhile to “1989”" in errors(late)
    inline = desk.get(address("entity_change", burma.pk))
    Alias.objects.update(valid_to=1988)
    sent = posted(inline, **{"aliases-0-kind": "place"})
    later: Any = desk.post(address("entity_change", burma.pk), sent)
    assert "changed it meanwhile to “1988”" in errors(later)
    assert Alias.objects.get().kind == "name"


def test_splits_an_alias_off_for_a_new_entity(
    desk: Client, articles: list[Article], burma: Entity
) -> None:
    page = reverse("admin:articles_alias_split", args=[burma.aliases.get().pk])
    assert "another entity that is there" in desk.get(page).content.decode()
    asked: Any = desk.post(page, {"whose": "new", "name": "Old Burma"})
    assert "adds 1 mention, removes 1" in asked.content.decode()
    assert Entity.objects.count() == 1
    done = confirm(desk, asked)
    assert "Split “Burma” off Myanmar" in messages(done)
    other = Entity.objects.get(name="Old Burma")
    assert naming(other) == {articles[0].pk}
    assert naming(burma) == set()


@pytest.mark.slow
def test_splits_an_alias_off_for_an_entity_that_is_there(
    desk: Client, articles: list[Article], burma: Entity
) -> None:
    other = make_country("Bengal", "", "Bengalia", slug="bengal")
    page = reverse("admin:articles_alias_split", args=[burma.aliases.get().pk])
    unknown: Any = desk.post(page, {"whose": "other", "name": "Atlantis"})
    assert "No other country" in unknown.content.decode()
    confirm(desk, desk.post(page, {"whose": "other", "name": "Bengalia"}))
    assert other.aliases.filter(text="Burma").exists()
    assert naming(other) == {articles[0].pk}
    undo = reverse("admin:articles_operation_undo", args=[Operation.objects.get().pk])
    desk.post(undo)
    assert naming(burma) == {articles[0].pk}


def test_refuses_a_split_that_makes_no_sense(desk: Client, burma: Entity) -> None:
    make_country("Bengal", "", "Burma", slug="bengal")
    page = reverse("admin:articles_alias_split", args=[burma.aliases.get().pk])
    there = desk.post(page, {"whose": "other", "name": "Bengal"}).content.decode()
    assert "has the alias “Burma” already" in there
    for junk in ({}, {"whose": "x", "name": "Y"}, {"whose": "other", "name": ""}):
        assert desk.post(page, junk).status_code == 200
    gone = reverse("admin:articles_alias_split", args=[10**6])
    assert desk.get(gone).status_code == 404
    assert not Operation.objects.exists()
