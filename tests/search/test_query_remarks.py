"""What the reader types and cannot be meant so is said, with the text that mends it."""

import pytest

from articles.search.query_text import parse_text
from articles.search.tree import EVERYTHING, And, Fuzzy, Named, Near, Node, Or, Phrase, Prefix, Term
from tests.search.typed_trees import GAS, OIL, WAR

REMARKED: list[tuple[str, Node, str, str]] = [
    ('"oil price', Phrase(("oil", "price")), "quotation mark", '"oil price"'),
    ("(oil OR gas", Or((OIL, GAS)), "not closed", "(oil OR gas)"),
    ("oil) gas", And((OIL, GAS)), "never opened", "oil gas"),
    ("oil () gas", And((OIL, GAS)), "between two parentheses", "oil AND gas"),
    ("oil AND", OIL, "“AND” needs", "oil"),
    ("OR oil", OIL, "“OR” needs", "oil"),
    ("oil OR OR gas", Or((OIL, GAS)), "“OR” needs", "oil OR gas"),
    ("oil AND OR gas", And((OIL, GAS)), "“OR” needs", "oil AND gas"),
    ("oil (gas AND) war", And((OIL, GAS, WAR)), "“AND” needs", "oil (gas ) war"),
    ("oil NOT", OIL, "“NOT” needs", "oil"),
    ("oil title:", OIL, "“title:” needs", "oil"),
    ("oil ***", OIL, "holds no word", "oil"),
    ("oil country:-", OIL, "holds no word", "oil"),
    ("titel:oil", Phrase(("titel", "oil")), "Did you mean title:", "title:oil"),
    ("org:UN", Phrase(("org", "un")), "Did you mean organization:", "organization:UN"),
    ('contry:"India"', And((Term("contry"), Term("india"))), "country:", 'country:"India"'),
    ("foo:bar", Phrase(("foo", "bar")), "Fields are title:", ""),
    ("oi*", Term("oi"), "at least 3 letters", "oi"),
    ("oil~2 gas", And((OIL, GAS)), "“~2” needs a word of at least 5", "oil gas"),
    ("vienna~2", Fuzzy("vienna"), "one slip", "vienna~"),
    ("oil* vienna*~", And((Prefix("oil"), Term("vienna"))), "makes no sense", "oil* vienna"),
    ("oil-price*", Phrase(("oil", "price")), "a single word only", "oil-price"),
    ("vien*na", Phrase(("vien", "na")), "at the end of a word", "“vien na”"),
    ('"oil price"~', Phrase(("oil", "price")), "needs a number", '"oil price"~5'),
    ('"oil price"~0.8', Phrase(("oil", "price")), "needs a number", '"oil price"~5'),
    ('"oil price"~500', Near(("oil", "price"), 99), "up to 99", '"oil price"~99'),
    ('"oil price"*', Phrase(("oil", "price")), "a single word only", '"oil price"'),
    ('"oil"~5', OIL, "needs two words", '"oil"'),
    ('"vienna"~5', Term("vienna"), "needs two words", '"vienna"'),
    ("country:Ind*", Named("country", "Ind"), "title or text only", "country:Ind"),
    ("country:(South Kor*)", Named("country", "South Kor"), "only", "country:(South Kor)"),
    ("oil date:soon", OIL, "“soon” is not a date", "oil"),
    ("oil date:03/04/1987", OIL, "1987-03-05, 1987..1989", "oil"),
    ("oil date:1987..soon", OIL, "is not a date", "oil"),
    ("oil date:" + "9" * 30, OIL, "is not a date", "oil"),
    ("date:March 1987", Term("1987"), "is not a date", 'date:"March 1987"'),
    ("date:5 March 1987", And((Term("march"), Term("1987"))), "not", 'date:"5 March 1987"'),
    ("()", EVERYTHING, "parentheses", ""),
    ("AND", EVERYTHING, "“AND” needs", ""),
    ("***", EVERYTHING, "holds no word", ""),
]


@pytest.mark.parametrize(("text", "tree", "says", "repair"), REMARKED)
def test_says_what_was_left_out_and_how_to_mend_it(
    text: str, tree: Node, says: str, repair: str
) -> None:
    parsed = parse_text(text)
    assert parsed.tree == tree
    assert says in parsed.remarks[0].message
    assert parsed.remarks[0].repair == repair


@pytest.mark.parametrize("repair", [repair for *_, repair in REMARKED if repair])
def test_suggests_only_texts_that_need_no_remark(repair: str) -> None:
    assert parse_text(repair).remarks == ()
