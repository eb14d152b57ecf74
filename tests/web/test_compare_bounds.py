"""It compares any two texts in bounded work, says when it gave up, and gives up on little."""

import sys
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from articles.models import Article
from articles.web.comparing.matching import Steps
from articles.web.comparing.page import ComparePage, build_compare_page
from articles.web.comparing.rows import (
    LONGEST,
    MOST_PARAGRAPHS,
    Stretch,
    compare_texts,
    paragraphs_of,
)
from tests.stories.telling import changed, text
from tests.world import make_article

# Calls of built-in functions: the steps that a comparison may take, and what it costs to show it.
MOST_CALLS = 8_000_000
GAVE_UP = "stand side by side as wholes"


class TooMuchWorkError(Exception):
    """More calls than any comparison may make."""


def calls_of(work: Callable[[], Any]) -> tuple[int, Any]:
    """How many calls of built-in functions some work takes, and its result; or stops it."""
    calls = 0

    def count(_frame: Any, event: str, _function: Any) -> None:
        nonlocal calls
        if event == "c_call":
            calls += 1
            if calls > MOST_CALLS:
                sys.setprofile(None)
                raise TooMuchWorkError

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        result = work()
    finally:
        sys.setprofile(before)
    return calls, result


def page_of(one: str, other: str) -> ComparePage:
    return build_compare_page(Article(title="A", body=one), Article(title="B", body=other))


def lines_of(stretches: tuple[Stretch, ...]) -> tuple[list[str], list[str]]:
    """The paragraphs of both sides, as they are shown."""
    rows = [row for stretch in stretches for row in stretch.rows]
    left = ["".join(piece.text for piece in row.left) for row in rows if row.left]
    return left, ["".join(piece.text for piece in row.right) for row in rows if row.right]


REPEATING = {
    "lines": ("Port closed\nNo score\n" * 1_000, "Port closed\nA score\n" * 1_000),
    "lines with words": ("a b a c\n" * 2_000, "a b a d\n" * 2_000),
    "words": ("the ships " * 10_000, "the boats " * 10_000),
    "words of many paragraphs": (
        "\n".join(f"{n} " + "to be " * 40 for n in range(400)),
        "\n".join(f"{n} " + "to do " * 40 for n in range(400)),
    ),
    "many lines": (
        "\n".join(f"on {n} the price rose to {n}" for n in range(2_000)),
        "\n".join(f"the price rose on {n} to {-n}" for n in range(2_000)),
    ),
    "letters": ("的是" * 90_000, "的有" * 90_000),
    "signs": ("-=" * 90_000, "-+" * 90_000),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", list(REPEATING))
def test_takes_bounded_work_for_texts_that_repeat_themselves(name: str) -> None:
    one, other = REPEATING[name]
    calls, page = calls_of(lambda: page_of(one, other))
    assert calls < MOST_CALLS
    assert lines_of(page.stretches) == (paragraphs_of(one), paragraphs_of(other))


@pytest.mark.slow
def test_takes_bounded_work_for_texts_with_nothing_in_common() -> None:
    one = "\n".join(text(seed, 400) for seed in range(60))
    other = "\n".join(text(seed + 1000, 400) for seed in range(60))
    calls, page = calls_of(lambda: page_of(one, other))
    assert calls < MOST_CALLS
    assert lines_of(page.stretches) == (paragraphs_of(one), paragraphs_of(other))


def test_tells_every_word_of_a_long_report() -> None:
    body = "\n".join(text(seed, 300) for seed in range(12))
    page = page_of(body, changed(body, *range(20, 3_500, 100)))
    assert not page.gave_up
    marked = [
        piece.text for stretch in page.stretches for row in stretch.rows for piece in row.left
        if piece.is_only_here
    ]  # fmt: skip
    assert len(marked) > 20
    assert max(map(len, marked)) < 100


LINES = st.lists(st.sampled_from(["a b", "a c", "b", "c a b"]), max_size=12)


@given(one=LINES, other=LINES, left=st.integers(0, 300))
def test_loses_no_line_wherever_its_steps_run_out(
    one: list[str], other: list[str], left: int
) -> None:
    found = compare_texts("\n".join(one), "\n".join(other), Steps(left))
    assert lines_of(found) == (one, other)


def test_says_that_it_gave_up(client: Client, db: None) -> None:
    one, other = (make_article(body=body) for body in REPEATING["words"])
    alike = make_article(body="Port closed.")
    shown = client.get(f"/articles/{one.short_id}/compare/{other.short_id}/").content.decode()
    assert GAVE_UP in shown
    assert "only the first part is compared" not in shown
    shown = client.get(f"/articles/{one.short_id}/compare/{alike.short_id}/").content.decode()
    assert GAVE_UP not in shown


@pytest.mark.parametrize(
    ("body", "is_cut"),
    [
        ("A line.\n\n" * (MOST_PARAGRAPHS - 1), False),
        ("A line.\n\n" * MOST_PARAGRAPHS, False),
        ("A line.\n" * (MOST_PARAGRAPHS + 1), True),
        ("x" * LONGEST, False),
        ("x" * LONGEST + " \n" * 50, False),
        ("x" * LONGEST + "\n\ny", True),
    ],
)
def test_says_that_a_text_was_cut_only_where_it_was(body: str, *, is_cut: bool) -> None:
    assert page_of(body, "Another.").is_cut is is_cut
    compared = "".join(lines_of(page_of(body, "Another.").stretches)[0])
    assert (len(compared) < len("".join(body.split()).replace("Aline", "A line"))) is is_cut


def test_refuses_strangers_who_compare_too_often(
    client: Client, db: None, settings: Settings
) -> None:
    cache.clear()
    settings.NEWSDESK_SEARCHES_A_MINUTE = 2
    one, other = make_article(title="One"), make_article(title="Two")
    address = f"/articles/{one.short_id}/compare/{other.short_id}/"
    asked = [client.get(address, REMOTE_ADDR="192.0.2.9").status_code for _ in range(3)]
    cache.clear()
    assert asked == [200, 200, 429]
