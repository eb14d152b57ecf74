"""The gazetteer goes out as fact files and comes back as it was."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.gazetteer import BadFactError, export_gazetteer, load_gazetteer
from articles.gazetteer.entity_facts import Facts
from articles.gazetteer.present_facts import present_facts
from articles.gazetteer.read_facts import FOLDER, read_facts
from articles.models import Alias, Entity, Tenure
from tests.gazetteer.small_facts import write_facts as write_small_facts

pytestmark = pytest.mark.django_db


def by_key(folder: Path) -> dict[str, Facts]:
    """What the fact files of a folder say, by entity."""
    return {fact.key: fact.as_json for fact in read_facts(folder)}


@pytest.mark.slow
def test_writes_what_it_loaded(tmp_path: Path) -> None:
    load_gazetteer()
    assert export_gazetteer(tmp_path / "out") == len(read_facts(FOLDER))
    assert by_key(tmp_path / "out") == by_key(FOLDER)


def test_loading_an_export_changes_nothing(tmp_path: Path) -> None:
    load_gazetteer(folder=write_small_facts(tmp_path / "in"))
    export_gazetteer(tmp_path / "out")
    report = load_gazetteer(folder=tmp_path / "out")
    assert not report.changed_anything


def test_carries_what_a_curator_changed_into_an_empty_gazetteer(tmp_path: Path) -> None:
    load_gazetteer(folder=write_small_facts(tmp_path / "in"))
    france = Entity.objects.get(code="FR")
    Entity.objects.filter(code="FR").update(description="A republic, in Europe")
    Alias.objects.create(entity=france, text="Gaul", valid_to=486)
    Alias.objects.create(entity=france, text="Tour de France", is_enabled=False)
    Alias.objects.create(entity=Entity.objects.get(slug="ann-may"), text="AM", kind="acronym")
    Alias.objects.create(entity=Entity.objects.get(slug="bo-lind"), text="Linde", kind="surname")
    body = Entity.objects.create(
        kind="organization", name="New Body", slug="new-body", valid_from=1999
    )
    Alias.objects.create(entity=body, text="New Body")
    before = {fact.key: fact.as_json for fact in present_facts()}
    export_gazetteer(tmp_path / "out")
    Tenure.objects.all().delete()
    Entity.objects.all().delete()
    load_gazetteer(folder=tmp_path / "out")
    assert {fact.key: fact.as_json for fact in present_facts()} == before


def test_says_where_an_extra_alias_is_wrong(tmp_path: Path) -> None:
    load_gazetteer(folder=write_small_facts(tmp_path / "in"))
    export_gazetteer(tmp_path / "out")
    extra = tmp_path / "out" / "extra_aliases.csv"
    extra.write_text(f"{extra.read_text()}country:XX,Nowhere,name,,,yes\n")
    with pytest.raises(BadFactError, match=r"extra_aliases\.csv, line .* no “country:XX”"):
        read_facts(tmp_path / "out")


def test_the_command_says_where_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("export_gazetteer", str(tmp_path / "file"))
