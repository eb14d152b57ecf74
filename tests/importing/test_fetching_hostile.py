"""Servers and names that mean ill: each is refused with the reason, and nobody waits for them."""

import gzip
import itertools
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from articles.importing.fetching import Fetched, NotFetched, fetch
from tests.importing.servers import Answer, Site, serving, talking

pytestmark = pytest.mark.slow
OK = b"HTTP/1.1 200 OK\r\n"
Say = Callable[[socket.socket], None]


@pytest.fixture
def site() -> Iterator[Site]:
    """A server that answers 404 as long as it is told nothing else."""
    with serving({}) as site:
        yield site


def why(site: Site, **options: Any) -> str:
    """Why nothing came from there."""
    outcome = fetch(site.address(), allowed=site.allowed, **options)
    assert isinstance(outcome, NotFetched), outcome
    return outcome.reason


def why_told(say: Say, **options: Any) -> str:
    """Why nothing came from a server that says this."""
    with talking(say) as site:
        return why(site, **options)


def names(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Let every host have these IP addresses, each time the next; returns whose were asked for."""
    looked_up: list[str] = []
    turns = itertools.chain(answers, itertools.repeat(answers[-1]))

    def look_up(host: str, port: int, **_: object) -> list[tuple[Any, ...]]:
        looked_up.append(host)
        return [(0, 0, 0, "", (ip, port)) for ip in next(turns)]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return looked_up


def connections(monkeypatch: pytest.MonkeyPatch, site: Site) -> list[tuple[str, int]]:
    """Lead every connection to this server; returns where they were meant to go."""
    meant: list[tuple[str, int]] = []
    connect = socket.socket.connect

    class Led(socket.socket):
        def connect(self, address: Any) -> None:
            meant.append(address)
            connect(self, ("127.0.0.1", site.port))

    monkeypatch.setattr("articles.importing.fetching.asking.socket.socket", Led)
    return meant


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://10.0.0.1/", "10.0.0.1 is not on the internet"),
        ("http://169.254.169.254/latest/meta-data/", "private network"),
        ("http://[::ffff:127.0.0.1]/", "private network"),
        ("http://2130706433/", "odd spelling"),
        ("http://localhost/", "localhost ("),
        ("//localhost:22/", "80 and 443"),
        ("file:///etc/passwd", "http://"),
        ("ftp://example.org/", "http://"),
        ("http://user:word@example.org/", "password"),
        ("http://[", "redirects to where nothing is fetched"),
        ("", "without saying where"),
    ],
)
def test_follows_no_redirect_into_the_private_network(
    site: Site, location: str, reason: str
) -> None:
    site.answers["/"] = Answer(302, b"", {"Location": location} if location else {})
    said = why(site)
    assert said.startswith("it redirects")
    assert reason in said


def test_lets_no_stranger_lead_to_a_host_that_is_allowed(
    monkeypatch: pytest.MonkeyPatch, site: Site
) -> None:
    site.answers["/evil"] = Answer(302, b"", {"Location": site.address("/inside")})
    site.answers["/inside"] = Answer(200, b"Secret.")
    names(monkeypatch, ["93.184.216.34"])
    connections(monkeypatch, site)
    outcome = fetch("http://evil.example/evil", allowed=site.allowed)
    assert isinstance(outcome, NotFetched)
    assert "redirects to where nothing is fetched" in outcome.reason
    assert [asked.path for asked in site.asked] == ["/evil"]


def test_leaves_a_circle_of_redirects(site: Site) -> None:
    site.answers["/"] = Answer(301, b"", {"Location": "/there"})
    site.answers["/there"] = Answer(301, b"", {"Location": "/#again"})
    assert "in a circle" in why(site)
    assert len(site.asked) == 2


def test_follows_three_redirects_and_no_fourth(site: Site) -> None:
    site.answers |= {f"/{n}": Answer(302, b"", {"Location": f"/{n + 1}"}) for n in range(9)}
    site.answers["/"] = Answer(302, b"", {"Location": "/6"})
    site.answers["/8"] = Answer(200, b"There.")
    assert isinstance(fetch(site.address(), allowed=site.allowed), Fetched)
    site.answers["/"] = Answer(302, b"", {"Location": "/5"})
    assert why(site) == "it redirects more than 3 times"


def test_says_where_a_redirect_led_that_failed(site: Site) -> None:
    site.answers["/"] = Answer(301, b"", {"Location": "/gone"})
    site.answers["/gone"] = Answer(410)
    outcome = fetch(site.address(), allowed=site.allowed)
    assert isinstance(outcome, NotFetched)
    assert outcome.is_gone
    assert (
        outcome.reason == f"it redirects to {site.address('/gone')}: the server answered 410 Gone"
    )


@pytest.mark.parametrize("ips", [["127.0.0.1"], ["93.184.216.34", "10.0.0.1"], ["2600::1", "::1"]])
def test_asks_no_host_of_which_one_address_is_private(
    monkeypatch: pytest.MonkeyPatch, site: Site, ips: list[str]
) -> None:
    names(monkeypatch, ips)
    meant = connections(monkeypatch, site)
    outcome = fetch("http://innocent.example/")
    assert isinstance(outcome, NotFetched)
    assert outcome.reason == (
        f"innocent.example ({ips[-1]}) is not on the internet but in a private network"
    )
    assert meant == []


def test_connects_to_the_address_that_was_checked_when_the_name_changes(
    monkeypatch: pytest.MonkeyPatch, site: Site
) -> None:
    site.answers["/feed"] = Answer(200, b"Ours.")
    looked_up = names(monkeypatch, ["93.184.216.34"], ["127.0.0.1"])
    meant = connections(monkeypatch, site)
    fetched = fetch("http://rebinding.example/feed")
    assert isinstance(fetched, Fetched)
    assert fetched.content == b"Ours."
    assert meant == [("93.184.216.34", 80)]
    assert looked_up == ["rebinding.example"]
    assert site.asked[0].headers["host"] == "rebinding.example"


def test_looks_a_name_up_anew_for_every_redirect(
    monkeypatch: pytest.MonkeyPatch, site: Site
) -> None:
    site.answers["/feed"] = Answer(302, b"", {"Location": "/there"})
    names(monkeypatch, ["93.184.216.34"], ["192.168.0.1"])
    meant = connections(monkeypatch, site)
    outcome = fetch("http://rebinding.example/feed")
    assert isinstance(outcome, NotFetched)
    assert "(192.168.0.1)" in outcome.reason
    assert meant == [("93.184.216.34", 80)]


def test_says_that_a_name_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert fetch("http://nowhere.example/") == NotFetched(
        "nowhere.example cannot be found: Name or service not known"
    )


def test_does_not_wait_for_a_resolver_that_never_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    is_over = threading.Event()

    def never(*_: object, **__: object) -> list[object]:
        is_over.wait()
        return []

    monkeypatch.setattr(socket, "getaddrinfo", never)
    outcome = fetch("http://slow.example/", seconds=0.1)
    is_over.set()
    assert outcome == NotFetched("looking slow.example up took longer than 0.1 seconds")


def test_says_that_nobody_answers() -> None:
    with talking(lambda _: None) as site:
        pass
    assert "no connection to the server: Connection refused" in why(site)


def drip(*first: bytes) -> Say:
    """These bytes, then one more every moment, for as long as anybody listens."""

    def say(connected: socket.socket) -> None:
        connected.sendall(b"".join(first))
        while True:
            connected.sendall(b"a")
            time.sleep(0.02)

    return say


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


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for news.example, and its key."""
    folder = tmp_path_factory.mktemp("certificate")
    made = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
            "-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example",
            "-days", "2", "-keyout", "key.pem", "-out", "cert.pem"]  # fmt: skip
    try:
        subprocess.run(["openssl", *made], cwd=folder, check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl, which makes the certificate, is not installed")
    return folder


@pytest.mark.parametrize(
    ("host", "is_trusted", "reason"),
    [
        ("news.example", True, ""),
        ("other.example", True, "certificate is not to be trusted: Hostname mismatch"),
        ("news.example", False, "certificate is not to be trusted: self"),
        ("93.184.216.34", True, "certificate is not to be trusted: IP address mismatch"),
    ],
)
def test_checks_the_certificate_against_the_name(
    monkeypatch: pytest.MonkeyPatch, certificate: Path, host: str, is_trusted: bool, reason: str
) -> None:
    if is_trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "cert.pem"))
    names(monkeypatch, ["93.184.216.34"])
    with serving({"/": Answer(200, b"Ours.")}, certificate) as site:
        meant = connections(monkeypatch, site)
        outcome = fetch(f"https://{host}/")
    assert meant == [("93.184.216.34", 443)]
    if isinstance(outcome, Fetched):
        assert (reason, outcome.content) == ("", b"Ours.")
    else:
        assert reason
        assert reason in outcome.reason


def test_follows_no_redirect_from_https_to_http(
    monkeypatch: pytest.MonkeyPatch, certificate: Path
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "cert.pem"))
    names(monkeypatch, ["93.184.216.34"])
    to_http = Answer(301, b"", {"Location": "http://news.example/"})
    with serving({"/": to_http}, certificate) as site:
        connections(monkeypatch, site)
        outcome = fetch("https://news.example/")
    assert isinstance(outcome, NotFetched)
    assert "from https to http://news.example/, which anybody" in outcome.reason


def test_cuts_off_a_server_that_never_finishes_the_greeting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names(monkeypatch, ["93.184.216.34"])
    with talking(drip(b"\x16\x03\x03\x40\x00")) as site:
        connections(monkeypatch, site)
        outcome = fetch("https://news.example/", seconds=0.4)
    assert outcome == NotFetched("it took longer than 0.4 seconds")
