"""What an address answers, fetched from servers on this machine."""

import datetime as dt
import gzip
import socket
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from articles.importing.fetching import Fetched, NotFetched, fetch
from articles.importing.fetching.answers import read_retry_after
from tests.importing.servers import Answer, Asked, Site, serving, talking

TEXT = b"The harbour reopened on Monday."


@pytest.fixture
def site() -> Iterator[Site]:
    """A server with one text, at "/"."""
    with serving({"/": Answer(200, TEXT)}) as site:
        yield site


def got(site: Site, path: str = "/", **options: Any) -> Fetched:
    fetched = fetch(site.address(path), allowed=site.allowed, **options)
    assert isinstance(fetched, Fetched), fetched
    return fetched


def refused(site: Site, path: str = "/", **options: Any) -> NotFetched:
    outcome = fetch(site.address(path), allowed=site.allowed, **options)
    assert isinstance(outcome, NotFetched), outcome
    return outcome


def test_brings_the_bytes_and_what_the_server_says_of_them(site: Site) -> None:
    headers = {
        "ETag": '"abc"',
        "Last-Modified": "Mon, 02 Mar 1987 10:00:00 GMT",
        "Content-Type": "Application/RSS+xml; charset=utf-8",
    }
    site.answers["/feed"] = Answer(200, TEXT, headers)
    fetched = got(site, "/feed")
    assert fetched == Fetched(
        200, TEXT, None, '"abc"', headers["Last-Modified"], site.address("/feed"), "",
        "application/rss+xml", "utf-8",
    )  # fmt: skip


def test_introduces_itself_and_brings_no_cookie(site: Site, settings: Settings) -> None:
    settings.NEWSDESK_NAME = "Archivo (de) Málaga\r\n"
    site.answers["/"] = Answer(302, b"", {"Location": "/there", "Set-Cookie": "who=1"})
    site.answers["/there"] = Answer(200, TEXT)
    got(site)
    first, second = site.asked
    assert first.headers["user-agent"] == "Newsdesk (Archivo de Malaga)"
    assert first.headers["host"] == site.place
    sent = {*first.headers, *second.headers}
    assert not {"cookie", "authorization", "if-none-match"} & sent


def test_goes_past_the_proxies_of_the_environment(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert got(site).content == TEXT


def test_asks_only_for_what_changed(site: Site) -> None:
    def answer(asked: Asked) -> Answer:
        known = asked.headers.get("if-none-match") == '"1"'
        return Answer(304, b"", {"ETag": '"1"'}) if known else Answer(200, TEXT, {"ETag": '"1"'})

    site.answers["/"] = answer
    first = got(site)
    again = got(site, etag=first.etag, last_modified="Mon, 02 Mar 1987 10:00:00 GMT")
    assert (again.is_unchanged, again.content, again.etag) == (True, b"", '"1"')
    assert site.asked[-1].headers["if-modified-since"] == "Mon, 02 Mar 1987 10:00:00 GMT"


def test_takes_no_unchanged_for_an_answer_when_it_knows_nothing(site: Site) -> None:
    site.answers["/"] = Answer(304)
    assert "304 Not Modified" in refused(site).reason


def test_forgets_an_etag_that_could_not_be_sent_back(site: Site) -> None:
    site.answers["/"] = Answer(200, TEXT, {"ETag": '"' + "x" * 600 + '"', "Last-Modified": "\x07"})
    assert (got(site).etag, got(site).last_modified) == ("", "")


@pytest.mark.parametrize(
    ("status", "headers", "outcome"),
    [
        (404, {}, NotFetched("the server answered 404 Not Found")),
        (410, {}, NotFetched("the server answered 410 Gone", is_gone=True)),
        (429, {"Retry-After": "120"},
         NotFetched("the server answered 429 Too Many Requests", retry_after=120)),
        (503, {"Retry-After": "99999999999999999999"},
         NotFetched("the server answered 503 Service Unavailable", retry_after=7 * 86400)),
        (500, {"Retry-After": "soon"}, NotFetched("the server answered 500 Internal Server Error")),
        (401, {}, NotFetched("the server answered 401 Unauthorized")),
        (206, {}, NotFetched("the server answered 206 Partial Content")),
        (799, {}, NotFetched("the server answered 799")),
        (300, {}, NotFetched("the server answered 300 Multiple Choices")),
    ],
)  # fmt: skip
def test_says_what_the_server_answered_instead(
    site: Site, status: int, headers: dict[str, str], outcome: NotFetched
) -> None:
    site.answers["/"] = Answer(status, b"Sorry.", headers)
    assert refused(site) == outcome


def test_reads_the_date_of_a_retry() -> None:
    now = dt.datetime(1999, 12, 31, 23, 58, tzinfo=dt.UTC)
    assert read_retry_after("Fri, 31 Dec 1999 23:59:00 GMT", now) == 60
    assert read_retry_after("Fri, 31 Dec 1999 23:00:00 GMT", now) == 0
    assert read_retry_after("Fri, 31 Dec 2999 23:00:00 GMT", now) == 7 * 86400
    assert [read_retry_after(junk, now) for junk in ("", "-5", "²", "Fri")] == [None] * 4


def test_follows_redirects_and_tells_the_lasting_ones_apart(site: Site) -> None:
    site.answers |= {
        "/a/old": Answer(301, b"", {"Location": "../moved?x=ä".encode().decode("latin-1")}),
        "/moved?x=%C3%A4": Answer(308, b"", {"Location": site.address("/new")}),
        "/new": Answer(302, b"", {"Location": "/"}),
    }
    fetched = got(site, "/a/old")
    assert fetched.content == TEXT
    assert fetched.final_address == site.address("/")
    assert fetched.moved_to == site.address("/new")


def test_takes_nothing_for_lasting_that_comes_after_something_passing(site: Site) -> None:
    site.answers["/now"] = Answer(307, b"", {"Location": "/old"})
    site.answers["/old"] = Answer(301, b"", {"Location": "/"})
    assert got(site, "/now").moved_to == ""


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "deflate", "GZIP "])
def test_decompresses(site: Site, coding: str) -> None:
    text = TEXT * 9000
    packed = zlib.compress(text) if coding == "deflate" else gzip.compress(text)
    site.answers["/"] = Answer(200, packed, {"Content-Encoding": coding})
    assert got(site).content == text


def test_decompresses_what_was_compressed_in_parts(site: Site) -> None:
    packed = gzip.compress(TEXT) + gzip.compress(TEXT) + b"\0\0\0"
    site.answers["/"] = Answer(200, packed, {"Content-Encoding": "gzip"})
    assert got(site).content == TEXT * 2


def test_reads_chunks() -> None:
    def say(connected: socket.socket) -> None:
        head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        connected.sendall(head + b"4\r\nThe \r\n7\r\nharbour\r\n0\r\n\r\n")

    with talking(say) as site:
        assert got(site).content == b"The harbour"


def test_reads_to_the_end_where_no_length_is_named() -> None:
    with talking(lambda c: c.sendall(b"HTTP/1.0 200 OK\r\n\r\n" + TEXT)) as site:
        assert got(site).content == TEXT


def test_writes_into_a_file_and_leaves_nothing_half_written(site: Site, tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    fetched = got(site, into=file)
    assert (fetched.file, fetched.content) == (file, b"")
    assert file.read_bytes() == TEXT
    site.answers["/"] = Answer(200, b"x" * 100_000)
    assert "larger than 50,000 bytes" in refused(site, into=file, largest=50_000).reason
    assert file.read_bytes() == TEXT
    assert list(tmp_path.iterdir()) == [file]


def test_takes_more_where_more_is_allowed(site: Site) -> None:
    site.answers["/"] = Answer(200, b"x" * (11 * 1024 * 1024))
    assert refused(site).reason == "it is larger than 10 MB"
    assert len(got(site, largest=12 * 1024 * 1024).content) == 11 * 1024 * 1024


def test_asks_the_hosts_that_the_settings_allow(site: Site, settings: Settings) -> None:
    outcome = fetch(site.address())
    assert isinstance(outcome, NotFetched)
    assert not site.asked
    settings.NEWSDESK_FETCH_ALLOWED = site.allowed
    assert isinstance(fetch(site.address()), Fetched)
