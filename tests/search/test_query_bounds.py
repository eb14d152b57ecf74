"""Whatever the reader types becomes a tree of bounded size, and the tree a text that means it."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.search.query_text import DEEPEST, LONGEST_TEXT, MOST_CLAUSES, parse_text
from articles.search.tree import EVERYTHING, Node
from articles.search.tree_words import in_words
from tests.search.typed_trees import GAS, OIL, assert_is_tidy, depth, leaves, trees


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


@pytest.mark.slow
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


@pytest.mark.slow
@given(trees().filter(lambda tree: len(in_words(tree)) <= LONGEST_TEXT))
def test_reads_every_tree_from_its_words(tree: Node) -> None:
    parsed = parse_text(in_words(tree))
    assert parsed.remarks == () or len(leaves(tree)) > MOST_CLAUSES
    assert parsed.tree == tree or len(leaves(tree)) > MOST_CLAUSES
