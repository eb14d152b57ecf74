"""Sorted arrays are read as plain Python would, whichever way is taken for their lengths."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from numpy.typing import DTypeLike

from articles.search.engines.whoosh_engine.arrays import (
    Numbers,
    Scores,
    in_both,
    in_either,
    ranges,
    repeated,
    without_repetition,
)
from articles.search.engines.whoosh_engine.lookup import Places, are_in, places_of, scattered

# Segments of so many documents: from one to more than a look-up by halving is good for.
SIZES = st.integers(1, 40) | st.integers(1_000, 4_000)
# Of two lists in one segment: both empty, one much longer than the other, both of a length, all.
SHARES = st.sampled_from((0.0, 0.001, 0.005, 0.05, 0.3, 0.5, 0.9, 1.0))
UNSIGNED = st.sampled_from((np.int64, np.uint32, np.uint64))
Lists = tuple[list[int], list[int], int]


@st.composite
def lists(draw: st.DrawFn, size: int) -> list[int]:
    """Some documents of a segment, each once, in order."""
    if size <= 40:
        return sorted(draw(st.sets(st.integers(0, size - 1))))
    chance = draw(st.randoms(use_true_random=False))
    return sorted(chance.sample(range(size), round(draw(SHARES) * size)))


@st.composite
def two_lists(draw: st.DrawFn) -> Lists:
    """Two lists of a segment and its size."""
    size = draw(SIZES)
    return draw(lists(size)), draw(lists(size)), size


def array(numbers: list[int], kind: DTypeLike = np.int64) -> Numbers:
    return np.array(numbers, kind)


# One list is empty, both are; one is so long that the other is looked up in it, at its very ends
# too; they are alike, or have nothing in common.
EVERY_WAY: list[Lists] = [
    ([], [], 1),
    ([], [0], 1),
    ([], [*range(3_000)], 3_000),
    ([0, 1_500, 2_999], [*range(1, 2_999)], 3_000),
    ([0, 7, 1_500], [*range(2_000)], 3_000),
    ([2_998, 2_999], [*range(1_000)], 3_000),
    ([*range(0, 3_000, 2)], [*range(1, 3_000, 2)], 3_000),
    ([*range(3_000)], [*range(3_000)], 3_000),
]


def every_way(test: Callable[[Lists], None]) -> Callable[[Lists], None]:
    """Try these besides what is generated, either list first."""
    for one, other, size in EVERY_WAY:
        test = example((one, other, size))(example((other, one, size))(test))
    return test


@pytest.mark.slow
@every_way
@given(two_lists())
def test_finds_what_two_lists_share_and_what_they_have_together(two: Lists) -> None:
    one, other, _ = two
    assert in_both(array(one), array(other)).tolist() == sorted({*one} & {*other})
    assert in_either(array(one), array(other)).tolist() == sorted({*one} | {*other})


@pytest.mark.slow
@every_way
@given(two_lists())
def test_says_which_documents_are_listed_and_where(two: Lists) -> None:
    documents, listed, size = two
    found = are_in(array(documents), array(listed), size)
    assert found.dtype == np.bool_
    assert found.tolist() == [document in {*listed} for document in documents]
    places = places_of(array(documents), array(listed), size).tolist()
    assert len(places) == len(documents)
    assert min(places, default=0) >= 0
    place_of = {document: place for place, document in enumerate(listed)}
    for document, place in zip(documents, places, strict=True):
        assert place == place_of.get(document, place)


@pytest.mark.slow
@every_way
@given(two_lists())
def test_gives_each_document_the_score_of_its_place(two: Lists) -> None:
    documents, listed, size = two
    scores = np.arange(1.0, len(listed) + 1)

    def score(places: Places) -> Scores:
        return scores[places]

    expected = dict(zip(listed, scores.tolist(), strict=True))
    found = scattered(array(documents), array(listed), size, score)
    assert found.tolist() == [expected.get(document, 0.0) for document in documents]


def test_reads_small_lists_right_after_large_ones() -> None:
    places_of(array([*range(3_000)]), array([*range(3_000)]), 3_000)
    assert places_of(array([1]), array([0, 1]), 2).tolist() == [1]
    for listed in ([0], [2], [0, 2]):
        found = scattered(array([0, 1, 2]), array(listed), 3, lambda p: np.ones(3)[p])
        assert found.tolist() == [float(document in listed) for document in (0, 1, 2)]


RUNS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 30)), max_size=100)


@given(RUNS, UNSIGNED)
@example([], np.int64)
@example([(5, 0), (5, 0)], np.uint32)
@example([(0, 0), (9_000, 2), (3, 0), (2, 5), (2, 5), (7, 0)], np.uint32)
@example([(n * 3 % 1_000, n % 4) for n in range(3_000)], np.uint64)
def test_counts_through_one_range_after_the_other(
    runs: list[tuple[int, int]], kind: DTypeLike
) -> None:
    starts = [start for start, _ in runs]
    ends = [start + length for start, length in runs]
    found = ranges(array(starts, kind), array(ends, kind))
    assert found.dtype == np.int64
    assert found.tolist() == [n for start, length in runs for n in range(start, start + length)]


REPEATED = st.lists(st.tuples(st.integers(-(2**40), 2**40), st.integers(1, 20)), max_size=200)


@given(REPEATED, UNSIGNED)
@example([], np.int64)
@example([(n // 2, n % 5 + 1) for n in range(3_000)], np.uint32)
def test_repeats_each_number_as_often_as_told(
    pairs: list[tuple[int, int]], kind: DTypeLike
) -> None:
    numbers, times = [number for number, _ in pairs], [count for _, count in pairs]
    expected = [number for number, count in pairs for _ in range(count)]
    assert repeated(array(numbers), array(times, kind)).tolist() == expected


@given(st.lists(st.integers(-9, 9)).map(sorted))
def test_leaves_each_number_once(numbers: list[int]) -> None:
    assert without_repetition(array(numbers)).tolist() == sorted({*numbers})
