"""A filter narrows to what articles are about, or by a switch to all that they name."""

from collections.abc import Callable

import pytest
from django.test import Client

from articles.models import Mention
from tests.world import make_article, make_country, make_mention


@pytest.fixture
def lands(index: Callable[[], None]) -> None:
    """One article about Peru that names Chile, one about Chile."""
    peru, chile = make_country("Peru", "PE"), make_country("Chile", "CL")
    first, second = make_article("Rain in the north"), make_article("Copper mines close")
    make_mention(first, peru)
    make_mention(second, chile)
    named = make_mention(first, chile)
    Mention.objects.filter(pk=named.pk).update(is_about=False)
    index()


def test_counts_and_finds_what_articles_are_about(client: Client, lands: None) -> None:
    page = client.get("/search/", {"country": "CL"}).content.decode()
    assert "1 article" in page
    assert "Copper mines close" in page
    assert "Rain in the north" not in page


def test_counts_and_finds_all_that_articles_name(client: Client, lands: None) -> None:
    page = client.get("/search/", {"country": "CL", "mentions": "named"}).content.decode()
    assert "2 articles" in page
    assert "Rain in the north" in page
    # The filter in force says so, and a click takes it back.
    assert "all that is named" in page
    assert 'href="/search/?country=CL"' in page


def test_keeps_the_switch_among_all_values(client: Client, lands: None) -> None:
    page = client.get("/search/values/country/", {"mentions": "named"}).content.decode()
    assert '<input type="hidden" name="mentions" value="named">' in page


def test_takes_any_other_word_for_about(client: Client, lands: None) -> None:
    page = client.get("/search/", {"country": "CL", "mentions": "<all>"}).content.decode()
    assert "1 article" in page
