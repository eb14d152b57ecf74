"""The paragraphs of a page's article: whom trafilatura asks, and who reads without it."""

import pytest

from articles.importing.formats.html import read_html
from articles.importing.pages import extract_body
from articles.importing.parsed_article import ParsedArticle
from benchmarks.extraction_layouts import LAYOUTS
from benchmarks.extraction_pages import made_pages
from tests.importing.test_web_pages import BODY, TEXT, article_of, origin, page


def beside_a_marked_box() -> bytes:
    """A page that marks a box of some sentences as its article, and not the long story."""
    box = f"<article><div class='entry-content'>{BODY * 3}</div></article>"
    sentence = "The ferry left at noon and did not come back before the evening, said the captain."
    story = "".join(f"<p>{sentence} He said so {n} times.</p>" for n in range(80))
    return (
        '<!DOCTYPE html><html lang="en"><head><title>Ferry late</title></head>'
        f"<body><h1>Ferry late</h1><div><div>{story}</div></div>{box}</body></html>"
    ).encode()


def test_the_first_try_is_kept_only_where_all_readers_would_say_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pages = made_pages(4 * len(LAYOUTS))
    first = [read_html(each.markup.encode(), each.url) for each in pages]
    monkeypatch.setattr(extract_body, "_soon", lambda _root, _marked: [])
    for each, found in zip(pages, first, strict=True):
        assert isinstance(found, ParsedArticle)
        whole = read_html(each.markup.encode(), each.url)
        assert isinstance(whole, ParsedArticle)
        assert found.body == whole.body, each.name


def test_asks_the_other_readers_where_the_page_has_far_more() -> None:
    assert article_of(beside_a_marked_box()).body.count("before the evening") == 80


def test_reads_the_page_otherwise_when_the_extractor_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_tree: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(extract_body, "_extractor", lambda **_: fail)
    article = article_of(page())
    assert article.body.startswith(TEXT)
    assert "another reader" in origin(article, "body")
