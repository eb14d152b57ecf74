"""A curator fills everything in without scripts: names are written where lists would be typed."""

import pytest
from django.test import Client

from articles.models import Article, Entity, Office, Tenure
from tests.admin.posting import address, errors, save
from tests.world import make_article, make_country, make_leader, make_source

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def france() -> Entity:
    """A country with a president."""
    france = make_country("France", "FR", "République française")
    make_leader("Ann May", "May", "President", france, "1981")
    return france


def test_offers_a_box_for_the_name_where_scripts_are_off(desk: Client, france: Entity) -> None:
    page = desk.get(address("office_add")).content.decode()
    assert '<noscript><input type="text" class="vTextField" name="of-typed"' in page


@pytest.mark.parametrize("name", ["France", "fr", " République française "])
def test_takes_a_written_name_for_the_thing(desk: Client, france: Entity, name: str) -> None:
    save(desk, "office_add", title="Minister", **{"of-typed": name})
    assert Office.objects.get(title="Minister").of == france


def test_takes_an_office_with_its_country(desk: Client, france: Entity) -> None:
    make_leader("Bob Oak", "Oak", "President", make_country("Spain", "ES"), "1982")
    typed = {"leader-typed": "Bob Oak", "office-typed": "President, France"}
    save(desk, "tenure_add", start="1990-01-01", **typed)
    assert Tenure.objects.get(start="1990-01-01").office.of == france
    several = save(
        desk, "tenure_add", start="1991-01-01", **(typed | {"office-typed": "President"})
    )
    assert "Select a valid choice" in errors(several)


def test_takes_several_names(desk: Client, france: Entity) -> None:
    spain = make_country("Spain", "ES")
    save(desk, "entity_change", france.pk, **{"successors-typed": "Spain | Atlantis"})
    assert not france.successors.exists()
    save(desk, "entity_change", france.pk, **{"successors-typed": "Spain"})
    assert list(france.successors.all()) == [spain]


def test_refuses_a_name_of_nobody(desk: Client, france: Entity) -> None:
    page = save(desk, "office_add", title="Minister", **{"of-typed": "Atlantis"})
    assert "Select a valid choice" in errors(page)
    assert 'name="of-typed" value="Atlantis"' in page.content.decode()
    junk = save(desk, "office_add", title="Minister", of="<x>")
    assert "Select a valid choice" in errors(junk)


def test_takes_a_source_by_its_name(desk: Client) -> None:
    article, other = make_article(), make_source("Inland Wire")
    save(desk, "article_change", article.pk, **{"source-typed": "inland wire"})
    assert Article.objects.get().source == other
