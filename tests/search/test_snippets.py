"""Hits are marked by the words' stems, and a snippet shows the passage that has most of them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.analysis import stem, tokens
from articles.search.index_document import IndexDocument
from articles.search.query_text import parse_text
from articles.search.snippets import Piece, marked, snippet
from articles.search.tree import EVERYTHING, Node, TextField
from articles.search.tree_words import in_words
from tests import reference
from tests.search import strategies

FILLER = "The delegates spoke at length about the weather in the harbour. "


def hits(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.text for piece in pieces if piece.is_hit]


def joined(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("price", "Prices, priced; the PRICE's rise", ["Prices", "priced", "PRICE's"]),
        ("cafe", "Café cafe\u0301 CAFÉS", ["Café", "cafe\u0301", "CAFÉS"]),
        ('"oil price"', "oil prices, price of oil", ["oil prices"]),
        ('"a b" "b c"', "a b c b", ["a b c"]),
        ("oil OR gas", "gas, oil", ["gas", "oil"]),
        ("oil -gas", "gas, oil", ["oil"]),
        ("oil NOT (gas OR oil)", "gas, oil", ["oil"]),
        ("U.S.", "the U.S. and us", ["U.S.", "us"]),
        ("country:India date:1987 tag:oil", "India 1987 oil", []),
        ("oil", "🛢️oil🛢️ ½ oil", ["oil", "oil"]),
        ("title:oil body:gas war", "oil gas war", ["gas", "war"]),
        ("", "oil", []),
        ("pric*", "Prices, PRICED; the price, oil", ["Prices", "PRICED", "price"]),
        ("vienna~", "Vienna, Viena's Veinna, Vienna", ["Vienna", "Viena's", "Veinna", "Vienna"]),
        ('"oil price"~2', "oil at high prices, and oil", ["oil", "prices", "oil"]),
        ('"oil price"~1', "oil at high prices", []),
        ("東京 OR 都", "東京都の、都", ["東京", "都"]),
        ("東京都", "大東京都 東京", ["東京都"]),
    ],
)
def test_marks_what_was_asked_for(query: str, text: str, expected: list[str]) -> None:
    assert hits(marked(text, parse_text(query).tree)) == expected


@pytest.mark.parametrize(
    ("field", "expected"), [("title", ["oil", "war"]), ("body", ["gas", "war"])]
)
def test_marks_the_words_of_a_field_only_there(field: TextField, expected: list[str]) -> None:
    tree = parse_text("title:oil body:gas war").tree
    assert hits(marked("oil gas war", tree, field=field)) == expected


def test_marks_by_the_rules_of_the_articles_language() -> None:
    text, tree = "Les journaux, le journal", parse_text("journaux").tree
    assert hits(marked(text, tree, language="fr")) == ["journaux", "journal"]
    assert hits(marked(text, tree, language="en")) == ["journaux"]
    assert hits(snippet(text, tree, language="fr")) == ["journaux", "journal"]


@given(strategies.documents, strategies.text_leaves)
def test_marks_something_exactly_where_the_article_is_found(
    document: IndexDocument, leaf: Node
) -> None:
    language = next(iter(document.facets.get("language", ())), "")
    title = hits(marked(document.title, leaf, field="title", language=language))
    body = hits(marked(document.body, leaf, field="body", language=language))
    assert bool(title or body) == reference.matches(document, leaf)


def test_keeps_a_short_text_whole() -> None:
    assert snippet("Oil\n\n  falls ", parse_text("oil").tree) == (
        Piece("Oil", is_hit=True),
        Piece(" falls"),
    )
    assert snippet("", EVERYTHING) == ()


def test_shows_the_beginning_without_hits() -> None:
    text = joined(snippet("\n " + FILLER * 20, parse_text("oil").tree, length=50))
    assert text == "The delegates spoke at length about the weather…"


def test_shows_the_passage_with_most_of_the_words() -> None:
    body = f"Oil. {FILLER * 20}Oil and gas prices fell.{FILLER * 20} gas, gas, gas"
    pieces = snippet(body, parse_text("oil gas price").tree, length=100)
    assert hits(pieces) == ["Oil", "gas", "prices"]
    assert joined(pieces).startswith("…")
    assert joined(pieces).endswith("…")


def test_shows_two_passages_where_one_does_not_have_all() -> None:
    body = f"{FILLER * 20}The oil fell. {FILLER * 20}The gas rose. {FILLER * 20}"
    pieces = snippet(body, parse_text("gas oil").tree, length=120)
    assert hits(pieces) == ["oil", "gas"]
    assert joined(pieces).count("…") == 3


def test_cuts_between_words() -> None:
    body = f"{FILLER * 9}oil {FILLER * 9}"
    pieces = snippet(body, parse_text("oil").tree, length=90)
    assert set(joined(pieces).strip("…").split()) <= set(body.split())


def test_cuts_texts_without_spaces_too() -> None:
    pieces = snippet("語" * 1_000, parse_text("oil").tree, length=40)
    assert joined(pieces) == "語" * 38 + "…"


@pytest.mark.parametrize("body", ["oil gas " * 125_000, "a " * 500_000, "x" * 1_000_000])
@pytest.mark.slow
def test_is_fast_on_a_megabyte(body: str) -> None:
    tree = parse_text("oil gas " + '"' + "a " * 100 + 'b"').tree
    began = time.perf_counter()
    snippet(body, tree)
    assert joined(marked(body, tree)) == body
    assert time.perf_counter() - began < 20


WORDS = [
    "oil",
    "Oils",
    "gas",
    "prices",
    "price",
    "x" * 300,
    "é",
    "e\u0301",
    "🛢️",
    "ﬁre",
    "½",
    "U.S.",
]
TEXTS = st.text(max_size=600) | st.lists(
    st.sampled_from([*WORDS, " ", " ", "\n", "\u3000", ". "]), max_size=200
).map("".join)
QUERIES = st.sampled_from(
    ["oil", "oil gas", '"oil price" gas', "oil NOT gas", "U.S. OR fire", "e", '"oil oil oil"']
) | st.text(max_size=20)


@given(TEXTS, QUERIES)
def test_joins_to_the_whole_text_and_marks_only_the_querys_stems(text: str, query: str) -> None:
    tree = parse_text(query).tree
    pieces = marked(text, tree)
    assert joined(pieces) == text
    assert all(piece.text for piece in pieces)
    asked = {stem(token.word) for token in tokens(in_words(tree))}
    for hit in hits(pieces):
        assert {stem(token.word) for token in tokens(hit)} <= asked


@given(TEXTS, QUERIES, st.integers(min_value=20, max_value=300))
def test_keeps_a_snippet_within_its_length(text: str, query: str, length: int) -> None:
    tree = parse_text(query).tree
    pieces = snippet(text, tree, length=length)
    assert len(joined(pieces)) <= length
    assert joined(pieces) == " ".join(joined(pieces).split())
    found = hits(marked(text, tree))
    if found and max(map(len, found)) < length // 2 - 8:
        assert hits(pieces)
