"""Old pages that mark nothing: what stands below their headline says who wrote it, and when."""

import datetime as dt

import pytest

from articles.dates import PartialDate
from articles.importing.formats.html import read_html
from articles.importing.parsed_article import ParsedArticle

TEXT = "The assembly of the canton voted late on Monday to keep the old harbour for two more years."
DAY = PartialDate(dt.date(2005, 8, 12))


def read(below: str, text: str = TEXT) -> ParsedArticle:
    story = f"<p>{text} Eleven members had wished to sell it.</p><p>{TEXT} It was late then.</p>"
    article = read_html(
        f"<html><head><title>Harbour stays open</title></head><body><h1>Harbour stays open</h1>"
        f"{below}{story}</body></html>".encode()
    )
    assert isinstance(article, ParsedArticle)
    assert article.title == "Harbour stays open"
    assert article.body.startswith(TEXT), article.body
    return article


@pytest.mark.parametrize(
    ("below", "author"),
    [
        ("<p>By Marta Example, 12 August 2005</p>", "Marta Example"),
        ("<p><b>By Marta Example</b></p><p>Published: 12 August 2005</p>", "Marta Example"),
        ("<div>Published on 12 August 2005 by Marta Example</div>", "Marta Example"),
        ("<font size=2>August 12, 2005</font>", ""),
        ("<p>Published: August 12, 2005</p>", ""),
        ("<p><i>August 12, 2005</i></p><p>By Marta Example</p>", "Marta Example"),
        ("<p>By <b>Marta Example</b> | August 12, 2005</p>", "Marta Example"),
        ("<p>Von <b>Marta Example</b></p><p>12. August 2005</p>", "Marta Example"),
        ("<p>12 August 2005</p><p>By Marta Example</p><p>Staff Writer</p>", "Marta Example"),
    ],
)
def test_reads_the_lines_below_the_headline(below: str, author: str) -> None:
    article = read(below)
    assert (article.published, article.author) == (DAY, author)


def test_keeps_a_dateline_behind_them_apart() -> None:
    article = read("<p>By Marta Example</p><p>12 August 2005</p>", f"BERN, Switzerland - {TEXT}")
    assert (article.published, article.dateline) == (DAY, "BERN, Switzerland")


@pytest.mark.parametrize(
    "below",
    [
        "<p>By the sea of 12 August 2005 nothing was left.</p>",
        "<p>Updated 12 August 2005</p>",
        f"<p>{TEXT} {TEXT}</p><p>12 August 2005</p>",
    ],
)
def test_takes_no_other_day_or_name(below: str) -> None:
    article = read_html(
        f"<html><body><h1>Harbour stays open</h1>{below}<p>{TEXT}</p></body></html>".encode()
    )
    assert isinstance(article, ParsedArticle)
    assert (article.published, article.author) == (None, "")
