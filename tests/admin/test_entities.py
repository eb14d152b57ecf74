"""A curator keeps the vocabulary: entities, aliases, terms of office, sources and tags."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import BulkJob, Entity, IndexChange, Office, Operation, Source, Tag
from tests.admin.posting import address, errors, messages, save
from tests.world import (
    make_article,
    make_country,
    make_entity,
    make_leader,
    make_mention,
    make_organization,
    make_source,
)

pytestmark = pytest.mark.slow


@pytest.fixture
def france(db: None) -> Entity:
    """France, with one alias."""
    return make_country("France", "FR", "République française")


@pytest.fixture
def mitterrand(france: Entity) -> Entity:
    """A leader with a surname and a term."""
    return make_leader("François Mitterrand", "Mitterrand", "President", france, "1981", "1995")


def found(client: Client, term: str, **more: str) -> list[str]:
    """The entities that the list shows for a search."""
    page: Any = client.get(address("entity_changelist"), {"q": term, **more})
    return [entity.name for entity in page.context["cl"].result_list]


@pytest.mark.parametrize("term", ["fran", "FRANCE", "republique", "  République  FR", "fr"])
def test_finds_an_entity_by_name_alias_and_code(desk: Client, france: Entity, term: str) -> None:
    make_country("Germany", "DE")
    assert found(desk, term) == ["France"]


def test_finds_the_beginnings_of_words_first(desk: Client, db: None) -> None:
    for name in ("Bilateral Orators", "Central Moratorium", "Oration Union", "Zed"):
        make_organization(name)
    make_country("Atlantis", "AT", "Orational Republic")
    assert found(desk, "orat") == [
        "Oration Union", "Atlantis", "Bilateral Orators", "Central Moratorium",
    ]  # fmt: skip
    by_name = sorted(found(desk, "orat"), reverse=True)
    assert found(desk, "orat", o="-1") == by_name


def test_lists_one_kind(desk: Client, mitterrand: Entity) -> None:
    make_organization("OPEC")
    assert found(desk, "", kind__exact="leader") == ["François Mitterrand"]


def test_completes_an_entity_by_its_alias(desk: Client, mitterrand: Entity) -> None:
    asked = {"app_label": "articles", "model_name": "office", "field_name": "of"}
    answer = desk.get(reverse("admin:autocomplete"), asked | {"term": "republique"}).json()
    assert [result["text"] for result in answer["results"]] == ["France"]
    # Leaders have no offices of their own.
    answer = desk.get(reverse("admin:autocomplete"), asked | {"term": "mitterr"}).json()
    assert answer["results"] == []


def test_completes_an_office_with_its_country(desk: Client, mitterrand: Entity) -> None:
    asked = {"app_label": "articles", "model_name": "tenure", "field_name": "office"}
    answer = desk.get(reverse("admin:autocomplete"), asked | {"term": "pres"}).json()
    assert [result["text"] for result in answer["results"]] == ["President, France"]


def test_adds_an_alias_and_offers_to_undo_it(desk: Client, france: Entity) -> None:
    changes = {"aliases-1-text": "Hexagone", "aliases-1-kind": "place"}
    response = save(desk, "entity_change", france.pk, **changes)
    assert "Gave the alias “Hexagone” of France" in messages(response)
    undo = reverse("admin:articles_operation_undo", args=[Operation.objects.get().pk])
    assert f'<a href="{undo}">Undo</a>' in messages(response)
    assert france.aliases.get(text="Hexagone").folded == "hexagone"


def test_tags_nothing_again_when_the_tagger_reads_the_same(desk: Client, france: Entity) -> None:
    make_article(body="France voted.")
    response = save(desk, "entity_change", france.pk, description="A republic")
    assert "Edited France" in messages(response)
    assert not BulkJob.objects.exists()


def test_renames_without_telling_the_index(desk: Client, france: Entity) -> None:
    make_mention(make_article(), france)
    save(desk, "entity_change", france.pk, name="French Republic")
    assert Entity.objects.get(pk=france.pk).name == "French Republic"
    assert not IndexChange.objects.exists()


def test_keeps_kind_and_address_for_good(desk: Client, france: Entity) -> None:
    save(desk, "entity_change", france.pk, kind="leader", slug="other")
    saved = Entity.objects.get(pk=france.pk)
    assert (saved.kind, saved.slug) == ("country", "france")


@pytest.mark.slow
@pytest.mark.parametrize(("changes", "complaint"), [
    ({"aliases-1-text": "République française", "aliases-1-kind": "name"}, "there twice"),
    ({"aliases-1-text": "Gaul", "aliases-1-kind": "name", "aliases-1-valid_from": "9",
      "aliases-1-valid_to": "8"}, "before the beginning"),
    ({"aliases-0-text": ""}, "required"),
    ({"code": "de"}, "Another country has the code DE"),
    ({"valid_from": "1990", "valid_to": "1980"}, "before the first year"),
    ({"name": ""}, "required"),
    ({"valid_from": "99999999999"}, "9999"),
])  # fmt: skip
def test_refuses_in_words_what_the_tables_would(
    desk: Client, france: Entity, changes: dict[str, str], complaint: str
) -> None:
    make_country("Germany", "DE")
    response = save(desk, "entity_change", france.pk, **changes)
    assert errors(response)
    assert complaint in errors(response)
    assert france.aliases.count() == 1


def test_refuses_an_alias_that_takes_the_place_of_one_not_yet_gone(
    desk: Client, france: Entity
) -> None:
    france.aliases.create(text="Gaul")
    swapped = {"aliases-0-text": "République française", "aliases-1-text": "Gaul"}
    rows = list(france.aliases.values_list("text", flat=True))
    assert rows == ["Gaul", "République française"]
    response = save(desk, "entity_change", france.pk, **swapped)
    assert "Save that one first" in errors(response)


def test_replaces_a_deleted_alias_by_the_same_words(desk: Client, france: Entity) -> None:
    old = france.aliases.get()
    changes = {
        "aliases-0-DELETE": "on",
        "aliases-1-text": "République française",
        "aliases-1-kind": "acronym",
    }
    save(desk, "entity_change", france.pk, **changes)
    assert france.aliases.get().pk != old.pk


def test_adds_a_country(desk: Client, france: Entity) -> None:
    response = save(desk, "entity_add", kind="country", name="Austria", slug="austria", code="at")
    assert response.redirect_chain, errors(response)
    assert Entity.objects.get(name="Austria").code == "AT"


@pytest.mark.slow
@pytest.mark.parametrize(("changes", "complaint"), [
    ({"kind": "leader", "code": "XX"}, "Only countries have a code"),
    ({"kind": "country", "slug": "france"}, "the address name “france”"),
    ({"kind": "planet"}, "planet"),
    ({"kind": "country", "slug": "a b"}, "slug"),
])  # fmt: skip
def test_refuses_a_new_entity_that_makes_no_sense(
    desk: Client, france: Entity, changes: dict[str, str], complaint: str
) -> None:
    response = save(desk, "entity_add", **({"name": "New", "slug": "new"} | changes))
    assert complaint in errors(response)
    assert Entity.objects.count() == 1


@pytest.mark.slow
def test_writes_the_terms_of_a_leader(desk: Client, mitterrand: Entity) -> None:
    office = Office.objects.create(title="Minister of Justice")
    response = save(
        desk, "entity_change", mitterrand.pk,
        **{"tenures-TOTAL_FORMS": 2, "tenures-1-office": office.pk,
           "tenures-1-start": "1956-02-01", "tenures-1-end": "1957-05-21"},
    )  # fmt: skip
    assert "Edited the offices and terms of François Mitterrand" in messages(response)
    assert mitterrand.tenures.count() == 2


def test_refuses_a_term_that_makes_no_sense(desk: Client, mitterrand: Entity) -> None:
    term = mitterrand.tenures.get()
    twice = {
        "tenures-TOTAL_FORMS": 2,
        "tenures-1-office": term.office.pk,
        "tenures-1-start": "1981-01-01",
    }
    assert "there twice" in errors(save(desk, "entity_change", mitterrand.pk, **twice))
    assert "valid date" in errors(
        save(desk, "entity_change", mitterrand.pk, **{"tenures-0-end": "03/04/1995"})
    )
    backwards = {"tenures-0-end": "1970-01-01"}
    assert "before the beginning" in errors(save(desk, "entity_change", mitterrand.pk, **backwards))


def test_shows_terms_only_for_leaders(desk: Client, mitterrand: Entity, france: Entity) -> None:
    assert "tenures-" in desk.get(address("entity_change", mitterrand.pk)).content.decode()
    assert "tenures-" not in desk.get(address("entity_change", france.pk)).content.decode()


def test_links_to_the_page_of_the_entity(desk: Client, france: Entity) -> None:
    page = desk.get(address("entity_change", france.pk)).content.decode()
    assert f'href="{france.get_absolute_url()}"' in page


def test_refuses_an_office_that_is_there(desk: Client, mitterrand: Entity, france: Entity) -> None:
    same = {"title": "President", "role": "other", "of": france.pk}
    assert "there already" in errors(save(desk, "office_add", **same))
    save(desk, "office_add", **(same | {"of": ""}))
    assert "there already" in errors(save(desk, "office_add", **(same | {"of": ""})))
    assert Office.objects.count() == 2


def test_renames_a_source_without_telling_the_index(desk: Client, db: None) -> None:
    source = make_source()
    make_article()
    save(desk, "source_change", source.pk, name="Harbour Wire Service", slug="x")
    saved = Source.objects.get()
    assert (saved.name, saved.slug) == ("Harbour Wire Service", "harbour-wire")
    assert not IndexChange.objects.exists()


def test_leads_from_a_source_to_its_articles(desk: Client, db: None) -> None:
    mine = make_article()
    make_article("Another", source="Inland Wire")
    page = desk.get(address("source_changelist")).content.decode()
    link = f"{address('article_changelist')}?source={mine.source_id}"
    assert link in page
    assert list(desk.get(link).context["cl"].result_list) == [mine]


def test_names_only_the_chosen_source_when_there_are_too_many(desk: Client, db: None) -> None:
    for number in range(31):
        make_source(f"Source {number:02}")
    chosen = Source.objects.all()[3]
    every = desk.get(address("article_changelist")).content.decode()
    assert "Source 03" not in every
    one = desk.get(address("article_changelist"), {"source": chosen.pk}).content.decode()
    assert "Source 03" in one
    assert "Source 04" not in one


def test_adds_a_tag(desk: Client, db: None) -> None:
    save(desk, "tag_add", name="Reviewed", slug="reviewed")
    assert Tag.objects.get().slug == "reviewed"


@pytest.mark.parametrize("model", ["tag", "source"])
def test_refuses_the_address_that_means_none_tagged(desk: Client, db: None, model: str) -> None:
    page = save(desk, f"{model}_add", name="None", slug="none")
    assert "meaning of its own" in errors(page)


def test_takes_only_countries_as_successors(desk: Client, db: None) -> None:
    leader = make_entity("leader", "Ann May")
    soviet_union, russia = make_country("Soviet Union", "SU"), make_country("Russia", "RU")
    page = save(desk, "entity_change", soviet_union.pk, successors=[leader.pk])
    assert "not one of the available choices" in errors(page)
    save(desk, "entity_change", soviet_union.pk, successors=[russia.pk])
    assert list(soviet_union.successors.all()) == [russia]
    page = save(desk, "entity_change", leader.pk, successors=[russia.pk])
    assert "Only countries" in errors(page)
