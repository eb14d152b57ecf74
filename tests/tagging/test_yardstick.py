"""How near the tagger comes to a human reader over seventy years."""

import pytest

from tests.tagging.real_table import about, named
from tests.tagging.yardstick import ARTICLES, Marked


def f1(right: int, wrong: int, missed: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (2 * right + wrong + missed)


def score(pairs: list[tuple[frozenset[str], set[str]]]) -> float:
    """The F1 of what was found against what was marked."""
    return f1(
        sum(len(marked & found) for marked, found in pairs),
        sum(len(found - marked) for marked, found in pairs),
        sum(len(marked - found) for marked, found in pairs),
    )


def read(article: Marked) -> tuple[str, str, str, str]:
    """An article as the tagger takes it."""
    return article.body, article.date, article.title, article.dateline


def test_names_what_a_reader_names() -> None:
    assert score([(a.about | a.besides, named(*read(a))) for a in ARTICLES]) >= 0.95


def test_says_what_it_is_about_as_a_reader_does() -> None:
    assert score([(a.about, about(*read(a))) for a in ARTICLES]) >= 0.8


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.date)
def test_finds_whatever_the_article_is_about(article: Marked) -> None:
    assert article.about <= named(*read(article))
