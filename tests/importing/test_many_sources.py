"""It finds and makes sources by the names of a batch, however many there are already."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.importing.find_sources import find_sources
from articles.models import Source
from tests.world import make_source

pytestmark = pytest.mark.django_db


def slugs() -> list[str]:
    return sorted(Source.objects.values_list("slug", flat=True))


def test_asks_no_more_for_ten_new_names_than_for_two() -> None:
    find_sources([f"Paper {n}" for n in range(50)])
    with CaptureQueriesContext(connection) as two:
        find_sources(["Wire", "Post"])
    with CaptureQueriesContext(connection) as ten:
        find_sources([f"Harbour Gazette {n}" for n in range(10)])
    assert len(ten) <= len(two)


def test_reads_only_the_sources_it_is_asked_for() -> None:
    find_sources([f"Paper {n}" for n in range(50)])
    found = find_sources(["PAPER  7", "Páper 8", ""])
    assert {name: source.name for name, source in found.items()} == {
        "PAPER  7": "Paper 7", "Páper 8": "Paper 8",
    }  # fmt: skip
    with CaptureQueriesContext(connection) as asked:
        find_sources(["Paper 7"])
    (query,) = asked.captured_queries
    assert "WHERE" in query["sql"]


def test_gives_each_of_many_names_without_letters_of_its_own_an_address_of_its_own() -> None:
    find_sources(["新聞"])
    find_sources(["Новости", "新報"])
    assert slugs() == ["source", "source-2", "source-3"]
    Source.objects.filter(slug="source-2").delete()
    many = find_sources([f"報{chr(0x4E00 + n)}" for n in range(40)])
    assert len(set(slugs())) == 42
    with CaptureQueriesContext(connection) as asked:
        find_sources(["別の新聞"])
    assert len(asked) < 15
    assert len({source.pk for source in many.values()}) == 40


def test_takes_two_spellings_in_one_batch_for_one_source() -> None:
    found = find_sources(["The Wire", "THE WIRE"])
    assert found["The Wire"] == found["THE WIRE"]
    assert Source.objects.count() == 1


def test_knows_a_name_again_that_was_too_long_to_keep() -> None:
    long = "harbour " * 60
    assert find_sources([long])[long] == find_sources([long])[long]
    assert Source.objects.count() == 1


def test_knows_a_source_by_the_name_it_was_given_later() -> None:
    source = make_source("Harbour Wire")
    source.name = "Island Wire"
    source.save()
    assert find_sources(["ISLAND WIRE"])["ISLAND WIRE"] == source


def test_knows_the_sources_of_an_archive_of_before() -> None:
    source = make_source("El País")
    Source.objects.update(folded="")
    migration = import_module("articles.migrations.0015_folded_sources")
    migration.fold_names(apps, connection.schema_editor())
    assert find_sources(["EL PAIS"])["EL PAIS"] == source
