"""Loading, loading again, and what a curator changed in between."""

from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from articles.gazetteer import LoadReport, load_gazetteer
from articles.gazetteer.read_facts import FOLDER
from articles.models import Alias, Entity, IndexChange, Mention, Office, Tenure
from articles.tagging import reject_mention, tag_articles
from tests.gazetteer.small_facts import WITHOUT_BO_LIND, write_facts
from tests.world import make_article, make_country, make_entity

pytestmark = pytest.mark.django_db
ALL = 7


def load(folder: Path, *changes: tuple[str, str, str]) -> LoadReport:
    """Write the small facts with these changes and load them."""
    return load_gazetteer(folder=write_facts(folder, *changes))


def everything() -> list[object]:
    """All rows of the gazetteer."""
    return [
        list(model.objects.order_by("pk").values()) for model in (Entity, Alias, Office, Tenure)
    ]


def aliases_of(slug: str) -> set[str]:
    """The texts of an entity's aliases."""
    return set(Alias.objects.filter(entity__slug=slug).values_list("text", flat=True))


def test_fills_the_tables(tmp_path: Path) -> None:
    assert load(tmp_path) == LoadReport(created=ALL)
    soviet_union = Entity.objects.get(code="SU")
    assert [state.code for state in soviet_union.successors.all()] == ["RU"]
    assert Alias.objects.get(text="French").kind == Alias.Kind.DEMONYM
    assert Alias.objects.get(text="Lyon").folded == "lyon"
    term = Tenure.objects.get(leader__slug="bo-lind")
    assert str(term.office) == "Secretary-General, United Nations"
    assert Office.objects.count() == 2


def test_changes_nothing_the_second_time(tmp_path: Path) -> None:
    load(tmp_path)
    before = everything()
    assert load(tmp_path) == LoadReport(unchanged=ALL)
    assert everything() == before


def test_brings_what_nobody_changed_to_the_new_facts(tmp_path: Path) -> None:
    load(tmp_path)
    report = load(
        tmp_path,
        ("countries.csv", "french Republic".title(), "Sixth Republic"),
        ("countries.csv", "Lyon|Nice", "Lyon|Lille"),
        ("tenures.csv", "1980-05,1985", "1980-05,1986"),
        ("tenures.csv", "ann-may,President,head of state,FR,,1990,,exact,manual\n", ""),
        ("leaders.csv", "bo-lind,Bo Lind,", "bo-lind,Bo G. Lind,"),
        ("countries.csv", "1991-12-26,RU", "1991-12-26,RU|FR"),
    )
    assert report == LoadReport(updated=4, unchanged=3)
    assert Entity.objects.get(code="FR").description == "Sixth Republic"
    assert aliases_of("france") == {"France", "Sixth Republic", "French", "Paris", "Lyon", "Lille"}
    assert [str(t.end) for t in Tenure.objects.filter(leader__slug="ann-may")] == ["1986-12-31"]
    assert Entity.objects.get(slug="bo-lind").name == "Bo G. Lind"
    assert Entity.objects.get(code="SU").successors.count() == 2


def test_keeps_what_a_curator_changed(tmp_path: Path) -> None:
    load(tmp_path)
    france = Entity.objects.get(code="FR")
    Entity.objects.filter(pk=france.pk).update(name="La France")
    Alias.objects.filter(text="Nice").delete()
    Alias.objects.filter(text="Lyon").update(is_enabled=False)
    Alias.objects.create(entity=france, text="Hexagon")
    Tenure.objects.filter(leader__slug="ann-may", start="1980-05-01").update(end="1984-01-01")
    Tenure.objects.filter(leader__slug="bo-lind").delete()
    before = everything()[1:]
    report = load(
        tmp_path,
        ("countries.csv", "France,French Republic", "France!,French Republic"),
        ("countries.csv", "Lyon|Nice", "Nice"),
        ("tenures.csv", "1980-05,1985", "1980-05,1986"),
        ("tenures.csv", "1991-12-31", "1992-12-31"),
    )
    assert report.updated == 3
    assert report.kept_as_curated == 4
    assert Entity.objects.get(code="FR").name == "La France"
    # The new name is a new fact, so it is added; everything else stands as it was.
    Alias.objects.filter(text="France!").delete()
    Alias.objects.create(entity=france, text="France")
    assert aliases_of("france") == {
        "France", "French Republic", "French", "Paris", "Lyon", "Hexagon",
    }  # fmt: skip
    assert everything()[2:] == before[1:]
    assert load_gazetteer(folder=tmp_path).kept_as_curated == 0


def test_adopts_what_a_curator_made_before(tmp_path: Path) -> None:
    mine = make_country("Gaul", "FR", "Lyon", slug="gaul", wikidata="Q142")
    russland = make_entity(Entity.Kind.COUNTRY, "Russland", slug="russia")
    assert load(tmp_path) == LoadReport(created=ALL - 2, updated=2, kept_as_curated=4)
    mine.refresh_from_db()
    russland.refresh_from_db()
    assert (mine.name, mine.slug, mine.description) == ("Gaul", "gaul", "French Republic")
    assert (russland.name, russland.code) == ("Russland", "RU")
    assert {"Lyon", "Nice"} <= aliases_of("gaul")


def test_finds_an_entity_again_after_a_curator_renamed_its_address(tmp_path: Path) -> None:
    load(tmp_path)
    Entity.objects.filter(slug="bo-lind").update(slug="bo-g-lind", name="Bo G. Lind")
    load(tmp_path, ("leaders.csv", "bo-lind,Bo Lind,Lind,", "bo-lind,Bo Lind,Lind|Linde,"))
    assert {"Bo Lind", "Lind", "Linde"} == aliases_of("bo-g-lind")
    assert not Entity.objects.filter(slug="bo-lind").exists()


def test_removes_what_is_gone_with_what_the_tagger_found(tmp_path: Path) -> None:
    load(tmp_path)
    article = make_article(body="Bo Lind spoke.")
    tag_articles([article])
    assert load(tmp_path, *WITHOUT_BO_LIND) == LoadReport(unchanged=ALL - 1, removed=1)
    assert not Entity.objects.filter(slug="bo-lind").exists()
    assert not Mention.objects.exists()
    assert IndexChange.objects.get().article_id == article.pk


def test_keeps_what_is_gone_where_a_person_had_a_hand_in_it(tmp_path: Path, editor: User) -> None:
    load(tmp_path)
    reject_mention(make_article(), Entity.objects.get(slug="bo-lind"), editor)
    kept = LoadReport(unchanged=ALL - 1, kept_as_curated=1)
    assert load(tmp_path, *WITHOUT_BO_LIND) == kept
    assert load(tmp_path, *WITHOUT_BO_LIND) == kept
    assert aliases_of("bo-lind") == {"Bo Lind", "Lind"}


def test_writes_nothing_when_a_row_is_bad(tmp_path: Path) -> None:
    folder = write_facts(tmp_path, ("leaders.csv", "ann-may,Ann May", ",Ann May"))
    with pytest.raises(CommandError, match=r"Nothing was loaded. leaders\.csv, line 2"):
        call_command("load_gazetteer", folder)
    assert not Entity.objects.exists()


@pytest.mark.slow
def test_loads_the_shipped_facts_and_changes_nothing_the_second_time() -> None:
    out = StringIO()
    call_command("load_gazetteer", stdout=out)
    assert " created, 0 updated" in out.getvalue()
    assert Entity.objects.of_kind(Entity.Kind.COUNTRY).count() > 190
    assert Entity.objects.of_kind(Entity.Kind.LEADER).count() > 1000
    report = load_gazetteer(folder=FOLDER)
    assert (report.created, report.updated, report.removed) == (0, 0, 0)


def test_sends_nobody_to_the_tagger_while_there_are_no_articles(tmp_path: Path) -> None:
    facts = write_facts(tmp_path)
    out = StringIO()
    call_command("load_gazetteer", facts, stdout=out)
    assert "tag_articles" not in out.getvalue()
    Entity.objects.all().delete()
    make_article()
    call_command("load_gazetteer", facts, stdout=out)
    assert "tag_articles" in out.getvalue()


def test_keeps_what_is_gone_when_a_curator_changed_its_successors(tmp_path: Path) -> None:
    load(tmp_path)
    Entity.objects.get(code="SU").successors.add(Entity.objects.get(code="FR"))
    soviet_union = (
        "SU,SUN,soviet-union,Soviet Union,USSR,historic,1922-12-30,1991-12-26,RU,Europe,Moscow,"
        "U.S.S.R.,Soviet,,manual\n"
    )
    gone = (("countries.csv", soviet_union, ""), ("shared_names.csv", "KR|SU", "KR"))
    assert load(tmp_path, *gone).removed == 0
    Entity.objects.get(code="SU").successors.set([Entity.objects.get(code="RU")])
    assert load(tmp_path, *gone).removed == 1
