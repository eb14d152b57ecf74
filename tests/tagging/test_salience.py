"""How much an article is about what it names."""

from articles.tagging.salience import ABOUT, end_of_lead, salience
from tests.tagging.plain_table import RUSSIA, TURKEY, mentions

FAR = "Nothing else happened on that day. " * 20


def test_a_passing_mention_is_not_what_it_is_about() -> None:
    (found,) = mentions(f"{FAR} Turkey abstained.")
    assert found.salience < ABOUT


def test_headline_dateline_lead_or_a_second_mention_make_it_about() -> None:
    for mention in (
        *mentions(FAR, title="Turkey votes"),
        *mentions(FAR, dateline="Turkey"),
        *mentions(f"Turkey voted. {FAR}"),
        *mentions(f"{FAR} Turkey voted. Turkey won."),
    ):
        assert mention.salience >= ABOUT


def test_orders_mentions_by_salience() -> None:
    found = mentions(f"Turkey won. {FAR} Russia lost.", title="Turkey wins")
    assert [mention.entity_id for mention in found] == [TURKEY, RUSSIA]


def test_more_evidence_never_means_less() -> None:
    plain = salience(in_title=False, in_dateline=False, in_lead=False, count=1, spread=0)
    for more in (
        salience(in_title=True, in_dateline=False, in_lead=False, count=1, spread=0),
        salience(in_title=False, in_dateline=True, in_lead=False, count=1, spread=0),
        salience(in_title=False, in_dateline=False, in_lead=True, count=1, spread=0),
        salience(in_title=False, in_dateline=False, in_lead=False, count=2, spread=0),
    ):
        assert plain < more < 1
    counts = [
        salience(in_title=False, in_dateline=False, in_lead=False, count=n, spread=0.5)
        for n in range(2, 50)
    ]
    assert counts == sorted(counts)


def test_the_lead_is_two_sentences_long_and_not_longer_than_a_paragraph() -> None:
    assert end_of_lead("One. Two. Three.") == len("One. Two. ")
    assert end_of_lead("x" * 1000) == 400
    assert end_of_lead("") == 0
