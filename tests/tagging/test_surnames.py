"""Whose surname is it: full name, office and date, country, or nobody."""

import pytest

from articles.tagging.taggable_text import FoundBy
from tests.tagging.plain_table import (
    AUSTRALIA,
    BIDEN,
    ERDOGAN,
    HOWARD_BAKER,
    JOHN_HOWARD,
    PETE_HOWARD,
    PUTIN,
    US,
    XI,
    mentions,
    named,
    texts_of,
    unsure,
)


def test_believes_a_surname_in_office() -> None:
    found = mentions("On Friday, Putin spoke.", date="2022-10-05")
    assert [(m.entity_id, m.found_by) for m in found] == [(PUTIN, FoundBy.SURNAME)]


@pytest.mark.parametrize("date", ["1999", "1987-03-05", ""])
def test_does_not_believe_it_out_of_office_or_without_a_date(date: str) -> None:
    assert named("On Friday, Putin spoke.", date=date) == set()


@pytest.mark.parametrize("date", ["2000", "2000-05", "2000-05-07", "2030-01-01"])
def test_believes_it_when_some_day_of_the_date_is_in_office(date: str) -> None:
    assert named("On Friday, Putin spoke.", date=date) == {PUTIN}


def test_finds_a_full_name_at_any_date() -> None:
    assert named("A book about Vladimir Putin", date="1987") == {PUTIN}


def test_reads_a_surname_after_the_full_name_without_a_date() -> None:
    body = "Vladimir Putin spoke. Later Putin left."
    assert texts_of(PUTIN, body, date="") == ["Vladimir Putin", "Putin"]
    assert texts_of(PUTIN, "Putin left. Vladimir Putin spoke.", date="") == ["Vladimir Putin"]


def test_explains_the_headline_by_the_text() -> None:
    found = mentions("Vladimir Putin spoke.", date="", title="Putin speaks")
    assert {span.field for span in found[0].spans} == {"title", "body"}


def test_matches_accents_written_or_not() -> None:
    assert named("Recep Tayyip Erdogan spoke.") == {ERDOGAN}
    assert named("Then Erdogan and Erdoğan spoke.") == {ERDOGAN}


def test_reads_a_common_word_as_a_surname_after_the_full_name_only() -> None:
    assert named("The letter Xi is Greek.") == set()
    assert texts_of(XI, "Xi Jinping spoke, then Xi left.") == ["Xi Jinping", "Xi"]


def test_asks_the_country_when_two_of_a_name_are_in_office() -> None:
    assert named("Talks with Howard began.", date="2002-05-01") == set()
    assert unsure("Talks with Howard began.", date="2002-05-01") == {JOHN_HOWARD, PETE_HOWARD}
    assert named("Talks with Howard began in Canberra.", date="2002-05-01") == {
        JOHN_HOWARD,
        AUSTRALIA,
    }
    assert named("Howard left Wellington for Canberra.", date="2002-05-01").isdisjoint(
        {JOHN_HOWARD}
    )


def test_doubts_a_bare_surname_that_others_bear_too() -> None:
    assert unsure("Talks with Howard began.", date="2006") == {JOHN_HOWARD}
    assert named("Talks with Prime Minister Howard began.", date="2006") == {JOHN_HOWARD}


def test_lets_the_full_name_decide_between_two_in_office() -> None:
    body = "John Howard spoke. Later Howard left Wellington."
    assert texts_of(JOHN_HOWARD, body, date="2002-05-01") == ["John Howard", "Howard"]


def test_does_not_take_a_strangers_surname() -> None:
    assert named("James Baker spoke. Later Baker left.", date="1987-03-05") == set()
    assert named("Lisa Putin spoke.", date="2022") == set()
    assert texts_of(HOWARD_BAKER, "James Baker met Howard Baker.", date="1987-03-05") == [
        "Howard Baker"
    ]


def test_does_not_take_a_surname_that_begins_another_name() -> None:
    assert named("The Putin Foundation paid.", date="2022") == set()
    assert named("The Biden Administration paid.", date="2022") == {BIDEN}


def test_allows_titles_and_opening_words_before_a_surname() -> None:
    body = "When Putin met President Biden, Mr. Biden smiled. But Biden left Moscow. Putin stayed."
    assert texts_of(PUTIN, body) == ["Putin", "Putin"]
    assert texts_of(BIDEN, body) == ["Biden", "Biden", "Biden"]


def test_takes_another_form_of_the_name_for_no_stranger() -> None:
    assert texts_of(BIDEN, "Joseph R. Biden spoke. Then Biden left.") == ["Biden"]


def test_lets_a_place_be_a_place_unless_the_leader_was_introduced() -> None:
    assert named("From Washington, officials", date="2022") == {US}
