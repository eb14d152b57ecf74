"""What is imported by its address keeps it, and the encoding that its server named."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from articles.importing.fetch_address import fetch_into, folder_of
from articles.importing.fetched_from import fetched_from
from articles.importing.opened import NOWHERE, Piece
from articles.importing.parsed_article import ParsedArticle
from articles.importing.read_files import read_piece
from articles.importing.read_pieces import Unread
from articles.importing.run import run_import
from articles.importing.unread_pieces import all_pieces
from articles.models import Article
from tests.importing.servers import Answer, Site, serving
from tests.importing.test_feeds import ITEM, rss

TEXT = "The harbour was opened on Tuesday in front of the whole town, and the sun shone on it."
PAGE = f"<html><body><article><h1>Ports open</h1>{f'<p>{TEXT}</p>' * 5}</article></body></html>"
pytestmark = pytest.mark.usefixtures("newsdesk_var")


@pytest.fixture
def site(settings: Settings) -> Iterator[Site]:
    with serving({}) as site:
        settings.NEWSDESK_FETCH_ALLOWED = site.allowed
        yield site


def fetched(site: Site, path: str, body: str | bytes, content_type: str = "text/html") -> Path:
    content = body.encode() if isinstance(body, str) else body
    site.answers[path] = Answer(200, content, {"Content-Type": content_type})
    return fetch_into(folder_of(site.address(path)), site.address(path))


def articles_in(file: Path) -> list[ParsedArticle]:
    pieces = [p for p in all_pieces([file], {}) if isinstance(p, Unread)]
    read = [a for p in pieces if isinstance(p.piece, Piece) for a in read_piece(p.format, p.piece)]
    assert all(isinstance(one, ParsedArticle) for one in read), read
    return [one for one in read if isinstance(one, ParsedArticle)]


@pytest.mark.parametrize(
    ("path", "body", "content_type"),
    [
        ("/news/ports.html", PAGE, "text/html"),
        ("/news/ports", f"Ports open\n\n{TEXT}\n\n{TEXT}\n", "text/plain"),
        ("/news/ports.md", f"# Ports open\n\n{TEXT}\n", "text/markdown"),
        ("/news/ports.json", '{"title": "Ports open", "body": "They do."}', "application/json"),
        ("/news/ports.html.gz", gzip.compress(PAGE.encode()), "application/gzip"),
    ],
)
def test_keeps_where_a_single_article_was_fetched(
    site: Site, path: str, body: str | bytes, content_type: str
) -> None:
    (article,) = articles_in(fetched(site, path, body, content_type))
    assert article.title == "Ports open"
    assert article.url == site.address(path)
    assert ("url", "where it was found") in article.provenance


def test_keeps_where_redirects_led(site: Site) -> None:
    site.answers["/old"] = Answer(302, headers={"Location": "/news/ports.html"})
    site.answers["/news/ports.html"] = Answer(200, PAGE.encode())
    file = fetch_into(folder_of(site.address("/old")), site.address("/old"))
    assert articles_in(file)[0].url == site.address("/news/ports.html")


def test_believes_the_page_before_where_it_was_fetched(site: Site) -> None:
    page = PAGE.replace("<body>", '<link rel="canonical" href="/news/real"><body>')
    assert articles_in(fetched(site, "/a", page))[0].url == site.address("/news/real")


def test_gives_no_address_to_one_of_many(site: Site) -> None:
    many = '[{"title": "A", "body": "One."}, {"title": "B", "body": "Two.", "id": 3}]'
    found = articles_in(fetched(site, "/a.json", many, "application/json"))
    assert [one.url for one in found] == ["", ""]
    named = '{"title": "A", "body": "One.", "id": 3}'
    assert articles_in(fetched(site, "/b.json", named, "application/json"))[0].url == ""


def test_makes_the_links_of_a_feed_whole(site: Site) -> None:
    feed = rss(ITEM).replace("<link>https://harbourwire.example/</link>", "")
    (article,) = articles_in(fetched(site, "/feeds/all.xml", feed, "application/rss+xml"))
    assert article.url == site.address("/1987/cafe")


def test_reads_a_text_in_the_encoding_that_its_server_named(site: Site) -> None:
    words = "Wiadomość: żółta łódź płynie do Łodzi"
    text = f"{words}\n\n{words}. " * 3
    for encoding in ("cp1250", "iso8859-2"):
        content_type = f'text/plain; format=fixed; Charset="{encoding}"'
        file = fetched(site, f"/{encoding}.txt", text.encode(encoding), content_type)
        assert articles_in(file)[0].title == words
    page = PAGE.replace("Ports open", words).encode("iso8859-2")
    file = fetched(site, "/a.html", page, "text/html;charset=iso-8859-2")
    assert articles_in(file)[0].title == words


def test_believes_no_note_beside_a_file_that_was_not_fetched(site: Site, tmp_path: Path) -> None:
    file = fetched(site, "/ports.html", PAGE)
    assert fetched_from(file).address == site.address("/ports.html")
    elsewhere = tmp_path / "sent" / "1"
    elsewhere.mkdir(parents=True)
    for one in file.parent.iterdir():
        (elsewhere / one.name).write_bytes(one.read_bytes())
    assert fetched_from(elsewhere / file.name) is NOWHERE
    next(file.parent.glob(".*.from")).write_text("broken {")
    assert fetched_from(file) is NOWHERE


@pytest.mark.django_db(transaction=True)
def test_updates_the_article_of_an_address_that_changed(site: Site) -> None:
    for page in (PAGE, PAGE.replace("Ports open", "Ports open early")):
        run_import([fetched(site, "/news/ports", page)])
    (article,) = Article.objects.all()
    assert (article.title, article.url) == ("Ports open early", site.address("/news/ports"))
