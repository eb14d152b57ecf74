"""Arrays of spellings find what a loop over all words finds."""

from hypothesis import given
from hypothesis import strategies as st

from articles.search.engines.whoosh_engine.spelling_table import table_of
from articles.search.spelling import is_near

# Letters of one byte to four.
WORDS = st.text("abcéя東𐐷", min_size=1, max_size=7)


@given(st.dictionaries(WORDS, st.integers(0, 3), max_size=60), WORDS)
def test_finds_beginnings_and_slips(counts: dict[str, int], word: str) -> None:
    table = table_of(sorted((each.encode(), count) for each, count in counts.items()))
    held = {each: count for each, count in counts.items() if count}
    starting = {each: count for each, count in held.items() if each.startswith(word)}
    assert dict(table.words(word)) == starting
    assert table.held(word) == len(starting)
    near = {each: count for each, count in held.items() if is_near(word, each)}
    assert dict(table.words_near(word)) == near
