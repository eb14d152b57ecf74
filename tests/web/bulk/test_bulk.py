"""It changes many articles of a search as they were previewed, and takes it back."""

import html
import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.curating.visibility import hide
from articles.models import Article, ArticleTag, BulkDraft, Decision, Entity, Mention, Tag
from articles.models.bulk_draft import KEPT_FOR
from tests.web.bulk.pages import apply, look
from tests.world import make_article, make_country, make_mention, make_organization, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def refused(client: Client, **form: object) -> str:
    response = client.post("/bulk/", form)
    assert response.status_code == 422
    return html.unescape(response.content.decode())


def test_offers_the_bar_to_editors_only(
    client: Client, articles: list[Article], editor: User, reader: User
) -> None:
    assert 'id="bulk"' not in client.get("/search/?q=oil").content.decode()
    client.force_login(reader)
    assert 'form="bulk"' not in client.get("/search/?q=oil").content.decode()
    client.force_login(editor)
    page = client.get("/search/?q=oil").content.decode()
    assert page.count('name="article"') == 20
    assert "all that match: 26 articles" in page
    assert 'name="article"' not in client.get("/").content.decode()
    part = client.get("/search/?q=oil", headers={"HX-Request": "true", "HX-Target": "found"})
    assert part.content.decode().count('name="article"') == 20


def test_tags_what_was_ticked_and_takes_it_back(desk: Client, articles: list[Article]) -> None:
    keys = [article.pk for article in articles[:3]]
    page = look(desk, verb="tag", name="Energy", article=keys, search="q=oil")
    assert "Put the tag “Energy” on 3 articles?" in page
    assert "3 articles were chosen; 3 would change" in page
    assert re.search(r'href="/articles/[^"]+" lang="en">Oil 0</a>', page)
    assert 'href="/search/?q=oil">Back without' in page
    assert not Tag.objects.exists(), "looking makes nothing"
    page = apply(desk, page)
    assert "Put “Energy” on 3 articles: 3 articles changed" in page
    assert set(ArticleTag.objects.values_list("article_id", flat=True)) == set(keys)
    undo = re.search(r'action="(/bulk/done/\d+/)"', page)
    assert undo
    page = desk.post(undo[1], follow=True).content.decode()
    assert "<h1>Undone</h1>" in page
    assert not ArticleTag.objects.exists()
    assert "undone already" in html.unescape(desk.post(undo[1], follow=True).content.decode())


def test_reaches_all_that_match_with_filters_and_nothing_else(
    desk: Client, articles: list[Article], france: Entity
) -> None:
    page = look(desk, verb="reject", name="France", which="all", search="q=oil&country=FR&page=2")
    assert "25 articles were chosen; 25 would change" in page
    assert page.count("<li><a") == 9
    late = make_article("Oil at last", "Oil of France.")
    make_mention(late, france)
    apply(desk, page)
    assert set(Mention.objects.values_list("article_id", flat=True)) == {late.pk}
    assert Decision.objects.filter(verdict="reject").count() == 25


def test_leaves_hidden_articles_alone(desk: Client, articles: list[Article], curator: User) -> None:
    hide([articles[0]], curator)
    for form in ({"which": "all", "search": "q=oil"},
                 {"which": "ticked", "article": [articles[0].pk, articles[1].pk]}):  # fmt: skip
        look(desk, verb="tag", name="Energy", **form)
        assert articles[0].pk not in BulkDraft.objects.first().targets  # type: ignore[union-attr]


def test_chooses_the_whole_page_without_a_script(desk: Client, articles: list[Article]) -> None:
    shown = desk.get("/search/?q=oil&page=2").content.decode()
    field = re.search(r'name="on_page" value="([\d,]+)"', shown)
    assert field
    page = look(desk, verb="confirm", name="france", which="page", on_page=field[1])
    assert "6 articles were chosen" in page
    apply(desk, page)
    named = Mention.objects.filter(article__in=map(int, field[1].split(","))).count()
    assert Decision.objects.filter(verdict="accept").count() == named >= 5


@pytest.mark.slow
@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({}, "Say what to do"),
        ({"verb": "explode", "name": "x"}, "Say what to do"),
        ({"verb": "undo", "name": "x"}, "Say what to do"),
        ({"verb": "tag", "name": ""}, "A tag needs a name"),
        ({"verb": "tag", "name": "x" * 150}, "at most 80 characters"),
        ({"verb": "tag", "name": "\u200b"}, "needs a letter"),
        ({"verb": "untag", "name": "unheard"}, "There is no tag “unheard”"),
        ({"verb": "reject", "name": ""}, "Write the name"),
        ({"verb": "reject", "name": "Atlantis"}, "Nobody and nothing"),
        ({"verb": "reject", "entity": "999999"}, "no longer in this archive"),
        ({"verb": "tag", "name": "oil"}, "No article is chosen"),
        ({"verb": "tag", "name": "oil", "article": ["x", "-1", "9" * 40, "999999"]}, "No article"),
        ({"verb": "tag", "name": "oil", "which": "page", "on_page": ",,;x"}, "No article"),
        ({"verb": "tag", "name": "oil", "which": "nonsense"}, "No article"),
    ],
)
def test_says_what_is_not_clear(
    desk: Client, articles: list[Article], form: dict[str, object], words: str
) -> None:
    assert words in refused(desk, **form)
    assert not BulkDraft.objects.exists()


def test_asks_which_one_is_meant_and_keeps_the_choice(
    desk: Client, articles: list[Article]
) -> None:
    samoa = make_country("Samoa", "WS")
    make_organization("Samoa")
    make_mention(articles[0], samoa)
    keys = [articles[0].pk, articles[1].pk]
    page = refused(desk, verb="reject", name="Samoa", article=keys, search="q=oil")
    assert "2 are called “Samoa”" in page
    assert page.count(f'name="article" value="{keys[0]}"') == 2
    page = look(desk, verb="reject", entity=samoa.pk, article=keys)
    assert "2 articles were chosen; 1 would change, and 1 is so already" in page


def test_takes_no_more_articles_than_a_page_has(desk: Client, articles: list[Article]) -> None:
    many = [str(n) for n in range(10**6, 10**6 + 900)]
    assert "No article is chosen" in refused(desk, verb="tag", name="oil", article=many)
    flood = desk.post("/bulk/", {"verb": "tag", "name": "oil", "article": [*many, *many]})
    assert flood.status_code == 400


def test_applies_a_preview_once_and_only_ones_own(
    desk: Client, articles: list[Article], editor: User
) -> None:
    page = look(desk, verb="tag", name="Energy", article=[articles[0].pk])
    address = f"/bulk/{BulkDraft.objects.get().pk}/"
    other = Client()
    other.force_login(make_user("otto", group="Editor"))
    assert other.get(address)["Location"] == "/jobs/"
    assert "applied already" in other.post(address, follow=True).content.decode()
    assert not ArticleTag.objects.exists()
    apply(desk, page)
    assert "applied already" in desk.post(address, follow=True).content.decode()
    assert desk.get(address)["Location"] == "/jobs/"
    assert ArticleTag.objects.count() == 1
    assert desk.get("/bulk/999999999/")["Location"] == "/jobs/"


def test_forgets_previews_that_nobody_came_back_to(desk: Client, articles: list[Article]) -> None:
    for n in range(7):
        look(desk, verb="tag", name=f"Energy {n}", article=[articles[0].pk])
    assert BulkDraft.objects.count() == 5
    BulkDraft.objects.update(created_at=timezone.now() - KEPT_FOR)
    old = BulkDraft.objects.values_list("pk", flat=True)[0]
    assert desk.get(f"/bulk/{old}/")["Location"] == "/jobs/"
    look(desk, verb="tag", name="Energy", article=[articles[0].pk])
    assert BulkDraft.objects.count() == 1


def test_changes_nothing_where_nothing_is_to_change(desk: Client, articles: list[Article]) -> None:
    page = look(desk, verb="reject", name="France", article=[articles[-1].pk])
    assert "Nothing would change." in page
    draft = BulkDraft.objects.get()
    assert desk.post(f"/bulk/{draft.pk}/")["Location"] == "/search/"


def test_refuses_too_broad_a_search_in_words(
    desk: Client, articles: list[Article], index: Callable[[], None]
) -> None:
    words = " ".join(f"pre{n}a" for n in range(250))
    make_article("Many words", words)
    index()
    page = refused(desk, verb="tag", name="oil", which="all", search="q=pre*")
    assert "stands for more than 200 words" in page


def test_shows_what_was_done_to_nobody_else(desk: Client, articles: list[Article]) -> None:
    page = apply(desk, look(desk, verb="tag", name="Energy", article=[articles[0].pk]))
    address = re.search(r"/bulk/done/\d+/", page)
    assert address
    other = Client()
    other.force_login(make_user("otto", group="Editor"))
    assert other.get(address[0]).status_code == 404
    assert other.post(address[0]).status_code == 404
    assert desk.get("/bulk/done/999999/").status_code == 404
    assert ArticleTag.objects.count() == 1


def test_lets_nobody_else_in(client: Client, articles: list[Article], reader: User) -> None:
    form = {"verb": "tag", "name": "x", "article": [articles[0].pk]}
    assert client.post("/bulk/", form)["Location"] == "/sign-in/?next=%2Fsearch%2F"
    assert client.get("/bulk/")["Location"].startswith("/sign-in/")
    client.force_login(reader)
    for address in ("/bulk/", "/bulk/1/", "/bulk/done/1/", "/bulk/names/"):
        assert client.get(address).status_code == 403
    assert client.post("/bulk/", form).status_code == 403
    assert not BulkDraft.objects.exists()


def test_suggests_tags_for_tags_and_entities_for_entities(
    desk: Client, articles: list[Article]
) -> None:
    Tag.objects.create(name="France in focus", slug="france-in-focus")
    tags = desk.get("/bulk/names/?verb=tag&name=fra").content.decode()
    assert "France in focus" in tags
    entities = desk.get("/bulk/names/?verb=reject&name=fra").content.decode()
    assert 'value="France"' in entities
    assert desk.get("/bulk/names/?name=" + "x" * 3000).status_code == 200
    assert desk.get("/bulk/")["Location"] == "/search/"
