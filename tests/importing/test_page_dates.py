"""Web pages: the date that a page shows, where what it says of itself is no day."""

import pytest

from tests.importing.test_web_pages import BODY, article_of, linked, origin, page

SHOWN = '<p class="date">3 April 1987</p>'


def iso(content: bytes) -> str:
    published = article_of(content).published
    return published.iso if published else ""


@pytest.mark.parametrize(
    "written",
    ["04/03/1987", "2999-04-03", "1970-01-01", "1970-01-01T00:00:00Z", "yesterday", "1987-01-01",
     "1987-01-01T00:00:00Z"],
)  # fmt: skip
def test_asks_the_date_that_the_page_shows_where_its_metadata_name_none(written: str) -> None:
    assert iso(page(f'<meta name="date" content="{written}">', SHOWN + BODY)) == "1987-04-03"


def test_completes_a_year_by_the_date_that_the_page_shows() -> None:
    assert iso(page('<meta name="date" content="1987">', SHOWN + BODY)) == "1987-04-03"
    assert iso(page('<meta name="date" content="1988">', SHOWN + BODY)) == "1988"


def test_believes_a_day_in_the_metadata_before_the_one_that_is_shown() -> None:
    assert iso(page('<meta name="date" content="1987-05-06">', SHOWN + BODY)) == "1987-05-06"


def test_believes_microdata_before_meta_tags_and_json_ld_before_both() -> None:
    meta = '<meta name="date" content="1987-05-06">'
    item = '<span itemprop="datePublished" content="1987-04-03">3 April</span>'
    article = article_of(page(meta, item + BODY))
    assert article.published is not None
    assert article.published.iso == "1987-04-03"
    assert origin(article, "date") == "likely: itemprop datePublished"
    assert iso(page(linked(datePublished="1987-03-01") + meta, item + BODY)) == "1987-03-01"


def test_believes_microdata_of_other_articles_after_meta_tags() -> None:
    meta = '<meta name="date" content="1987-05-06">'
    item = '<aside><span itemprop="datePublished" content="1987-04-03">3 April</span></aside>'
    assert iso(page(meta, item + BODY)) == "1987-05-06"
    both = item + '<span itemprop="datePublished" content="1987-05-01">1 May</span>'
    assert iso(page(meta, both + BODY)) == "1987-05-01"
    assert iso(page("", item + BODY)) == "1987-04-03"


@pytest.mark.parametrize("around", ["<aside>%s</aside>", '<div class="with-sidebar">%s</div>'])
def test_takes_what_holds_the_headline_for_no_list_beside_the_article(around: str) -> None:
    body = f"<h1>Ports open</h1>{SHOWN}{BODY}"
    assert iso(f"<html><body>{around % body}</body></html>".encode()) == "1987-04-03"
    beside = f"<h1>Ports open</h1>{BODY}{around % SHOWN}"
    assert iso(f"<html><body>{beside}</body></html>".encode()) == ""
