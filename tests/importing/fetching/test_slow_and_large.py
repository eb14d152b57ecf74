"""Servers that drip, never end, break off or speak no HTTP: nobody waits for them."""

import gzip
import socket

import pytest

from articles.importing.fetching import Fetched, fetch
from tests.importing.fetching.asking import OK, Say, drip, why, why_told
from tests.importing.servers import Answer, Site, talking

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "say",
    [
        drip(b"HTTP/1.1 200 O"),
        drip(OK, b"X-Slow: "),
        drip(OK, b"Content-Length: 100000\r\n\r\n"),
        drip(OK, b"\r\n"),
        drip(OK, b"Transfer-Encoding: chunked\r\n\r\n5\r\nThe h\r\n"),
        drip(OK, b"Content-Encoding: gzip\r\n\r\n", gzip.compress(b"The harbour"), b"\0"),
    ],
    ids=["status", "headers", "body", "body without length", "chunks", "behind the end"],
)
def test_cuts_off_a_server_that_drips(say: Say) -> None:
    assert why_told(say, seconds=0.4) == "it took longer than 0.4 seconds"


def test_cuts_off_a_server_that_says_nothing() -> None:
    def listen(connected: socket.socket) -> None:
        connected.settimeout(5)
        connected.recv(1)  # until the other side leaves

    assert why_told(listen, seconds=0.2) == "it took longer than 0.2 seconds"


def endless(*first: bytes, again: bytes) -> Say:
    """These bytes, then others for ever."""

    def say(connected: socket.socket) -> None:
        connected.sendall(b"".join(first))
        while True:
            connected.sendall(again * 1000)

    return say


@pytest.mark.parametrize(
    "say",
    [
        endless(OK, b"\r\n", again=b"harbour"),
        endless(OK, b"Content-Length: 2000000000\r\n\r\n", again=b"harbour"),
        endless(OK, b"Content-Length: 9" + b"9" * 5000 + b"\r\n\r\n", again=b"harbour"),
        endless(OK, b"Transfer-Encoding: chunked\r\n\r\n", again=b"7\r\nharbour\r\n"),
        endless(OK, b"Transfer-Encoding: chunked\r\n\r\nfffffffff\r\n", again=b"harbour"),
    ],
)
def test_stops_reading_a_body_that_is_too_large(say: Say) -> None:
    assert why_told(say, largest=100_000) == "it is larger than 100,000 bytes"


@pytest.mark.parametrize(
    "say",
    [
        endless(b"", again=b"harbour"),
        endless(b"HTTP/1.1 ", again=b"harbour"),
        endless(OK, b"X-Long: ", again=b"harbour"),
        endless(OK, again=b"X-Many: 1\r\n"),
        lambda c: c.sendall(b"HTTP/1.1 999999 What\r\n\r\n"),
        lambda c: c.sendall(b"SSH-2.0-OpenSSH_9.2\r\n"),
        lambda c: c.sendall(b"\0\xff" * 100),
    ],
)
def test_refuses_what_is_no_http(say: Say) -> None:
    assert why_told(say) == "what the server answered is no HTTP"


def test_says_that_there_was_no_answer() -> None:
    assert why_told(lambda _: None) == "the server closed the connection without an answer"


@pytest.mark.parametrize(
    "answer",
    [
        OK + b"Content-Length: 500\r\n\r\nThe harbour",
        OK + b"Transfer-Encoding: chunked\r\n\r\n50\r\nThe harbour",
        OK + b"Transfer-Encoding: chunked\r\n\r\nharbour\r\n",
        OK + b"Transfer-Encoding: chunked\r\n\r\n" + b"5" * 99_999,
        OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"The harbour", mtime=0)[:-6],
    ],
)
def test_keeps_nothing_that_breaks_off(answer: bytes) -> None:
    assert "breaks off in the middle" in why_told(lambda c: c.sendall(answer))


def test_reads_no_further_than_the_length_that_was_named() -> None:
    answer = OK + b"Content-Length: 3\r\n\r\nThe harbour"
    with talking(lambda c: c.sendall(answer)) as site:
        fetched = fetch(site.address(), allowed=site.allowed)
    assert isinstance(fetched, Fetched)
    assert fetched.content == b"The"


@pytest.mark.parametrize(
    ("largest", "reason"),
    [(10 * 1024**2, "larger than 10 MB"), (1024**3, "more than 200 times its size")],
)
def test_stops_a_decompression_bomb(site: Site, largest: int, reason: str) -> None:
    bomb = gzip.compress(bytes(60 * 1024**2), compresslevel=9)
    site.answers["/"] = Answer(200, bomb, {"Content-Encoding": "gzip"})
    assert reason in why(site, largest=largest)


@pytest.mark.parametrize(
    ("coding", "reason"),
    [
        ("gzip", "cannot be decompressed"),
        ("br", "compressed as “br”"),
        ("gzip, gzip", "“gzip, gzip”"),
        ("\x1b[31mred\x9b2J", "“[31mred2j”"),
    ],
)
def test_refuses_what_it_cannot_decompress(site: Site, coding: str, reason: str) -> None:
    site.answers["/"] = Answer(200, b"The harbour", {"Content-Encoding": coding})
    assert reason in why(site)
