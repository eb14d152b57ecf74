"""It says what to ask instead of what is too broad."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from articles.models import Article
from articles.search.engines.whoosh_engine import spellings

World = dict[str, Article]


@pytest.fixture
def few_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wildcard may stand for one word."""
    monkeypatch.setattr(spellings, "MOST_EXPANSIONS", 1)


def test_keeps_the_text_and_the_filters(client: Client, world: World, few_words: None) -> None:
    response = client.get("/search/?q=sai*+OR+gra*+OR+pri*+OR+vot*&country=IN")
    shown = response.content.decode()
    assert response.status_code == 422
    assert "“vot*” stands for more than 1 words. Write more letters" in shown
    assert 'value="sai* OR gra* OR pri* OR vot*"' in shown
    assert '<input type="hidden" name="country" value="IN">' in shown


def test_answers_a_part_with_a_part(client: Client, world: World, few_words: None) -> None:
    headers = {"HX-Request": "true", "HX-Target": "found"}
    shown = client.get("/search/?q=vot*", headers=headers).content.decode()
    assert shown.lstrip().startswith('<form id="found"')
    assert "more than 1 words" in shown


def test_shows_an_article_whatever_led_there(client: Client, world: World, few_words: None) -> None:
    address = world["vote"].get_absolute_url()
    response = client.get(f"{address}?q=vot*&at=1")
    assert response.status_code == 200
    assert "vote</mark>" in response.content.decode()


def test_ends_a_search_that_takes_too_long(
    client: Client, world: World, settings: Settings
) -> None:
    settings.NEWSDESK_SEARCH_SECONDS = -1.0
    response = client.get("/search/?q=grain")
    assert response.status_code == 422
    assert "fewer or rarer words" in response.content.decode()


def test_says_so_at_a_terminal_too(world: World, few_words: None) -> None:
    with pytest.raises(CommandError, match=r"“vot\*” stands for more than 1 words"):
        call_command("search", "vot*")
