"""The one reading of words that engines, snippets and the query box share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.analysis import fold_word, stem, tokens


def words(text: str) -> list[str]:
    """The words of a text, folded."""
    return [token.word for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oil prices rose", ["oil", "prices", "rose"]),
        ("the U.S. and the U.N.", ["the", "us", "and", "the", "un"]),
        ("1,234.5 barrels in 1987.", ["12345", "barrels", "in", "1987"]),
        ("France's ministers' don't", ["france", "ministers", "dont"]),
        ("France’s rock’n’roll", ["france", "rocknroll"]),
        ("Łódź, São Tomé, İstanbul", ["łodz", "sao", "tome", "istanbul"]),
        ("re-open A-bomb snake_case", ["re", "open", "a", "bomb", "snake", "case"]),
        ("Straße ﬁle Ⅳ", ["strasse", "file", "iv"]),
        ("Москва 東京", ["москва", "東京"]),
        ("", []),
        (" …—'_\u200b", []),
    ],
)
def test_finds_the_words_of_a_text(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("minister", "Ministers"),
        ("café", "CAFES"),
        ("run", "running"),
        ("u.s.", "US"),
        ("agency", "agencies"),
        ("France", "FRANCE'S"),
    ],
)
def test_gives_forms_of_one_word_the_same_stem(one: str, other: str) -> None:
    assert [stem(word) for word in words(one)] == [stem(word) for word in words(other)]


@pytest.mark.parametrize(("one", "other"), [("oil", "soil"), ("Iran", "Iraq"), ("1987", "1988")])
def test_keeps_different_words_apart(one: str, other: str) -> None:
    assert stem(fold_word(one)) != stem(fold_word(other))


@given(st.text())
def test_says_where_each_word_stands(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        assert fold_word(text[token.start : token.end]) == token.word != ""
        end = token.end


@given(st.text())
def test_folds_a_folded_word_no_further(text: str) -> None:
    for word in words(text):
        assert fold_word(word) == word
        assert stem(word)


@given(st.text(), st.text())
def test_reads_two_paragraphs_as_one_after_the_other(one: str, other: str) -> None:
    assert words(f"{one}\n\n{other}") == words(one) + words(other)
