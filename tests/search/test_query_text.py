"""What the reader types becomes a tree, whatever it is."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.dates import read_date
from articles.search import DateFilter
from articles.search.query_text import DEEPEST, LONGEST_TEXT, MOST_CLAUSES, parse_text
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
from articles.search.tree_words import in_words

OIL, GAS, WAR = Term("oil"), Term("gas"), Term("war")
INDIA, KOREA = Named("country", "India"), Named("country", "South Korea")


def dates(start: str = "", end: str = "") -> DateIn:
    return DateIn(DateFilter(read_date(start), read_date(end)))


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


def test_reads_a_thousand_characters() -> None:
    parsed = parse_text("oil " * 249 + "gastronomy")
    assert parsed.tree == OIL
    assert "1,000 characters" in parsed.remarks[0].message
    assert parse_text("a" * LONGEST_TEXT).remarks == ()
    assert parse_text("a" * (LONGEST_TEXT + 1)).remarks != ()


def test_reads_so_many_words_and_phrases() -> None:
    assert not parse_text(" ".join(f"w{n}" for n in range(MOST_CLAUSES))).remarks
    parsed = parse_text(" ".join(f"w{n}" for n in range(MOST_CLAUSES + 1)))
    assert len(leaves(parsed.tree)) == MOST_CLAUSES
    assert "64" in parsed.remarks[0].message


def test_reads_parentheses_so_deep() -> None:
    deep, deeper = DEEPEST, DEEPEST + 1
    assert parse_text("(" * deep + "oil" + ")" * deep) == parse_text("oil")
    parsed = parse_text("gas " + "(" * deeper + "oil" + ")" * deeper)
    assert parsed.tree == GAS
    assert "16 deep" in parsed.remarks[0].message


def test_leaves_out_what_could_not_be_written_out_again() -> None:
    parsed = parse_text("title:(" + " ".join(f"quitelong{n}" for n in range(60)) + ")")
    assert 10 < len(leaves(parsed.tree)) < 60
    assert "too long" in parsed.remarks[0].message


PARTS = ["oil", "South", "AND", "OR", "NOT", "(", ")", '"', "“", "»", "-", "+", "title:", "date:"]
PARTS += [
    "country:",
    "tag:",
    "1987",
    "..",
    "unknown",
    "*",
    "~5",
    "foo:",
    "½",
    "U.S.",
    "𝐀",
    "é",
    "vienna",
    "東京都",
    "~",
    " ",
]
TYPED = st.lists(st.sampled_from(PARTS + [" "] * 9), max_size=400).map("".join)
ANY_TEXT = st.text(st.characters(), max_size=2_000) | st.text(
    st.characters(categories=["Cs", "Cc", "Cf", "Mn", "Lo", "Nl", "No", "Po"])
)


@settings(max_examples=500)
@given(ANY_TEXT | TYPED)
@example("(" * 10_000)
@example("NOT " * 10_000)
@example("title:" * 10_000 + "a")
@example("a OR b (" * 10_000)
@example("-" * 10_000)
@example('"' * 9_999)
@example("a\u0301\u0323" * 10_000)
@example("date:" + "1 Jan 2000 00:00:00 +99999999999999")
def test_reads_any_text_within_bounds_and_again_from_its_own_words(text: str) -> None:
    parsed = parse_text(text)
    assert len(leaves(parsed.tree)) <= MOST_CLAUSES
    assert depth(parsed.tree) <= DEEPEST
    assert_is_tidy(parsed.tree)
    assert len(parsed.remarks) <= 5
    if parsed.tree != EVERYTHING:
        again = parse_text(in_words(parsed.tree))
        assert (again.tree, again.remarks) == (parsed.tree, ())
    for remark in parsed.remarks:
        assert remark.message
        parse_text(remark.repair)


WORDS = st.sampled_from(["oil", "gas", "war", "1987", "not", "munchen"])
FIELDS = st.sampled_from([None, "title", "body"])
DISTANCES = st.integers(0, 99)
LEAVES: st.SearchStrategy[Node] = st.one_of(
    st.builds(Term, WORDS, FIELDS),
    st.builds(Phrase, st.lists(WORDS, min_size=2, max_size=4).map(tuple), FIELDS),
    st.builds(Near, st.lists(WORDS, min_size=2, max_size=4).map(tuple), DISTANCES, FIELDS),
    st.builds(Prefix, st.sampled_from(["oil", "munchen", "1987"]), FIELDS),
    st.builds(Fuzzy, st.sampled_from(["munchen", "vienna", "12345"]), FIELDS),
    st.builds(Named, st.sampled_from(["country", "tag"]), st.sampled_from(["A (B) OR", "U.N.*"])),
    st.sampled_from([dates("1987"), dates("", "1987-03"), dates("1987-03-05", "1989")]),
    st.just(DateIn(DateFilter(unknown=True))),
)


@st.composite
def trees(draw: st.DrawFn, height: int = 4) -> Node:
    kind = draw(st.sampled_from([Term, Not, And, Or])) if height else Term
    if kind is Term:
        return draw(LEAVES)
    inner = trees(height - 1).filter(lambda node: not isinstance(node, kind))
    if kind is Not:
        return Not(draw(inner))
    parts = tuple(draw(st.lists(inner, min_size=2, max_size=3, unique=True)))
    return And(parts) if kind is And else Or(parts)


@given(trees().filter(lambda tree: len(in_words(tree)) <= LONGEST_TEXT))
def test_reads_every_tree_from_its_words(tree: Node) -> None:
    parsed = parse_text(in_words(tree))
    assert parsed.remarks == () or len(leaves(tree)) > MOST_CLAUSES
    assert parsed.tree == tree or len(leaves(tree)) > MOST_CLAUSES


def leaves(node: Node) -> list[Node]:
    if isinstance(node, And | Or):
        return [leaf for part in node.parts for leaf in leaves(part)]
    return leaves(node.part) if isinstance(node, Not) else [node]


def depth(node: Node) -> int:
    if isinstance(node, And | Or):
        return 1 + max(depth(part) for part in node.parts)
    return depth(node.part) if isinstance(node, Not) else 0


def assert_is_tidy(node: Node) -> None:
    if isinstance(node, And | Or):
        assert len(set(node.parts)) == len(node.parts) > 1
        assert not any(isinstance(part, type(node)) for part in node.parts)
        for part in node.parts:
            assert part != EVERYTHING
            assert_is_tidy(part)
    elif isinstance(node, Not):
        assert not isinstance(node.part, Not)
        assert_is_tidy(node.part)
