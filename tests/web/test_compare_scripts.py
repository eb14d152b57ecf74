"""It tells single letters in scripts without spaces, and which way each text is read."""

import pytest

from articles.models import Article
from articles.web.comparing.page import ComparePage, build_compare_page
from articles.web.comparing.words import Pieces

GRAIN = "三月二日,港口的粮食价格上涨了3.5个百分点,码头工人表示天气转暖"
WHEAT = "三月二日,港口的小麦价格上涨了3.6个百分点,码头工人表示天气转暖"
OTHER = "图书馆周末开放到晚上九点"


def page_of(one: str, other: str) -> ComparePage:
    return build_compare_page(
        Article(title="A", body=one, language="zh"), Article(title="A", body=other, language="zh")
    )


def only_here(page: ComparePage) -> list[tuple[list[str], list[str]]]:
    rows = [row for stretch in page.stretches for row in stretch.rows if not row.is_same]
    return [(marked(row.left), marked(row.right)) for row in rows]


def marked(pieces: Pieces) -> list[str]:
    return [piece.text for piece in pieces if piece.is_only_here]


def test_sets_a_changed_paragraph_beside_what_it_became_and_marks_its_letters() -> None:
    page = page_of(GRAIN, f"{OTHER}\n{WHEAT}")
    assert only_here(page) == [([], [OTHER]), (["粮食", "5"], ["小麦", "6"])]


def test_does_not_set_what_has_nothing_in_common_side_by_side() -> None:
    assert only_here(page_of(GRAIN, OTHER)) == [([GRAIN], []), ([], [OTHER])]


@pytest.mark.parametrize("joined", ["GDP成長は{}い", "第{}回", "ราคาข้าว{}บาท", "사과{}개가"])
def test_marks_no_more_than_the_number_that_changed(joined: str) -> None:
    around = "港の人々は静かに待っていた"
    page = page_of(around + joined.format(10), around + joined.format(25))
    assert only_here(page) == [(["10"], ["25"])]
