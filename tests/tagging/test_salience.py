"""How likely an article is about what it names."""

from articles.tagging.lead import end_of_lead
from articles.tagging.salience import ABOUT
from tests.tagging.plain_table import RUSSIA, TURKEY, UN, mentions

FAR = "Nothing else happened on that day. " * 20


def salience_of(entity_id: int, body: str, title: str = "", dateline: str = "") -> float:
    """How likely the article is about the entity; 0 where it is not named."""
    found = {m.entity_id: m.salience for m in mentions(body, title=title, dateline=dateline)}
    return found.get(entity_id, 0.0)


def test_a_passing_mention_is_not_what_it_is_about() -> None:
    assert salience_of(TURKEY, f"Russia won. Russia lost. {FAR} Turkey abstained.") < ABOUT
    assert salience_of(UN, f"{FAR} An envoy of the UN was there.") < ABOUT


def test_headline_and_dateline_make_it_about() -> None:
    assert salience_of(TURKEY, FAR, title="Turkey votes") >= ABOUT
    assert salience_of(TURKEY, FAR, dateline="Turkey") >= ABOUT


def test_lead_and_second_mention_say_more_than_a_mention_at_the_end() -> None:
    late = salience_of(TURKEY, f"{FAR} Turkey voted.")
    assert salience_of(TURKEY, f"Turkey voted. {FAR}") > late
    assert salience_of(TURKEY, f"{FAR} Turkey voted. {FAR} Turkey won.") > late


def test_other_countries_leave_less_to_each() -> None:
    alone = salience_of(TURKEY, f"{FAR} Turkey voted. {FAR}")
    among = salience_of(TURKEY, f"Russia voted. Russia won. {FAR} Turkey voted. {FAR}")
    assert among < alone


def test_orders_mentions_by_salience() -> None:
    found = mentions(f"Turkey won. {FAR} Russia lost.", title="Turkey wins")
    assert [mention.entity_id for mention in found] == [TURKEY, RUSSIA]


def test_the_lead_is_two_sentences_long_and_not_longer_than_a_paragraph() -> None:
    assert end_of_lead("One. Two. Three.") == len("One. Two. ")
    assert end_of_lead("x" * 1000) == 400
    assert end_of_lead("") == 0
