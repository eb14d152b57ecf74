"""Web archives: which records are read, how they are unpacked, and what is broken in them."""

import gzip
import io
import json
import tracemalloc
import zlib
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.importing.formats import recognise
from articles.importing.formats.warc import WARC
from articles.importing.opened import Opened
from articles.importing.parsed_article import ParsedArticle, Rejection
from tests.importing.endless import opened_chunks
from tests.importing.reading import is_sound, read_all

URL = "https://wire.example/1997/ports"
TEXT = "Twelve ports signed a pact in Oslo. Ministers were content with what it says."
PAGE = f"<html><head><title>Ports sign a pact</title></head><body><p>{TEXT}</p></body></html>"


def answer(
    body: bytes | str = PAGE, media_type: str = "text/html", headers: str = "", status: str = "200"
) -> bytes:
    """What a server said, as bytes."""
    content = body.encode() if isinstance(body, str) else body
    head = f"HTTP/1.1 {status} X\r\nContent-Type: {media_type}\r\n{headers}\r\n"
    return head.encode() + content


def record(
    block: bytes, kind: str = "response", url: str = URL, length: int | None = None, more: str = ""
) -> bytes:
    """One record, as bytes."""
    media_type = "text/html" if kind == "resource" else "application/http; msgtype=response"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2015-03-04T10:00:00Z\r\nContent-Type: {media_type}\r\n{more}"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


INFO = record(b"software: a crawler\r\n", "warcinfo")
GOOD = record(answer())


def read(*records: bytes) -> list[ParsedArticle | Rejection]:
    stream = io.BufferedReader(io.BytesIO(b"".join(records)))
    return list(read_opened(Opened("a.warc", stream)))


def read_opened(opened: Opened) -> Iterator[ParsedArticle | Rejection]:
    for piece in WARC.pieces(opened):
        if isinstance(piece, Rejection):
            yield piece
        else:
            yield from WARC.read(piece)


def one(*records: bytes) -> ParsedArticle:
    (found,) = read(*records)
    assert isinstance(found, ParsedArticle), found
    return found


def test_reads_a_page_under_its_address_and_takes_no_crawl_for_its_date() -> None:
    article = one(INFO, GOOD)
    assert (article.title, article.body, article.url) == ("Ports sign a pact", TEXT, URL)
    assert article.where == "record 2"
    assert article.original == PAGE.encode()
    assert article.published is None or article.published.iso == "1997"


def test_reads_resources_texts_and_json() -> None:
    assert one(record(PAGE.encode(), "resource")).body == TEXT
    plain = one(record(answer(f"Ports sign a pact\n\n{TEXT}", "text/plain")))
    assert (plain.title, plain.url, plain.where) == ("Ports sign a pact", URL, "record 1")
    items = [{"title": "One", "body": TEXT}, {"title": "Two", "body": TEXT}, 3]
    block = answer(json.dumps(items), "application/ld+json; charset=utf-8")
    first, second, third = read(record(block))
    assert isinstance(first, ParsedArticle)
    assert isinstance(second, ParsedArticle)
    assert isinstance(third, Rejection)
    assert (first.where, second.title) == ("record 1, item 1", "Two")
    assert json.loads(first.original) == items[0]


@pytest.mark.parametrize(
    "other",
    [
        INFO,
        record(b"GET / HTTP/1.1\r\n\r\n", "request"),
        record(answer(status="404")),
        record(answer(status="301")),
        record(answer(b"\x89PNG", "image/png")),
        record(answer("User-agent: *", "text/plain"), url="https://wire.example/robots.txt"),
        record(answer("")),
        record(b"a: b", "metadata"),
        record(b"HTTP/1.1 200 OK\r\n\r\n", "revisit"),
    ],
)
def test_passes_over_everything_else_in_silence(other: bytes) -> None:
    assert one(other, GOOD, other).url == URL
    (nothing,) = read(other)
    assert nothing == Rejection("none of its 1 records holds a page, a text or JSON")


def chunked(body: bytes) -> bytes:
    parts = [body[at : at + 50] for at in range(0, len(body), 50)]
    return b"".join(b"%x;a=b\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


BARE = zlib.compressobj(wbits=-15)
BARE_BYTES = BARE.compress(PAGE.encode()) + BARE.flush()


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (chunked(PAGE.encode()), "Transfer-Encoding: chunked\r\n"),
        (gzip.compress(PAGE.encode()), "Content-Encoding: gzip\r\n"),
        (gzip.compress(b"<html>") + gzip.compress(PAGE.encode()), "Content-Encoding: GZIP\r\n"),
        (zlib.compress(PAGE.encode()), "Content-Encoding: deflate\r\n"),
        (BARE_BYTES, "Content-Encoding: deflate\r\n"),
        (brotli.compress(PAGE.encode()), "Content-Encoding: br\r\n"),
        (PAGE.encode(), "Content-Encoding: br\r\n"),
        (
            chunked(gzip.compress(PAGE.encode())),
            "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
        ),
        (PAGE.encode(), "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
    ],
)
def test_unpacks_what_was_packed_for_the_way(body: bytes, headers: str) -> None:
    assert one(record(answer(body, headers=headers))).body == TEXT


@pytest.mark.parametrize(
    ("body", "headers", "reason"),
    [
        (gzip.compress(bytes(60_000_000)), "Content-Encoding: gzip\r\n", "50 MB unpacked"),
        (gzip.compress(PAGE.encode())[:-9], "Content-Encoding: gzip\r\n", "breaks off"),
        (b"\x1f\x8b broken", "Content-Encoding: gzip\r\n", "cannot be unpacked"),
        (
            brotli.compress(bytes(60_000_000), quality=1),
            "Content-Encoding: br\r\n",
            "50 MB unpacked",
        ),
        (brotli.compress(PAGE.encode())[:-9], "Content-Encoding: br\r\n", "breaks off"),
        (b"\xff" * 40, "Content-Encoding: br\r\n", "cannot be unpacked"),
        (b"xx", "Content-Encoding: zz\r\n", "compressed with zz, which is not read"),
        (b"5\r\nabcde\r\nfff\r\nx", "Transfer-Encoding: chunked\r\n", "chunks break off"),
    ],
)
def test_refuses_what_cannot_be_unpacked_and_goes_on(
    body: bytes, headers: str, reason: str
) -> None:
    refused, good = read(record(answer(body, headers=headers)), GOOD)
    assert isinstance(refused, Rejection)
    assert reason in refused.reason
    assert URL in refused.reason
    assert isinstance(good, ParsedArticle)


def test_believes_the_charset_of_the_answer() -> None:
    page = PAGE.replace("Twelve ports", "Двенадцать портов").encode("koi8-r")
    article = one(record(answer(page, "text/html; charset=KOI8-R")))
    assert "Двенадцать портов" in article.body
    assert article.original == page


@pytest.mark.slow
@pytest.mark.parametrize(
    "broken",
    [
        record(answer(), length=40),
        record(answer(), length=-5),
        b"WARC/1.0\r\nWARC-Type: response\r\n\r\n" + answer() + b"\r\n\r\n",
        b"this is no record at all\r\nnor is this\r\n",
        record(answer()).replace(b"WARC-Target-URI", b"X"),
        b"WARC/1.0\r\n" + b"a: b\r\n" * 200_000 + b"\r\n",
        b"WARC/1.0\r\nA: " + b"x" * 200_000 + b"\r\n\r\n",
        b"\r\n" * 10,
    ],
)
def test_goes_on_behind_a_broken_record(broken: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    found = read(GOOD, broken, GOOD)
    assert isinstance(found[0], ParsedArticle)
    assert isinstance(found[-1], ParsedArticle)
    assert all(map(is_sound, found))
    assert capsys.readouterr() == ("", "")


def test_takes_no_character_that_nobody_can_see_for_a_part_of_an_address() -> None:
    article = one(record(answer(), url=URL.replace("ports", "po\0rt\x07s")))
    assert article.url == URL


def test_writes_no_address_into_the_log(caplog: pytest.LogCaptureFixture) -> None:
    assert one(record(answer(), url=URL + " \x1b[2J")).url
    assert not caplog.records


def test_says_that_an_archive_breaks_off() -> None:
    good, cut = read(GOOD, GOOD[:-60])
    assert isinstance(good, ParsedArticle)
    assert cut == Rejection(f"the archive breaks off in it ({URL})", "record 2")
    (cut,) = read(record(answer(), more="WARC-Truncated: length\r\n"))
    assert isinstance(cut, Rejection)
    assert "cut it off: length" in cut.reason


def test_is_known_by_its_first_line_also_when_each_record_is_packed(tmp_path: Path) -> None:
    assert recognise(GOOD, "") is WARC
    file = tmp_path / "crawl.warc.gz"
    file.write_bytes(b"".join(map(gzip.compress, [INFO, GOOD, GOOD.replace(b"/ports", b"/cod")])))
    found = read_all(file)
    assert [a.url for a in found if isinstance(a, ParsedArticle)] == [
        URL, "https://wire.example/1997/cod",
    ]  # fmt: skip


@pytest.mark.slow
def test_takes_no_more_memory_for_500_mb_in_one_line() -> None:
    start = record(answer(), length=500_000_000)[:-4]
    no_header = [b"WARC/1.0\r\nWARC-Type: ", *[b"x" * 1_000_000] * 500]
    tracemalloc.start()
    for chunks in ([start, *[b"x" * 1_000_000] * 500], no_header):
        found = list(read_opened(opened_chunks(chunks, "a.warc")))
        assert found
        assert all(isinstance(each, Rejection) for each in found)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 150_000_000


SAMPLE = INFO + record(answer(chunked(gzip.compress(PAGE.encode())), headers=(
    "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"))) + GOOD  # fmt: skip


@pytest.mark.slow
@given(
    st.integers(0, len(SAMPLE)),
    st.integers(0, len(SAMPLE)),
    st.binary(max_size=20) | st.sampled_from([b"\r\n", b"WARC/1.0\r\n", b"Content-Length: 9\r\n"]),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_never_raises_when_an_archive_is_broken(start: int, end: int, instead: bytes) -> None:
    assert all(map(is_sound, read(SAMPLE[:start] + instead + SAMPLE[end:])))


@given(st.binary(max_size=300))
def test_never_raises_whatever_the_bytes_are(content: bytes) -> None:
    for head in (b"", b"WARC/1.0\r\n", SAMPLE[:150]):
        assert all(map(is_sound, read(head + content)))
