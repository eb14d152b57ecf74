"""Fuzzy words are one slip of the hand away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.spelling import is_near
from tests import reference

LETTERS = st.text("abc", min_size=1, max_size=6)


@pytest.mark.parametrize(
    "slip", ["vienna", "viena", "viennna", "vienma", "veinna", "vienn", "viennas"]
)
def test_knows_one_slip(slip: str) -> None:
    assert is_near("vienna", slip)
    assert is_near(slip, "vienna")


@pytest.mark.parametrize("other", ["wienna", "ivenna", "ienna", "vien", "veinan", "veinnas", ""])
def test_keeps_to_the_first_letter_and_one_slip(other: str) -> None:
    assert not is_near("vienna", other)
    assert not is_near(other, "vienna")


@given(LETTERS, LETTERS)
def test_finds_exactly_what_trying_every_slip_finds(word: str, other: str) -> None:
    expected = reference.is_near(word, other)
    assert is_near(word, other) == is_near(other, word) == expected
