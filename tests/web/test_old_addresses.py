"""It leads from the addresses of merged entities to those of today."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.answering import answer
from articles.answering.names import known_values
from articles.curating.merge_entities import merge_entities
from articles.curating.undo import undo
from articles.models import Article, Entity
from articles.search import Query
from articles.search.configured import configured_engine
from articles.search.query_text import parse_text
from tests.world import make_country


@pytest.fixture
def merged(world: dict[str, Article], curator: User) -> Entity:
    """India, into which a second India was merged."""
    india = Entity.objects.get(code="IN")
    merge_entities(india, make_country("Hindustan", "HX"), curator)
    return india


def test_leads_from_the_old_page_to_the_new_one(client: Client, merged: Entity) -> None:
    response = client.get("/entities/country/hindustan/")
    assert response.status_code == 302
    assert response["Location"] == merged.get_absolute_url()
    assert client.get("/entities/leader/hindustan/").status_code == 404
    assert client.get("/entities/country/atlantis/").status_code == 404


@pytest.mark.parametrize("old", ["HX", "hx", "hindustan", "Hindustan"])
def test_searches_by_old_codes_and_slugs(client: Client, merged: Entity, old: str) -> None:
    known = known_values("country", [old])[old]
    assert known.index_value == str(merged.pk)
    assert known.address_value == "IN"
    html = client.get(f"/search/?country={old}").content.decode()
    assert "1 article" in html
    assert "Grain leaves the port" in html
    assert "country=IN" in html
    assert f"country={old}" not in html.replace("Sign in", "").split('class="columns"')[-1]


def test_excludes_by_old_codes_too(client: Client, merged: Entity) -> None:
    assert "Grain leaves" not in client.get("/search/?not_country=HX").content.decode()


def test_understands_old_names_in_the_text_of_a_search(merged: Entity) -> None:
    for text in ("country:HX", "country:Hindustan"):
        found = answer(configured_engine(), Query(text=text, tree=parse_text(text).tree))
        assert found.results.total == 1, text


def test_gives_an_old_address_back_when_the_merge_is_undone(
    client: Client, world: dict[str, Article], curator: User
) -> None:
    india = Entity.objects.get(code="IN")
    operation = merge_entities(india, make_country("Hindustan", "HX"), curator)
    undo(operation, curator)
    assert client.get("/entities/country/hindustan/").status_code == 200
    assert known_values("country", ["HX"])["HX"].address_value == "HX"
