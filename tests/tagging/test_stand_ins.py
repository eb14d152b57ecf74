"""What stands for a country without naming it. Our own words."""

from collections import Counter

import pytest

from articles.tagging.home_companies import HOME_COMPANIES
from articles.tagging.home_voices import POLITICS, PRESS
from tests.tagging.real_table import about, found, named

DATE = "1987-04-01"


def rules(body: str, country: str, title: str = "") -> set[str]:
    """By which rules the country is found."""
    mention = found(body, DATE, title).get(country)
    return {span.by for span in mention.spans} if mention else set()


@pytest.mark.parametrize(
    ("title", "body", "country", "rule"),
    [
        ("MILLER PLC SHARES RISE", "Shares of Miller Plc rose to 205p from 198p.",
         "United Kingdom", "pence"),
        ("<BIRCH LAKE MINES LTD> YEAR", "Shr 12 cts vs eight cts", "Canada", "unlisted"),
        ("BIRCH LAKE <BLAKF> FINDS ORE", "Birch Lake Inc found ore.", "Canada", "foreign share"),
        ("BANK ISSUES EUROBOND", "The bond is due in 1992, the lead manager said.",
         "United Kingdom", "syndicate"),
        ("WEAVER <WVR> CUTS COSTS", "Weaver Inc said it will cut costs.", "United States",
         "American code"),
        ("WEAVER CUTS COSTS", "Weaver <WEAV.JK> said it will cut costs.", "Indonesia", "exchange"),
    ],
)  # fmt: skip
def test_reads_what_a_wire_prints_beside_companies(
    title: str, body: str, country: str, rule: str
) -> None:
    assert rule in rules(body, country, title)


@pytest.mark.parametrize(
    "body", ["THE END <BR> of it.", "Weaver <B> said <I> no.", "(ABC <X", "<>"]
)
def test_takes_no_tag_for_a_code(body: str) -> None:
    assert named(body, DATE) == set()


def test_finds_a_bank_in_brackets_by_its_name() -> None:
    body = "<Royal Bank of Canada> said its profit fell."
    title = "<ROYAL BANK OF CANADA> PROFIT FALLS"
    assert "company" in rules(body, "Canada", title)


def test_reads_a_name_across_a_line_break() -> None:
    one, two = (
        found(f"Shares of British{gap}Petroleum rose.", DATE)["United Kingdom"].salience
        for gap in (" ", "\n")
    )
    assert one == two


def test_tells_money_from_a_market() -> None:
    assert "currency" in rules("The New Zealand dollar fell.", "New Zealand")
    assert rules("The German market was calm.", "Germany").isdisjoint({"currency"})


def test_tells_a_companys_arm_in_a_country_from_a_company_called_by_it() -> None:
    assert rules("Weaver Motor Co of Canada Ltd will hire.", "Canada") == {"arm"}
    assert rules("Cyprus Minerals Co will hire.", "Cyprus") == {"company"}
    assert rules("Toledo Works will hire.", "Spain") <= {"company"}


def test_takes_letters_at_the_head_of_a_companys_name_for_no_body() -> None:
    assert named("EAC Industries Inc borrowed again.", DATE) == set()
    found_there = named("EAC Industries Inc borrowed again.", DATE, title="EAC INDUSTRIES <EAC>")
    assert found_there <= {"United States"}
    assert named("The ECB Corp moved.", "2005") == set()


def test_takes_letters_that_a_text_explains_between_commas_for_no_body() -> None:
    body = "The Coffee, Sugar and Cocoa Exchange, CSCE, raised margins. CSCE members pay more."
    assert named(body, DATE) == set()


def test_hears_a_party_and_a_newspaper_of_a_country() -> None:
    title = "SANDINISTAS OFFER TALKS"
    assert "Nicaragua" in about("The Sandinistas said they would talk.", DATE, title=title)
    assert rules("The move is near, Handelsblatt said. Bonn waits.", "Germany") >= {"place"}


@pytest.mark.parametrize("homes", [HOME_COMPANIES, PRESS, POLITICS])
def test_gives_each_name_one_home(homes: dict[str, str]) -> None:
    names = Counter(name for listed in homes.values() for name in listed.split("|"))
    shared = {name for name, count in names.items() if count > 1}
    # Of a historic state and the one that followed it, or of a country that two claim.
    assert shared <= {"Aeroflot", "Polisario", "Tanjug", "CTK"}
    assert all(name and name == name.strip() for name in names)
