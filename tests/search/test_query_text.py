"""What the reader types becomes the tree that was meant."""

import pytest

from articles.search import DateFilter
from articles.search.query_text import parse_text
from articles.search.tree import (
    EVERYTHING,
    And,
    DateIn,
    Fuzzy,
    Named,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Term,
)
from tests.search.typed_trees import GAS, OIL, WAR, dates

INDIA, KOREA = Named("country", "India"), Named("country", "South Korea")

UNDERSTOOD: list[tuple[str, Node]] = [
    ("", EVERYTHING),
    (" \n\t\x00\ud800\u200f", EVERYTHING),
    ("oil", OIL),
    ("OIL Café", And((OIL, Term("cafe")))),
    ("oil gas", And((OIL, GAS))),
    ("oil and gas", And((OIL, Term("and"), GAS))),
    ("oil AND gas", And((OIL, GAS))),
    ("oil OR gas", Or((OIL, GAS))),
    ("oil OR gas war", Or((OIL, And((GAS, WAR))))),
    ("(oil OR gas) war", And((Or((OIL, GAS)), WAR))),
    ("oil (gas war)", And((OIL, GAS, WAR))),
    ("oil oil OR oil", OIL),
    ("NOT oil gas", And((Not(OIL), GAS))),
    ("NOT NOT oil", OIL),
    ("oil -gas", And((OIL, Not(GAS)))),
    ("oil OR -gas", Or((OIL, Not(GAS)))),
    ("-(oil gas)", Not(And((OIL, GAS)))),
    ("+oil gas", And((OIL, GAS))),
    ("\u200foil\u200f OR gas", Or((OIL, GAS))),
    ('"oil price"', Phrase(("oil", "price"))),
    ("“oil price”", Phrase(("oil", "price"))),
    ("«oil price»", Phrase(("oil", "price"))),
    ('"oil"', OIL),
    ("oil-price", Phrase(("oil", "price"))),
    ('-"oil price"', Not(Phrase(("oil", "price")))),
    ("U.S.", Term("us")),
    ("10:30", Phrase(("10", "30"))),
    ("http://example.org", Phrase(("http", "example", "org"))),
    ("Analysis: oil", And((Term("analysis"), OIL))),
    ("oil*", Prefix("oil")),
    ("title:Café*, oil", And((Prefix("cafe", "title"), OIL))),
    ("(oil* OR gas)", Or((Prefix("oil"), GAS))),
    ("vienna~ VIENNA~1", Fuzzy("vienna")),
    ("title:(vienna~)", Fuzzy("vienna", "title")),
    ('"oil price"~5', Near(("oil", "price"), 5)),
    ("“oil price war”~0", Near(("oil", "price", "war"), 0)),
    ('-body:"oil price"~12', Not(Near(("oil", "price"), 12, "body"))),
    ("東京 東京都", And((Term("東京"), Phrase(("東京", "京都"))))),
    ("l'Aquila", Phrase(("l", "aquila"))),
    ("title:oil", Term("oil", "title")),
    ("TITLE:oil", Term("oil", "title")),
    ("title: oil", Term("oil", "title")),
    ("-title:oil", Not(Term("oil", "title"))),
    ("title:-oil", Not(Term("oil", "title"))),
    ('body:"oil price"', Phrase(("oil", "price"), "body")),
    ("title:(oil OR gas) war", And((Or((Term("oil", "title"), Term("gas", "title"))), WAR))),
    ("title:(oil country:India)", And((Term("oil", "title"), INDIA))),
    ("country:India", INDIA),
    ("country:India, oil", And((INDIA, OIL))),
    ('country:"South Korea"', KOREA),
    ("country:(South Korea)", KOREA),
    ("country:(South  Korea OR India)", Or((KOREA, INDIA))),
    ("country:(NOT South Korea)", Not(KOREA)),
    ("leader:Nehru", Named("leader", "Nehru")),
    ("organization:U.N.", Named("organization", "U.N.")),
    ("date:1987", dates("1987", "1987")),
    ("date:1987-03-05", dates("1987-03-05", "1987-03-05")),
    ('date:"5 March 1987"', dates("1987-03-05", "1987-03-05")),
    ("date:(March 1987)", dates("1987-03", "1987-03")),
    ("date:1987..1989", dates("1987", "1989")),
    ("date:1987…1989-03", dates("1987", "1989-03")),
    ("date:1989..1987", dates("1987", "1989")),
    ("date:1987..", dates("1987")),
    ("date:..1989", dates("", "1989")),
    ("date:unknown", DateIn(DateFilter(unknown=True))),
    ("date:(1987 OR 1989)", Or((dates("1987", "1987"), dates("1989", "1989")))),
]


@pytest.mark.parametrize(("text", "tree"), UNDERSTOOD)
def test_understands_the_grammar_without_remark(text: str, tree: Node) -> None:
    assert parse_text(text).tree == tree
    assert parse_text(text).remarks == ()
