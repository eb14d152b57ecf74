"""Web pages: what stands in the text and is not the article's, and dates in unusual places."""

import pytest

from tests.importing.test_web_pages import BODY, article_of, linked, origin, page

FIRST = "The harbour was opened on Tuesday in front of the whole town, and the sun shone on it."


def iso(content: bytes) -> str:
    published = article_of(content).published
    return published.iso if published else ""


@pytest.mark.parametrize(
    "title",
    [
        "Ports open | The Post | 03.04.1987",
        "Ports open - 3 April 1987 - The Post",
        "Ports open · April 3, 1987",
    ],
)
def test_finds_the_day_that_stands_behind_the_headline_in_the_title(title: str) -> None:
    article = article_of(page(f"<title>{title}</title>"))
    assert article.published is not None
    assert article.published.iso == "1987-04-03"
    assert article.title == "Ports open"
    assert article.source in ("", "The Post")
    assert iso(page(f'<meta property="og:title" content="{title}">')) == "1987-04-03"


@pytest.mark.parametrize("title", ["Ports open | 1987", "The day of 3 April 1987 - The Post"])
def test_takes_no_year_and_no_headline_for_that_day(title: str) -> None:
    assert iso(page(f"<title>{title}</title>")) == ""


def test_believes_a_day_of_making_only_where_no_other_is_told_or_shown() -> None:
    made = '<meta itemprop="dateCreated" content="2019-05-07">'
    shown = '<div class="date">12.10.2015, 19:16 Uhr</div>'
    assert iso(page("", made + shown + BODY)) == "2015-10-12"
    assert iso(page("", made + BODY)) == "2019-05-07"
    assert iso(page('<meta name="date" content="2015-10-12">', made + BODY)) == "2015-10-12"
    article = article_of(page("", made + BODY))
    assert origin(article, "date") == "likely: itemprop dateCreated"


@pytest.mark.parametrize(
    "trail",
    ["Home > Harbours > Ports open", "Accueil › Ports open", "Start » Häfen » Norden",
     "The Post / Harbours / Ports open"],
)  # fmt: skip
def test_leaves_out_the_trail_above_the_text(trail: str) -> None:
    body = f"<p>{trail}</p>{BODY}"
    assert article_of(page("", body)).body.startswith(FIRST)


@pytest.mark.parametrize(
    "line",
    ["Five > four, says the minister of Freedonia", "Imports > exports > debts in Freedonia"],
)
def test_keeps_a_first_line_that_only_has_such_signs(line: str) -> None:
    assert article_of(page("", f"<p>{line.replace('>', '&gt;')}</p>{BODY}")).body.startswith(line)


def test_leaves_out_headlines_of_other_articles_between_the_paragraphs() -> None:
    other = "Lighthouse of Freedonia is sold to its own keeper"
    link = f'<p><span><a href="/b">{other}</a></span></p>'
    article = article_of(page("", BODY + link + BODY))
    assert other not in article.body
    assert article.body.count(FIRST) >= 6


@pytest.mark.parametrize(
    "kept",
    [
        '<p><a href="/b">The whole report can be read by everybody.</a></p>',
        '<p>It is told by <a href="/b">the keeper of the lighthouse of Freedonia</a></p>',
        "".join(f'<p><a href="/{n}">The {n}. port of Freedonia and its ferries</a></p>'
                for n in range(9)),
    ],
)  # fmt: skip
def test_keeps_links_that_are_part_of_the_text(kept: str) -> None:
    body = article_of(page("", BODY + kept + BODY)).body
    words = kept.replace("</a>", "").replace("</p>", "").rpartition(">")[2].strip()
    assert words in body


def test_takes_the_headline_without_what_stands_above_it() -> None:
    head = '<meta property="og:title" content="Ferries sail on Sundays too">'
    heading = "Traffic: Ferries sail on Sundays too"
    assert article_of(page(head, heading=heading)).title == "Ferries sail on Sundays too"
    head = linked(headline=heading) + head
    assert article_of(page(head, heading=heading)).title == heading


@pytest.mark.parametrize(
    "comment",
    [
        '<div class="comments"><p>{}</p></div>',
        '<ol id="comment-list"><li>{}</li></ol>',
        '<div itemprop="comment">{}</div>',
        '<div itemscope itemtype="https://schema.org/UserComment">{}</div>',
    ],
)
def test_takes_no_reader_who_comments_for_the_author(comment: str) -> None:
    said = '<span itemprop="author">Ben Reader</span><i itemprop="datePublished">1987-05-06</i>'
    body = BODY + comment.format(said)
    assert (article_of(page("", body)).author, iso(page("", body))) == ("", "")
    written = '<p itemprop="author">Ada Example</p>'
    assert article_of(page("", written + body)).author == "Ada Example"


def test_takes_an_author_named_beside_the_article_after_its_meta_tags() -> None:
    footer = BODY + '<footer><span itemprop="author">Ada Example</span></footer>'
    assert article_of(page("", footer)).author == "Ada Example"
    head = '<meta name="author" content="Cleo Writer">'
    assert article_of(page(head, footer)).author == "Cleo Writer"
