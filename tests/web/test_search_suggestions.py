"""It suggests how a search may go on, mends unknown words and leads on to articles alike."""

import html
import re
from collections.abc import Callable

import pytest
from django.test import Client

from articles.models import Article
from tests.world import make_article, make_country

World = dict[str, Article]


def suggested(client: Client, typed: str) -> list[str]:
    """The texts suggested for what is typed."""
    response = client.get("/suggestions/search/", {"q": typed})
    assert response.status_code == 200
    return [html.unescape(t) for t in re.findall(r'value="([^"]*)"', response.content.decode())]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("indi", "country:India"),
        ("bhar", "country:India"),
        ("grain indi", "grain country:India"),
        ("grain country:rus", "grain country:Russia"),
        ("united nat", "organization:“United Nations”"),
        ("-(united nat", "-(organization:“United Nations”"),
        ("grain -put", "grain -leader:“Vladimir Putin”"),
        ('oil "vladimir put', "oil leader:“Vladimir Putin”"),
        ("sai", "sailed"),
        ("title:gra", "title:grain"),
        ('"price of sai', '"price of sailed"'),
        ("Câil OR Sai", "Câil OR Sailed"),
    ],
)
def test_suggests_how_to_go_on(client: Client, world: World, typed: str, first: str) -> None:
    assert suggested(client, typed)[0] == first


def test_suggests_entities_before_titles_before_words(client: Client, world: World) -> None:
    make_country("Grainland", "GL")
    found = suggested(client, "grai")
    assert found[0] == "country:Grainland"
    assert set(found[1:3]) == {"title:“Grain leaves the port”", "title:“A vote on grain”"}
    assert found[3:] == ["grain"]


@pytest.mark.parametrize(
    "typed", ["", "i", " ", "*", '"', "country:", "(((", "x" * 5000, "zzz", "½"]
)
def test_suggests_nothing_where_nothing_goes_on(client: Client, world: World, typed: str) -> None:
    assert suggested(client, typed) == []


def test_suggests_nothing_without_an_index(client: Client, db: None, newsdesk_var: object) -> None:
    make_country("India", "IN")
    assert suggested(client, "sai") == []


def test_mends_a_word_that_no_article_has(client: Client, world: World) -> None:
    shown = client.get("/search/?q=grian+AND+assembly&country=RU").content.decode()
    link = re.search(r'Did you mean <a href="([^"]*)"[^>]*>(.*?)</a>', shown)
    assert link
    assert link[2] == "grain AND assembly"
    assert "A vote on" in client.get(html.unescape(link[1])).content.decode()


@pytest.mark.parametrize("text", ["grain", "grian country:IN date:1950", "qqqqq", "title:grains"])
def test_mends_nothing_in_vain(client: Client, world: World, text: str) -> None:
    assert "Did you mean" not in client.get("/search/", {"q": text}).content.decode()


def test_leads_on_to_articles_alike(client: Client, index: Callable[[], None]) -> None:
    slick = make_article("Oil slick off the coast", "The slick drifts to the harbour.", "1999")
    other = make_article("Slick grows", "The oil slick reached a harbour.", "1999-02-03")
    for n in range(5):
        make_article(f"Parliament day {n}", "The members voted on the budget.", "1999")
    index()
    shown = client.get(slick.get_absolute_url()).content.decode()
    related = re.search(r'<nav class="related".*?</nav>', shown, re.S)
    assert related
    assert other.get_absolute_url() in related[0]
    assert "Parliament" not in related[0]
    assert slick.get_absolute_url() not in related[0]
    other.delete()
    assert "Related articles" not in client.get(slick.get_absolute_url()).content.decode()
