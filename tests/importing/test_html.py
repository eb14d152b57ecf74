"""HTML pages: what they declare, and where their text is."""

import json
from pathlib import Path

from tests.importing.reading import read_one, refused

TEXT = "The harbour was opened on Tuesday in front of the whole town, and the sun shone on it."


def test_reads_linked_data_first(tmp_path: Path) -> None:
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "Meridian Post"},
            {
                "@type": ["NewsArticle"],
                "headline": "A climate of accord",
                "datePublished": "2015-12-12T21:05:00+01:00",
                "dateModified": "2016-01-01",
                "inLanguage": "en-GB",
                "author": [{"name": "Jane Doe"}, {"name": "John Roe"}],
                "publisher": {"name": "Meridian Post"},
                "mainEntityOfPage": {"@id": "https://meridian.example/accord"},
            },
        ],
    }
    article = read_one(
        tmp_path,
        f'<title>Meridian Post</title><script type="application/ld+json">{json.dumps(data)}'
        f"</script><article><h1>A climate of accord</h1><p>{TEXT}</p></article>",
        "page.html",
    )
    assert article.title == "A climate of accord"
    assert article.published is not None
    assert article.published.iso == "2015-12-12"
    assert (article.source, article.author) == ("Meridian Post", "Jane Doe, John Roe")
    assert (article.language, article.url) == ("en", "https://meridian.example/accord")
    assert article.body == TEXT


def test_reads_meta_tags_and_leaves_everything_around_the_text_out(tmp_path: Path) -> None:
    article = read_one(
        tmp_path,
        f"""<!DOCTYPE html><html lang="es"><head><meta charset="utf-8">
        <title>Se abre el puerto | Diario del Muelle</title><meta name="author" content="Redacción">
        <meta property="og:site_name" content="Diario del Muelle">
        <meta property="article:published_time" content="1987-08-08T10:00:00Z">
        <link rel="canonical" href="https://muelle.example/puerto"><style>p {{}}</style></head>
        <body><header><nav><a href="/">Portada</a></nav></header><main>
        <h1>Se abre el puerto</h1><p>Redacción, <time datetime="1987-08-08">8 agosto</time></p>
        <p>{TEXT}</p><aside>Más</aside><form>Correo</form><noscript>No</noscript><iframe>I</iframe>
        <p hidden>Hidden.</p><div role="navigation">Menu</div><p>Second &amp; last.</p>
        <p><a href="/a">Another article</a> | <a href="/b">And one more</a></p></main>
        <footer>© Diario</footer><script>alert("x")</script></body></html>""",
        "page.html",
    )
    assert article.title == "Se abre el puerto"
    assert article.body == f"{TEXT}\n\nSecond & last."
    assert (article.source, article.author) == ("Diario del Muelle", "Redacción")
    assert (article.language, article.url) == ("es", "https://muelle.example/puerto")
    assert article.published is not None
    assert article.published.iso == "1987-08-08"


def test_finds_the_text_of_a_bare_page(tmp_path: Path) -> None:
    article = read_one(
        tmp_path,
        f"<h1>Ports meet</h1><p>BANDUNG, Indonesia, April 25, 1955 — {TEXT}<p>Second.",
        "page.htm",
    )
    assert (article.title, article.dateline) == ("Ports meet", "BANDUNG, Indonesia")
    assert article.body == f"{TEXT}\n\nSecond."
    assert article.published is not None
    assert article.published.iso == "1955-04-25"


def test_takes_the_densest_run_of_paragraphs(tmp_path: Path) -> None:
    article = read_one(
        tmp_path,
        f"<title>Ports</title><div class=menu><p>Menu</p></div><div><div><p>{TEXT}</p></div>"
        f"<div><p>{TEXT} Again.</p></div></div><div><p>Buy this.</p></div>",
        "page.html",
    )
    assert article.body == f"{TEXT}\n\n{TEXT} Again."


def test_uses_the_body_of_the_linked_data_when_the_page_shows_none(tmp_path: Path) -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": "Ports", "articleBody": TEXT * 3})
    markup = f'<script type="application/ld+json">{data}</script><div id="app"></div>'
    assert read_one(tmp_path, markup, "page.html").body == TEXT * 3


def test_goes_on_when_the_linked_data_is_broken(tmp_path: Path) -> None:
    markup = f'<script type="application/ld+json">{{"</script><h1>Ports</h1><p>{TEXT}</p>'
    assert read_one(tmp_path, markup, "page.html").title == "Ports"


def test_takes_two_line_breaks_for_a_paragraph(tmp_path: Path) -> None:
    article = read_one(
        tmp_path, "<title>Ports</title><body>One<br>line.<br><br>Two.</body>", "page.html"
    )
    assert article.body == "One line.\n\nTwo."


def test_believes_the_declared_encoding(tmp_path: Path) -> None:
    markup = f'<meta charset="iso-8859-2"><h1>Łódź</h1><p>{TEXT} Zażółć gęślą jaźń.</p>'
    article = read_one(tmp_path, markup.encode("iso-8859-2"), "page.html")
    assert article.title == "Łódź"
    assert "gęślą" in article.body


def test_takes_the_name_of_the_publisher_off_the_title(tmp_path: Path) -> None:
    article = read_one(
        tmp_path, f"<title>Ports open - The Post</title><h1>Ports open</h1><p>{TEXT}", "page.html"
    )
    assert (article.title, article.source) == ("Ports open", "The Post")


def test_reads_the_date_in_the_address(tmp_path: Path) -> None:
    article = read_one(
        tmp_path,
        f'<link rel="canonical" href="https://x.example/2022/10/05/ports"><h1>P</h1><p>{TEXT}',
        "page.html",
    )
    assert article.published is not None
    assert article.published.iso == "2022-10-05"
    assert article.published_origin == "address"


def test_survives_deep_markup_and_refuses_what_is_far_too_deep(tmp_path: Path) -> None:
    deep = f"<h1>Deep</h1>{'<div>' * 900}<p>{TEXT}</p>{'</div>' * 900}"
    assert read_one(tmp_path, deep, "page.html").body == TEXT
    too_deep = f"<h1>Deep</h1>{'<b>' * 100_000}<p>{TEXT}</p>"
    assert "nested" in refused(tmp_path, too_deep, "page.html")


def test_refuses_a_page_of_far_too_many_tags(tmp_path: Path) -> None:
    assert "tags" in refused(tmp_path, "<h1>Many</h1>" + "<b>" * 300_001, "page.html")
