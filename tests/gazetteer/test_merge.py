"""The three-way merge, over all cases."""

from hypothesis import given
from hypothesis import strategies as st

from articles.gazetteer.merge import merge_fields, merge_rows

ROWS = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 2))


def apply(loaded: dict[str, int], facts: dict[str, int], present: dict[str, int]) -> dict[str, int]:
    """The rows after the merge."""
    merged = merge_rows(loaded, facts, present)
    after = {key: value for key, value in present.items() if key not in merged.delete}
    return after | {key: facts[key] for key in (*merged.create, *merged.update)}


@given(ROWS, ROWS)
def test_follows_the_facts_where_nobody_changed_anything(
    loaded: dict[str, int], facts: dict[str, int]
) -> None:
    assert apply(loaded, facts, loaded) == facts


@given(ROWS, ROWS, ROWS)
def test_keeps_every_change_of_a_curator(
    loaded: dict[str, int], facts: dict[str, int], present: dict[str, int]
) -> None:
    after = apply(loaded, facts, present)
    for key in "abcd":
        if present.get(key) != loaded.get(key):
            assert after.get(key) == present.get(key)


@given(ROWS, ROWS, ROWS)
def test_changes_nothing_the_second_time(
    loaded: dict[str, int], facts: dict[str, int], present: dict[str, int]
) -> None:
    after = apply(loaded, facts, present)
    assert apply(facts, facts, after) == after


def test_fills_an_empty_field_and_leaves_a_changed_one() -> None:
    merged = merge_fields({}, {"name": "France", "code": "FR"}, {"name": "Gaul", "code": ""})
    assert (merged.update, merged.kept) == (("code",), ("name",))
    merged = merge_fields({"code": "FR"}, {"code": "FX"}, {"code": ""})
    assert (merged.update, merged.kept) == ((), ("code",))
