"""One test for each way in which taggers go wrong, on sentences of our own."""

import pytest

from articles.tagging.taggable_text import FoundBy
from tests.tagging.real_table import about, found, named, unsure

FAR = "The clerk read the minutes of the last meeting and nobody spoke for a while. " * 12


def test_tells_what_is_mentioned_from_what_it_is_about() -> None:
    body = (
        "Norway raised its fishing quota on Monday. The Norwegian fisheries ministry said that "
        f"stocks had grown. {FAR} A similar step was taken years ago by Peru."
    )
    assert named(body, "1994-05-03") == {"Norway", "Peru"}
    assert about(body, "1994-05-03", title="Norway raises fishing quota") == {"Norway"}


@pytest.mark.parametrize(
    ("dateline", "country"),
    [
        ("COLUMBUS, Ohio", "United States"),
        ("CALGARY, Alberta", "Canada"),
        ("LONDON", "United Kingdom"),
        ("NAIROBI, Kenya", "Kenya"),
    ],
)
def test_reads_the_country_from_the_dateline(dateline: str, country: str) -> None:
    assert about("Rain fell all day and the match was put off.", "1988", dateline=dateline) == {
        country
    }


def test_does_not_take_an_event_or_a_listing_for_the_place() -> None:
    assert named("Ministers stand by the Paris accord.", "1987-04-02") == set()
    assert unsure("They signed the Oslo declaration.", "1993-09-14") == {"Norway"}
    body = f"The bond of a Danish bank will be listed in Luxembourg. {FAR} Denmark welcomed it."
    assert "Luxembourg" not in about(body, "1987-04-02", title="Danish bank issues bond")


def test_keeps_names_inside_names_apart() -> None:
    assert named("Bank of America cut its rate.", "1987") == set()
    assert named("Manufacturers Hanover raised its prime rate.", "1987") == set()
    # The code of an American company, and no United Kingdom.
    assert named("The price of Union Carbide <UK> rose.", "1987") == {"United States"}
    (span,) = found("Cyprus Minerals Co cut its copper price.", "1987")["Cyprus"].spans
    assert span.by == "company"


@pytest.mark.parametrize(
    ("body", "country"),
    [
        ("A tornado hit Paris, Texas, last night.", "United States"),
        ("The bank in Bristol, Va., was sold.", "United States"),
        ("Trains stopped in London, Ontario.", "Canada"),
        ("She was born in Moscow, Idaho.", "United States"),
        ("A mill in Perth, Ont., closed.", "Canada"),
    ],
)
def test_reads_the_state_behind_a_city(body: str, country: str) -> None:
    assert named(body, "1987") == {country}


def test_lets_what_else_is_named_decide_a_shared_demonym() -> None:
    assert named("Korean shipyards won orders. In Seoul shares rose.", "1987") == {"South Korea"}
    assert unsure("Korean shipyards won orders.", "1987") == {"South Korea", "North Korea"}
    assert unsure("A Congolese envoy left.", "1987") >= {"Republic of the Congo"}
    assert named("Santo Domingo was calm. Dominican police watched.", "1987") == {
        "Dominican Republic"
    }


@pytest.mark.parametrize(
    "body",
    ["They carved the turkey.", "It will help us.", "A polish for shoes", "Ask who pays."],
)
def test_needs_the_capital_of_a_word_that_is_a_name(body: str) -> None:
    assert named(body, "1987") == set()


def test_asks_the_text_about_a_word_in_a_headline_of_capitals() -> None:
    assert unsure("Shoppers queued for the holiday.", "1987", title="TURKEY PRICES RISE") == {
        "Turkey"
    }
    assert "Turkey" in named("Ankara raised taxes.", "1987", title="TURKEY RAISES TAXES")


def test_tells_georgia_from_georgia() -> None:
    assert named("Peaches from Georgia sold well.", "1987-06-01") == {"United States"}
    assert named("Georgia held an election. In Tbilisi crowds sang.", "2012-10-02") == {"Georgia"}


def test_lets_a_full_name_decide_a_surname() -> None:
    body = "Howard Baker spoke to senators. Later Baker left."
    baker = found(body, "1987-04-01")["Howard Baker"]
    assert [body[s.start : s.end] for s in baker.spans] == ["Howard Baker", "Baker"]
    assert [s.by for s in baker.spans] == ["name", "full name"]


def test_takes_the_father_before_the_son_was_in_office() -> None:
    assert named("Ferdinand Marcos left.", "1987-04-01") == {"Ferdinand Marcos"}
    assert named("Ferdinand Marcos spoke.", "2023-04-01") == {"Ferdinand Marcos Jr."}


@pytest.mark.parametrize(
    ("body", "date"),
    [
        ("The photographer John Major showed his prints.", "2015"),
        ("John Major, a dentist from Leeds, won the raffle.", "2015"),
        ("Fiona Thatcher opened the shop.", "1987-04-01"),
        ("Reagan Brothers Ltd sold its mill.", "1987-04-01"),
    ],
)
def test_does_not_take_an_ordinary_person_for_the_leader(body: str, date: str) -> None:
    leaders = {"John Major", "Margaret Thatcher", "Ronald Reagan"}
    assert named(body, date).isdisjoint(leaders)


def test_tells_bodies_of_one_acronym_by_what_the_text_is_about() -> None:
    assert "International Coffee Organization" in named("The ICO met on coffee quotas.", "1987")
    assert "Organization of Islamic Cooperation" in named(
        "The ICO met. Islamic foreign ministers attended.", "1987"
    )


def test_reads_an_acronym_that_the_text_introduces() -> None:
    body = "The Inter-American Development Bank (IADB) met. Later the IADB lent more."
    assert len(found(body, "1987")["Inter-American Development Bank"].spans) >= 2
    strange = "The Independent Musicians Forum (IMF) sang. The IMF sang again."
    assert named(strange, "1987") == set()


@pytest.mark.parametrize(
    "full", ["General Agrement on Tariffs and Trade", "Genral Agreement on Trade, Tariffs"]
)
def test_takes_an_acronym_for_its_own_body_where_the_full_name_is_misspelt(full: str) -> None:
    assert "General Agreement on Tariffs and Trade" in named(f"The {full} (GATT) met.", "1987")


@pytest.mark.parametrize(
    ("written", "body"),
    [
        (
            "Organisation of Petroleum Exporting Countries",
            "Organization of the Petroleum Exporting Countries",
        ),
        (
            "Organization for Economic Co-Operation and Development",
            "Organisation for Economic Co-operation and Development",
        ),
    ],
)
def test_finds_bodies_in_british_and_american_spelling(written: str, body: str) -> None:
    assert body in named(f"Ministers of the {written} met.", "1987")


@pytest.mark.parametrize(
    ("body", "date", "country"),
    [
        ("Red China shelled the islands.", "1958-09-01", "China"),
        ("Zaire closed its border.", "1987-04-01", "DR Congo"),
        ("Talks in Moscow went on.", "1987-04-01", "Soviet Union"),
        ("Talks in Moscow went on.", "2015-04-01", "Russia"),
        ("East German guards looked on.", "1987-04-01", "East Germany"),
    ],
)
def test_reads_a_name_as_of_its_year(body: str, date: str, country: str) -> None:
    assert country in named(body, date)


@pytest.mark.parametrize(
    ("body", "date", "leader"),
    [
        ("The Soviet leader spoke of reform.", "1987-04-01", "Mikhail Gorbachev"),
        ("The French president flew to Bonn.", "1987-04-01", "François Mitterrand"),
        ("The French president flew to Bonn.", "2003-04-01", "Jacques Chirac"),
        ("Britain's foreign secretary resigned.", "1982-04-01", "Lord Carrington"),
        ("The president of Brazil said no.", "1987-04-01", "José Sarney"),
        ("The West German chancellor smiled.", "1987-04-01", "Helmut Kohl"),
        ("The British leader waved.", "1987-04-01", "Margaret Thatcher"),
        ("Japan's prime minister will visit Rome.", "1987-04-01", "Yasuhiro Nakasone"),
    ],
)
def test_resolves_an_office_at_the_articles_date(body: str, date: str, leader: str) -> None:
    mention = found(body, date)[leader]
    assert mention.found_by is FoundBy.OFFICE
    assert mention.confidence >= 0.5


@pytest.mark.parametrize(
    "body",
    [
        "The former Soviet leader spoke.",
        "The president of French dairy farmers spoke.",
        "French President Odile Nobody spoke.",
        "The next French president will decide.",
        "The Soviet leader spoke of reform.",
    ],
)
def test_does_not_guess_an_office(body: str) -> None:
    date = "" if body.startswith("The Soviet") else "1987-04-01"
    assert named(body, date) <= {"Soviet Union", "France"}


@pytest.mark.parametrize(
    "body",
    [
        "A" * 300_000,
        "A, " * 100_000,
        "United Nations (UN) " * 20_000,
        "(UN) " * 40_000,
        "the president of the " * 20_000 + "France",
        "<ABC LTD " * 30_000,
        "French president " * 20_000,
        "President Reagan " * 20_000,
    ],
    ids=["capitals", "commas", "introduced", "brackets", "of", "codes", "offices", "titles"],
)
@pytest.mark.slow
def test_comes_to_an_end_with_any_text(body: str) -> None:
    assert isinstance(found(body, "1987-04-01"), dict)
