"""Which names stand in a text: letters, words, capitals, longer names."""

from time import perf_counter

import pytest

from tests.tagging.plain_table import (
    COFFEE,
    FALKLANDS,
    ISLAMIC,
    NEW_ZEALAND,
    NIGER,
    NIGERIA,
    RUSSIA,
    SOVIET_UNION,
    TURKEY,
    UN,
    US,
    WHO,
    mentions,
    named,
    texts_of,
    unsure,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks with Turkey went on.", {TURKEY}),
        ("They ate turkey and a turkey pie.", set()),
        ("Nigeria and its neighbour", {NIGERIA}),
        ("Niger is landlocked", {NIGER}),
        ("Nigerien, Nigerians", set()),
        ("Aid for us, and who pays", set()),
        ("The US and the WHO agreed", {US, WHO}),
        ("The U.S. and U.N. envoys", {US, UN}),
        ("A U.S.-led force", {US}),
        ("The Us column", set()),
        ("Russia's, Türkiye’s", {RUSSIA, TURKEY}),
        ("TURKIYE and Tu\u0308rkiye", {TURKEY}),
        ("the Russia-Turkey border", {RUSSIA, TURKEY}),
        ("United\nStates", {US}),
        ("ChinaRussia RussiaThe", set()),
    ],
)
def test_finds_names_as_readers_do(text: str, expected: set[int]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Bank of America and American Express",
        "An American Indian chief in Latin America",
        "Georgia-Pacific and New England",
        "Morgan Stanley sold shares",
    ],
)
def test_gives_way_to_longer_names(text: str) -> None:
    assert named(text) == set()


def test_believes_a_city_named_like_a_person_after_a_word_of_place() -> None:
    assert named("Troops landed in Stanley.") == {FALKLANDS}
    assert named(dateline="STANLEY, Falkland Islands") == {FALKLANDS}


def test_ignores_word_acronyms_in_a_headline_of_capitals() -> None:
    assert named(title="WHO TELLS US TO PAY UN DUES") == {UN}
    assert named(title="WHO tells US to pay") == {WHO, US}
    assert named("WHO warns.\n\nMORE FROM US HERE\n\nEnd") == {WHO}


def test_never_guesses_an_acronym_of_two_bodies() -> None:
    assert named("The ICO met in London.") == set()
    assert unsure("The ICO met in London.") == {COFFEE, ISLAMIC}
    assert named("The ICO met. The International Coffee Organization sets quotas.") == {COFFEE}
    assert ISLAMIC not in named("ICO, the International Coffee Organization")


def test_reads_a_city_as_the_state_it_was_in() -> None:
    assert named("Talks in Moscow", date="1987-03-05") == {SOVIET_UNION}
    assert named("Talks in Moscow", date="2022") == {RUSSIA}
    assert named("Talks in Moscow", date="") == {RUSSIA}


def test_believes_historic_names_within_their_years_only() -> None:
    assert named("The Soviet Union agreed", date="1987-03-05") == {SOVIET_UNION}
    assert named("The former Soviet Union and Soviet arms", date="2022") == set()
    assert named("The Soviet Union agreed", date="1991") == {SOVIET_UNION}
    assert named("The Soviet Union agreed", date="") == {SOVIET_UNION}


def test_finds_nothing_in_nothing() -> None:
    assert mentions("") == ()
    assert mentions("\x00 \ud800 ﬁ ß İ ǰ") == ()


@pytest.mark.slow
def test_reads_a_text_of_one_endless_line_in_no_time() -> None:
    start = perf_counter()
    (found,) = mentions("the US " * 50_000, date="")
    assert len(found.spans) == 50_000
    assert perf_counter() - start < 20


def test_says_where_in_the_original_letters() -> None:
    body = "Straße ﬁne — Tu\u0308rkiye, Erdoğan und RECEP TAYYIP ERDOĞAN in Türkiye."
    assert texts_of(TURKEY, body) == ["Tu\u0308rkiye", "Türkiye"]


def test_finds_names_in_headline_and_dateline() -> None:
    found = mentions(title="Wellington votes", dateline="WELLINGTON", body="A quiet day.")
    assert [(m.entity_id, {s.field for s in m.spans}) for m in found] == [
        (NEW_ZEALAND, {"title", "dateline"})
    ]
