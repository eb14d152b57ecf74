"""The one reading of words that engines, snippets and the query box share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search import analysis
from articles.search.analysis import LANGUAGES, fold_word, stem, term, tokens
from tests.search import strategies


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
        (
            "l'homme d'État, qu’il dell'arte O'Neill",
            ["l", "homme", "d", "etat", "qu", "il", "dell", "arte", "oneill"],
        ),
        ("東京サミット 車", ["東京", "京サ", "サミ", "ミッ", "ット", "車"]),
        ("3月に ｶﾞｷﾞ", ["3", "月に", "ガギ"]),
        ("한국은 경제", ["한국", "국은", "경제"]),
        ("ไทย", ["ไท", "ทย"]),
        ("हिन्दी العَرَبِيَّة Российский", ["हिन्दी", "العربية", "российский"]),
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
    start = end = 0
    for token in tokens(text):
        assert start <= token.start < token.end <= len(text)
        assert token.start >= end or text[start] > "\u0dff"
        assert fold_word(text[token.start : token.end]) == token.word != ""
        start, end = token.start, token.end


@given(st.text())
def test_folds_a_folded_word_no_further(text: str) -> None:
    for word in words(text):
        assert fold_word(word) == word
        assert all(term(word, language) for language in (*LANGUAGES, "ja"))


@given(st.text())
def test_reads_words_without_places_the_same(text: str) -> None:
    assert analysis.words(text) == words(text)


@pytest.mark.parametrize("language", ["", "en", "en-GB", "EN_us"])
def test_reads_an_unknown_language_as_english(language: str) -> None:
    assert term("prices", language) == stem("prices") == "price"


def test_reads_forms_by_the_rules_of_their_language() -> None:
    assert term("nationaux", "fr") == term("national", "fr-CA") != term("nationaux", "en")
    assert term("zeitungen", "de") == term("zeitung", "de")
    assert term("газеты", "ru") == term("газета", "ru")
    assert term("avisene", "nb") == term("avis", "no")
    assert term("prices", "xx") != term("price", "xx")


def test_keeps_terms_of_different_languages_apart() -> None:
    assert len({term("menu", language) for language in (*LANGUAGES, "ja", "xx")}) == 31


@given(st.text(), st.text())
def test_reads_two_paragraphs_as_one_after_the_other(one: str, other: str) -> None:
    assert words(f"{one}\n\n{other}") == words(one) + words(other)


@given(strategies.texts(12) | st.text(max_size=60), st.integers(1, 20))
def test_says_where_words_stand_as_it_says_what_they_are(text: str, many: int) -> None:
    found = [(token.start, token.end) for token in tokens(text)]
    assert analysis.places(text, many)[:many] == found[:many]
    assert analysis.words(text) == words(text)
