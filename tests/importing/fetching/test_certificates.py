"""Servers that are not who they say they are."""

import subprocess
from pathlib import Path

import pytest

from articles.importing.fetching import Fetched, NotFetched, fetch
from tests.importing.fetching.asking import connections, drip, names
from tests.importing.servers import Answer, serving, talking

pytestmark = pytest.mark.slow


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
