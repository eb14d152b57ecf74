"""It tells single letters in scripts without spaces, and which way each text is read."""

import pytest
from django.db import transaction
from django.test import Client

from articles.models import Article
from articles.stories.assign import assign_stories
from articles.web.comparing.page import ComparePage, build_compare_page
from articles.web.comparing.words import Pieces
from articles.web.written_in import written_in
from tests.world import make_article

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


@pytest.fixture
def shown(client: Client, db: None) -> str:
    """The page of an Arabic text beside a Chinese one, with a folded part and one in common."""
    same = "\n".join(["قال البحارة إن الميناء هادئ.", "وصلت السفن.", "غادرت القوارب."])
    one = make_article("ارتفاع أسعار القمح", f"{same}\nارتفع السعر اليوم.", language="ar")
    other = make_article("小麦价格上涨", f"{same}\n{WHEAT}", language="zh")
    response = client.get(f"/articles/{one.short_id}/compare/{other.short_id}/")
    return str(response.content.decode())


def test_says_of_every_paragraph_in_which_language_it_is(shown: str) -> None:
    assert shown.count('<h2 lang="ar" dir="rtl">') == shown.count('<h2 lang="zh">') == 1
    assert '<p lang="ar" dir="rtl"><del>' in shown
    assert '<p lang="zh"><ins>' in shown
    assert '<div lang="ar" dir="rtl"><p>قال البحارة' in shown
    assert '<p class="same" lang="ar" dir="rtl">غادرت' in shown
    assert "<p>Not here</p>" in shown


def test_says_its_own_words_in_its_own_language(shown: str) -> None:
    hidden = '<span class="visually-hidden" lang="en" dir="ltr"> [only in the '
    assert shown.count(hidden) == shown.count("[only in the ") > 0


@pytest.mark.parametrize(
    ("language", "attributes"),
    [
        ("he", ' lang="he" dir="rtl"'),
        ("en", ' lang="en"'),
        ("", ' dir="auto"'),
        ("ku", ' lang="ku" dir="auto"'),
        ('"><', ' lang="&quot;&gt;&lt;"'),
    ],
)
def test_lets_the_browser_look_where_the_language_is_unknown(
    language: str, attributes: str
) -> None:
    assert written_in(language) == attributes


def test_lists_copies_in_their_own_direction(client: Client, db: None) -> None:
    body = "نقلت السفن القمح من الميناء القديم إلى المدينة الجديدة " * 12
    articles = [make_article("أسعار القمح", body, language="ar", source=s) for s in ("A", "B")]
    with transaction.atomic():
        assign_stories(articles)
    page = client.get(articles[0].get_absolute_url()).content.decode()
    address = articles[1].get_absolute_url()
    assert f'<a href="{address}" lang="ar" dir="rtl">أسعار القمح</a>' in page
    assert '<h1 data-field="title" data-start="0" dir="rtl">' in page
    assert '<div class="text" dir="rtl">' in page
