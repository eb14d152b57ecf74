"""A curator hides, publishes, throws away and restores articles: the index hears of each."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.models import Article, IndexChange, Operation
from tests.admin.posting import address, messages, save
from tests.world import make_article

pytestmark = pytest.mark.django_db
_Seen = Article.Visibility


@pytest.fixture
def articles() -> list[Article]:
    """Three that everybody sees."""
    return [make_article(f"Article {n}") for n in range(3)]


def act(client: Client, action: str, articles: list[Article]) -> Any:
    sent = {"action": action, "_selected_action": [article.pk for article in articles]}
    return client.post(address("article_changelist"), sent, follow=True)


def waiting() -> set[int]:
    """The articles of which the index will hear."""
    return set(IndexChange.objects.values_list("article_id", flat=True))


@pytest.mark.parametrize(("action", "to", "words"), [
    ("hide_selected", _Seen.HIDDEN, "Hid 2 articles"),
    ("trash_selected", _Seen.TRASH, "Put into the trash 2 articles"),
])  # fmt: skip
def test_takes_selected_articles_from_sight_and_back(
    desk: Client, articles: list[Article], action: str, to: str, words: str
) -> None:
    done = act(desk, action, articles[:2])
    assert words in messages(done)
    assert Article.objects.filter(visibility=to).count() == 2
    assert waiting() == {article.pk for article in articles[:2]}
    IndexChange.objects.all().delete()
    act(desk, "publish_selected", articles)
    assert Article.objects.visible().count() == 3
    assert waiting() == {article.pk for article in articles[:2]}


def test_restores_only_what_is_in_the_trash(desk: Client, articles: list[Article]) -> None:
    act(desk, "hide_selected", articles[:1])
    act(desk, "trash_selected", articles[1:2])
    act(desk, "restore_selected", articles)
    assert list(Article.objects.exclude(visibility="published")) == [articles[0]]
    assert "None of the selected" in messages(act(desk, "restore_selected", articles))


def test_undoes_an_action(desk: Client, articles: list[Article]) -> None:
    act(desk, "hide_selected", articles)
    desk.post(reverse("admin:articles_operation_undo", args=[Operation.objects.get().pk]))
    assert Article.objects.visible().count() == 3


def test_narrows_the_list_to_the_trash(desk: Client, articles: list[Article]) -> None:
    act(desk, "trash_selected", articles[:1])
    listed = desk.get(address("article_changelist"), {"visibility": "trash"})
    assert list(listed.context["cl"].result_list) == [articles[0]]
    junk = desk.get(address("article_changelist"), {"visibility": "x"}, follow=True)
    assert junk.request["QUERY_STRING"] == "e=1"


def test_decides_who_sees_an_article_on_its_page(desk: Client, articles: list[Article]) -> None:
    done = save(desk, "article_change", articles[0].pk, shown_to="hidden", title="Another")
    assert "Hid “Another”" in messages(done)
    saved = Article.objects.get(pk=articles[0].pk)
    assert (saved.visibility, saved.title) == ("hidden", "Another")
    assert [row.kind for row in Operation.objects.order_by("pk")] == ["title", "visibility"]
    assert waiting() == {saved.pk}


def test_deletes_for_good_by_the_verb(desk: Client, articles: list[Article]) -> None:
    asked = act(desk, "delete_selected", articles[:2])
    assert "Are you sure" in asked.content.decode()
    assert Article.objects.count() == 3
    sent = {"action": "delete_selected", "_selected_action": [a.pk for a in articles[:2]]}
    desk.post(address("article_changelist"), sent | {"post": "yes"})
    assert Article.objects.count() == 1
    assert waiting() == {article.pk for article in articles[:2]}
    assert Operation.objects.get().kind == Operation.Kind.DELETE
    desk.post(address("article_delete", articles[2].pk), {"post": "yes"})
    assert Operation.objects.count() == 2


def test_lets_nobody_decide_who_may_not(
    desk: Client, articles: list[Article], curator: User
) -> None:
    group = curator.groups.get()
    group.permissions.remove(group.permissions.get(codename="change_visibility"))
    act(desk, "hide_selected", articles)
    save(desk, "article_change", articles[0].pk, shown_to="hidden")
    assert Article.objects.visible().count() == 3
    assert "hide_selected" not in desk.get(address("article_changelist")).content.decode()
