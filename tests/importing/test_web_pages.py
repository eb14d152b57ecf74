"""Web pages as they are saved: which of all that they say is believed."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing.formats.html import read_html
from articles.importing.parsed_article import ParsedArticle, Rejection
from tests.importing.reading import is_sound, read_one, refused

TEXT = "The harbour was opened on Tuesday in front of the whole town, and the sun shone on it."
BODY = "".join(f"<p>{TEXT} It was the {n}. time.</p>" for n in range(6))


def page(head: str = "", body: str = BODY, heading: str = "Ports open") -> bytes:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}</head>'
        f"<body><article><h1>{heading}</h1>{body}</article></body></html>"
    ).encode()


def article_of(content: bytes, url: str = "") -> ParsedArticle:
    found = read_html(content, url)
    assert isinstance(found, ParsedArticle), found
    return found


def linked(**fields: object) -> str:
    told = {"@type": "NewsArticle", "headline": "Ports open", **fields}
    return f'<script type="application/ld+json">{json.dumps(told)}</script>'


def origin(article: ParsedArticle, field: str) -> str:
    return dict(article.provenance).get(field, "")


def test_says_where_each_field_was_found() -> None:
    head = (
        linked(datePublished="2019-03-05T08:00:00Z", author={"name": "Ada Example"})
        + '<link rel="canonical" href="https://x.example/2019/03/05/ports">'
        '<meta property="article:section" content="Harbours">'
        '<meta property="og:site_name" content="The Post">'
    )
    article = article_of(page(head))
    assert (article.section, article.source) == ("Harbours", "The Post")
    assert dict(article.provenance) == {
        "title": "JSON-LD headline",
        "source": "og:site_name",
        "body": "trafilatura, and the page's <article> agrees",
        "author": "JSON-LD author",
        "language": "lang attribute",
        "url": "link rel=canonical",
        "section": "article:section",
        "date": "certain: JSON-LD datePublished, and the address agrees",
    }


@pytest.mark.parametrize(
    ("head", "url", "expected"),
    [
        ('<link rel="canonical" href="/a/b">', "https://x.example/q", "https://x.example/a/b"),
        ('<base href="https://y.example/"><link rel="canonical" href="/a">', "",
         "https://y.example/a"),
        ('<link rel="canonical" href="//x.example/a">', "", "https://x.example/a"),
        ('<link rel="canonical" href="javascript:alert(1)">', "", ""),
        (('<link rel="canonical" href="data:text/html,x">'
         '<meta property="og:url" content="https://x.example/b">'), "", "https://x.example/b"),
        (('<link rel="canonical" href="https://x.example/">'
         '<meta property="og:url" content="https://x.example/b">'), "", "https://x.example/b"),
        ('<link rel="canonical" href="https://[">', "https://x.example/c", "https://x.example/c"),
        ("", "https://x.example/c", "https://x.example/c"),
    ],
)  # fmt: skip
def test_finds_the_address_that_the_page_calls_its_own(head: str, url: str, expected: str) -> None:
    assert article_of(page(head), url).url == expected


@pytest.mark.parametrize(
    ("head", "heading", "title"),
    [
        (('<title>Ports open | World | The Post</title><meta property="og:site_name" '
         'content="The Post">'), "Ports open", "Ports open"),
        ('<title>The Post: Ports open</title><meta property="og:site_name" content="The Post">',
         "", "Ports open"),
        ('<meta property="og:title" content="Ports open in the no…">',
         "Ports open in the north of the country", "Ports open in the north of the country"),
        ('<meta property="og:title" content="An old headline"><title>Ports open - Post</title>',
         "Ports open", "Ports open"),
        ("<title>Half-time: a club - home</title>", "", "Half-time: a club - home"),
        ('<meta property="og:title" content="Caf&amp;eacute; open">', "", "Caf&eacute; open"),
    ],
)  # fmt: skip
def test_finds_the_headline_that_two_places_give(head: str, heading: str, title: str) -> None:
    assert article_of(page(head, heading=heading)).title == title


def test_finds_the_headline_below_the_name_of_the_site() -> None:
    body = f"<h2>Ports open</h2>{BODY}"
    head = "<title>Ports open | Notes | Ada Example</title>"
    assert article_of(page(head, body, "Hello, I am Ada")).title == "Ports open"


@pytest.mark.parametrize(
    ("head", "body", "author"),
    [
        ('<meta name="author" content="Ada Example"><meta name="author" content="Bo Sample">', "",
         "Ada Example, Bo Sample"),
        ('<meta property="article:author" content="https://social.example/ada">',
         '<p class="byline">By Ada Example | 5 March 2019</p>', "Ada Example"),
        ('<meta name="author" content="The Post"><meta property="og:site_name" content="The Post">',
         '<a rel="author" href="/ada">Ada Example</a>', "The Post"),
        ("", '<span itemprop="author" itemscope><b itemprop="name">Ada Example</b></span>',
         "Ada Example"),
        ("", '<div class="comment"><span class="author">Some Reader</span></div>', ""),
        (linked(author=[{"@id": "#a"}, {"@type": "Person", "name": "Bo Sample"}]), "", "Bo Sample"),
    ],
)  # fmt: skip
def test_finds_who_wrote_it(head: str, body: str, author: str) -> None:
    assert article_of(page(head, f"{body}{BODY}")).author == author


def test_looks_up_whom_the_linked_data_points_to() -> None:
    graph = {
        "@graph": [
            {"@type": "NewsArticle", "headline": "Ports open", "author": {"@id": "#ada"},
             "publisher": {"@id": "#post"}},
            {"@type": "Person", "@id": "#ada", "name": "Ada Example"},
            {"@type": "Organization", "@id": "#post", "name": "The Post"},
        ]
    }  # fmt: skip
    head = f'<script type="application/ld+json">{json.dumps(graph)}</script>'
    article = article_of(page(head))
    assert (article.author, article.source) == ("Ada Example", "The Post")


def test_takes_the_last_step_of_the_breadcrumbs_for_the_section() -> None:
    steps = [{"position": n, "name": name} for n, name in enumerate(("Home", "News", "Harbours"))]
    crumbs = {
        "@type": "BreadcrumbList",
        "itemListElement": [*steps, {"item": {"name": "Ports open"}}],
    }
    head = linked() + f'<script type="application/ld+json">{json.dumps(crumbs)}</script>'
    article = article_of(page(head))
    assert (article.section, origin(article, "section")) == ("Harbours", "JSON-LD breadcrumbs")


def test_takes_the_linked_article_that_the_page_shows() -> None:
    others = linked(headline="Another", datePublished="2001-01-02")
    article = article_of(page(others + linked(datePublished="2019-03-05")))
    assert (article.title, article.published and article.published.iso) == (
        "Ports open", "2019-03-05",
    )  # fmt: skip


def test_reads_what_it_can_of_broken_linked_data() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle" "headline": "Ports open",'
        '"datePublished": "2019-03-05"</script>'
    )
    article = article_of(page(head))
    assert article.published is not None
    assert article.published.iso == "2019-03-05"


def test_reads_the_date_that_is_only_shown() -> None:
    shown = '<span class="post-date">Published: 5 March 2019, 10:00</span>'
    article = article_of(page("", shown + BODY))
    assert (article.published and article.published.iso, article.published_origin) == (
        "2019-03-05", "text",
    )  # fmt: skip
    changed = '<span class="post-date">Updated 5 March 2019</span>'
    assert article_of(page("", changed + BODY)).published is None


def test_takes_the_whole_text_of_a_page_behind_a_wall() -> None:
    whole = " ".join(f"{TEXT} Again {n}." for n in range(20))
    article = article_of(page(linked(articleBody=whole), f"<p>{TEXT}</p><p>Subscribe now</p>"))
    assert article.body == whole
    assert origin(article, "body") == "JSON-LD articleBody; the page has less"


def test_reads_a_page_that_is_laid_out_with_tables() -> None:
    cells = f'<table><tr><td><a href="/">Home</a><td>{BODY}</td></tr></table>'
    content = f"<title>Ports open</title><body>{cells}</body>".encode()
    assert article_of(content).body.count("\n\n") == 5


def test_leaves_out_what_stands_around_the_text() -> None:
    around = (
        '<div class="ad">Advertisement</div><p>Sign up for our newsletter in your inbox</p>'
        '<div class="related"><h3>Related articles</h3><ul><li><a href="/x">Other</a></ul></div>'
    )
    body = f"<p>By Ada Example</p><p>5 March 2019</p>{BODY}{around}"
    article = article_of(page('<meta name="author" content="Ada Example">', body))
    assert article.body.startswith(TEXT)
    for words in ("Advertisement", "newsletter", "Related", "By Ada"):
        assert words not in article.body


@pytest.mark.slow
def test_believes_a_long_text_more_than_the_pages_language() -> None:
    text = (
        "<p>El puerto de la ciudad fue abierto el martes ante los vecinos, y el sol brilló sobre "
        "las casas. Los barcos que esperaban en la bahía entraron con las velas puestas.</p>"
    )
    article = article_of(page("", text * 5))
    assert article.language == "es"
    assert origin(article, "language") == "the text; lang attribute says en"


def test_mends_what_was_read_in_a_wrong_encoding() -> None:
    body = f"<p>Le cafÃ© oÃ¹ naÃ®t lâ€™Ã©tÃ©.</p>{BODY}"
    assert article_of(page("", body)).body.startswith("Le café où naît l’été.")


def test_refuses_a_list_of_links(tmp_path: Path) -> None:
    links = "".join(f'<li><a href="/{n}">A headline about harbours {n}</a></li>' for n in range(99))
    content = f"<html><title>Harbours</title><body><h1>Harbours</h1><ul>{links}</ul></body></html>"
    assert refused(tmp_path, content, "page.html") == (
        "it has no article text: it is a list of links"
    )


def test_keeps_an_article_that_is_full_of_links(tmp_path: Path) -> None:
    links = "".join(f'<p><a href="/{n}">{TEXT} Number {n}.</a></p>' for n in range(9))
    assert read_one(tmp_path, f"<h1>Links</h1>{links}", "page.html").title == "Links"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<p " + b" ".join(b"a%d=b" % n for n in range(20_000)) + b">x", "attributes"),
        (b"<p " + b" ".join(b"a%d='<\">'" % n for n in range(20_000)) + b">x", "attributes"),
        (b"<p>" + b"word " * 2_200_000, "at most 5,000,000"),
        (b"<p>x</p>" * 80_000, "tags"),
        (b"<div>" * 1100 + b"x", "nested"),
    ],
)
def test_refuses_what_would_take_for_ever(content: bytes, reason: str) -> None:
    found = read_html(b"<html><body>" + content)
    assert isinstance(found, Rejection)
    assert reason in found.reason


def test_reads_a_page_with_the_pictures_in_it() -> None:
    picture = f'<img src="data:image/png;base64,{"QUJD" * 3_000_000}">'
    assert article_of(page("", picture + BODY)).body.startswith(TEXT)


PARTS = st.sampled_from(
    ["<p>", "</p>", "<article>", "<h1>Ports", "<h2>", "<title>a | b", "</title>", "\0", "&#0;",
     "<table><tr><td>", "<base href='http://['>", "<link rel=canonical href='http://[x'>",
     "<meta property='og:url' content='http://x:99999999/a'>", "<time datetime='9999-99-99'>",
     "<meta name=author content='By'>", "<script type='application/ld+json'>", "</script>",
     '{"@graph":[{"@type":"NewsArticle","author":[{"@id":[]}],"publisher":[[]],"url":{}}]}',
     "<html lang='x" + "y" * 50 + "'>", "<span itemprop='author datePublished'>", "<br><br>",
     "<abbr class=date title='1 May 1987'>", "</html>", "<a href=x>", TEXT, BODY],
)  # fmt: skip


@pytest.mark.slow
@given(st.lists(PARTS | st.text(max_size=20), max_size=25), st.text(max_size=30))
@settings(max_examples=150, deadline=None)
def test_never_raises_whatever_the_page_is_made_of(parts: list[str], url: str) -> None:
    content = "".join(parts).encode("utf-8", "surrogatepass")
    assert is_sound(read_html(content, url))


@pytest.mark.slow
@given(st.integers(0, 900), st.integers(0, 900))
@settings(max_examples=60, deadline=None)
def test_never_raises_where_a_page_is_cut(start: int, end: int) -> None:
    whole = page(linked(datePublished="2019-03-05"))
    assert is_sound(read_html(whole[start : len(whole) - end]))
