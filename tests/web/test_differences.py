"""It marks the words that went and the words that came, and loses none."""

from hypothesis import given
from hypothesis import strategies as st

from articles.web.histories.differences import ELLIPSIS, Edit, differences, replaced

WORDS = st.lists(
    st.sampled_from(["oil", "the", "fell", " ", "  ", ",", "油", "\n", "a"]), max_size=30
)


def told(before: str, after: str) -> list[tuple[str, str]]:
    return [(piece.edit.value, piece.text) for piece in differences(before, after)]


def test_marks_single_words() -> None:
    assert told("Grain leaves the port", "Wheat leaves the old port") == [
        ("deleted", "Grain"),
        ("inserted", "Wheat"),
        ("same", " leaves the"),
        ("inserted", " old"),
        ("same", " port"),
    ]


def test_marks_what_stands_at_either_end() -> None:
    assert told("port", "the port") == [("inserted", "the "), ("same", "port")]
    assert told("the port", "the") == [("same", "the"), ("deleted", " port")]
    assert told("", "the port") == [("inserted", "the port")]
    assert told("same", "same") == [("same", "same")]


def test_marks_single_characters_where_words_are_not_parted() -> None:
    assert ("inserted", "油") in told("石", "石油")


def test_cuts_what_stayed_and_what_is_too_long_to_compare() -> None:
    body = " ".join(f"w{n}" for n in range(2_000))
    pieces = differences(body, body.replace("w1000", "changed"))
    assert [piece.text for piece in pieces if piece.is_deleted] == ["w1000"]
    assert sum(len(piece.text) for piece in pieces) < 400
    other = " ".join(f"x{n}" for n in range(2_000))
    assert all(ELLIPSIS in piece.text for piece in differences(body, other))


@given(WORDS, WORDS)
def test_holds_both_texts_whole(before: list[str], after: list[str]) -> None:
    old, new = "".join(before), "".join(after)
    pieces = differences(old, new)
    if all(ELLIPSIS not in piece.text for piece in pieces):
        assert "".join(p.text for p in pieces if p.edit is not Edit.INSERTED) == old
        assert "".join(p.text for p in pieces if p.edit is not Edit.DELETED) == new


def test_replaces_what_is_no_sentence() -> None:
    assert [piece.text for piece in replaced("1987", "")] == ["1987"]
