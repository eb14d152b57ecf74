"""It lists all values of a facet, and keeps every tick while one looks for more."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.world import make_article, make_country, make_mention


@pytest.fixture
def lands(index: Callable[[], None]) -> None:
    """A hundred and twenty countries, each with an article."""
    article = make_article()
    for number in range(120):
        letters = chr(65 + number // 26) + chr(65 + number % 26)
        make_mention(article, make_country(f"Land {number:03}", letters))
    index()


def boxes(page: str) -> list[str]:
    return re.findall(r'type="checkbox" name="country" value="(\w+)"', page)


def test_turns_pages_of_fifty_without_losing_a_tick(client: Client, lands: None) -> None:
    where = "/search/values/country/"
    first = client.get(where, {"order": "name", "country": ["AB", "EF"]}).content.decode()
    assert len(boxes(first)) == 50
    assert "Page 1 of 3" in first
    assert re.search(r'value="AB" checked', first)
    assert '<input type="hidden" name="country" value="EF">' in first
    assert '<input type="hidden" name="country" value="AB">' not in first
    last = client.get(where, {"order": "name", "country": ["AB", "EF"], "start": "100"})
    assert len(boxes(last.content.decode())) == 20
    assert re.search(r'value="EF" checked', last.content.decode())
    far = client.get(where, {"start": "99999999"}).content.decode()
    assert "Page 1 of 3" in far


def test_finds_literally(client: Client, lands: None) -> None:
    for find, found in (("land 11", 10), (".*", 0), ("LAND 007", 1), ("%", 0)):
        page = client.get("/search/values/country/", {"find": find}).content.decode()
        assert len(boxes(page)) == found


def test_tidies_the_address_of_a_form_without_scripts(client: Client, lands: None) -> None:
    sent = {"q": "ministers", "country": ["AB", "EF"], "find": "land", "apply": "1", "from": ""}
    response = client.get("/search/", sent)
    assert response.status_code == 302
    assert response["Location"] == "/search/?q=ministers&country=AB&country=EF"
