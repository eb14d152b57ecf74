"""It cuts a text into words of any script, and loses no character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.web.histories.differences import differences
from articles.web.word_pieces import cut_into_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Oil, 3.5 of it", ["Oil", ",", " ", "3", ".", "5", " ", "of", " ", "it"]),
        ("GDP成長は", ["GDP", "成", "長", "は"]),
        ("3月2日発表", ["3", "月", "2", "日", "発", "表"]),
        ("COVID新規", ["COVID", "新", "規"]),
        ("𠮷野家", ["𠮷", "野", "家"]),
        ("ข้าว10ตัน", ["ข้", "า", "ว", "10", "ตั", "น"]),
        ("देश में", ["देश", " ", "में"]),
        ("قَمْح 7", ["قَمْح", " ", "7"]),
        ("하버는", ["하", "버", "는"]),
        ("e\u0301te\u0301", ["e\u0301te\u0301"]),
    ],
)  # fmt: skip
def test_cuts_where_a_word_or_a_letter_without_spaces_ends(text: str, words: list[str]) -> None:
    assert cut_into_words(text) == words


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_loses_no_character(text: str) -> None:
    assert "".join(cut_into_words(text)) == text


def test_marks_one_letter_behind_a_digit_in_a_history() -> None:
    pieces = differences("3月2日に米が売られた", "3月2日に麦が売られた")
    assert [piece.text for piece in pieces if piece.is_inserted] == ["麦"]
