"""The fact files: what is read, and errors with file and line."""

from pathlib import Path

import pytest

from articles.gazetteer.alias_facts import name_or_acronym
from articles.gazetteer.entity_facts import EntityFacts
from articles.gazetteer.read_facts import ROLES, read_facts
from articles.gazetteer.read_rows import BadFactError
from articles.models import Office
from tests.gazetteer.small_facts import write_facts


def facts_of(folder: Path, key: str) -> EntityFacts:
    """The facts of one entity."""
    return next(facts for facts in read_facts(folder) if facts.key == key)


def kinds(facts: EntityFacts) -> dict[str, str]:
    """The kind of each alias."""
    return {alias.text: alias.kind for alias in facts.aliases}


def test_reads_a_country_with_all_its_names(tmp_path: Path) -> None:
    france = facts_of(write_facts(tmp_path), "country:FR")
    assert (france.name, france.description) == ("France", "French Republic")
    assert kinds(france) == {
        "France": "name", "French Republic": "name", "French": "demonym",
        "Paris": "place", "Lyon": "place", "Nice": "place",
    }  # fmt: skip


def test_reads_years_successors_and_historic_names(tmp_path: Path) -> None:
    folder = write_facts(tmp_path)
    soviet_union = facts_of(folder, "country:SU")
    assert (soviet_union.valid_from, soviet_union.valid_to) == (1922, 1991)
    assert soviet_union.successors == ("country:RU",)
    assert kinds(soviet_union)["USSR"] == kinds(soviet_union)["U.S.S.R."] == "acronym"
    muscovy = facts_of(folder, "country:RU").aliases[0]
    assert (muscovy.text, muscovy.valid_from, muscovy.valid_to) == ("Muscovy", 1263, 1547)


def test_leaves_out_names_that_several_countries_share(tmp_path: Path) -> None:
    assert kinds(facts_of(write_facts(tmp_path), "country:KR")) == {
        "South Korea": "name", "Republic of Korea": "name", "ROK": "acronym", "Seoul": "place",
        "Korea": "name", "Korean": "demonym",
    }  # fmt: skip


def test_gives_a_shared_acronym_to_every_organization_that_shares_it(tmp_path: Path) -> None:
    united_nations = facts_of(write_facts(tmp_path), "organization:united-nations")
    assert kinds(united_nations) == {
        "United Nations": "name", "UN": "acronym", "U.N.": "acronym", "UNO": "acronym",
        "ICU": "acronym",
    }  # fmt: skip


def test_reads_terms_at_their_widest(tmp_path: Path) -> None:
    first, second = facts_of(write_facts(tmp_path), "leader:ann-may").tenures
    assert (first.start, first.end, first.is_approximate) == ("1980-05-01", "1985-12-31", True)
    assert (second.start, second.end, second.is_approximate) == ("1990-01-01", "", False)


def test_switches_off_surnames_that_are_common_words(tmp_path: Path) -> None:
    enabled = {
        alias.text: alias.is_enabled
        for facts in read_facts(write_facts(tmp_path))
        for alias in facts.aliases
        if alias.kind == "surname"
    }
    assert enabled == {"May": False, "Lind": True}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("UAE", "acronym"), ("U.S.", "acronym"), ("U.S", "acronym"), ("G-20", "acronym"),
        ("G20", "acronym"), ("NATO", "acronym"), ("Caricom", "name"), ("France", "name"),
        ("The UN", "name"), ("UN Women", "name"), ("A", "name"), ("ASEAN+3", "name"),
    ],
)  # fmt: skip
def test_tells_acronyms_from_names(text: str, kind: str) -> None:
    assert name_or_acronym(text) == kind


@pytest.mark.parametrize(
    ("file", "before", "after", "message"),
    [
        ("countries.csv", "RU,RUS,russia,Russia,", "RU,RUS,russia,,", "line 3: the column “name”"),
        ("countries.csv", "KR,KOR", "FR,KOR", "line 4: “FR” stands here a second time"),
        ("countries.csv", "1922-12-30", "soon", "line 5: “soon” in “valid_from” is no date"),
        ("countries.csv", ",RU,Europe", ",XX,Europe", "line 5: no country “XX” to succeed"),
        ("countries.csv", ",sources", ",source", "line 1: no column “sources”"),
        ("countries.csv", "Lyon|Nice,manual", "Lyon,Nice,manual", "line 2: more or fewer values"),
        ("leaders.csv", "Q1,,manual", "Q1,manual", "line 3: more or fewer values"),
        ("tenures.csv", "ann-may,President,head of state,FR,,1990", "x,P,deputy,FR,,1990",
         "line 3: no leader “x”"),
        ("tenures.csv", ",FR,,1990", ",XX,,1990", "line 3: no country “XX”"),
        ("tenures.csv", "1980-05,1985", "1980-05,1979", "line 2: the term ends"),
        ("tenures.csv", "head of state,FR,,1990", "boss,FR,,1990", "line 3: “boss” is no role"),
        ("shared_names.csv", "KR|SU", "KR|XX", "line 2: no “XX” in the fact files to share"),
        ("historic_names.csv", "name,1263", "nickname,1263", "line 2: “nickname” is no kind"),
        ("historic_names.csv", "RU,Muscovy", "XX,Muscovy", "line 2: no country “XX”"),
    ],
)  # fmt: skip
def test_names_file_and_line_of_a_bad_row(
    tmp_path: Path, file: str, before: str, after: str, message: str
) -> None:
    folder = write_facts(tmp_path, (file, before, after))
    with pytest.raises(BadFactError) as problem:
        read_facts(folder)
    assert str(problem.value).startswith(file)
    assert message in str(problem.value)


def test_says_which_file_is_missing_or_unreadable(tmp_path: Path) -> None:
    folder = write_facts(tmp_path)
    (folder / "leaders.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(BadFactError, match=r"leaders\.csv is not a CSV file in UTF-8"):
        read_facts(folder)
    (folder / "leaders.csv").unlink()
    with pytest.raises(BadFactError, match=r"leaders\.csv cannot be read"):
        read_facts(folder)


def test_knows_the_roles_of_the_table() -> None:
    assert set(ROLES) == set(Office.Role.values)
