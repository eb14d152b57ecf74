"""Nobody waits for a server that says nearly nothing, nor for an answer that nobody wants."""

import os
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django import Settings

from articles.importing.cannot_import import CannotImport, Stopped
from articles.importing.fetch_address import (
    fetch_into,
    fetched_for_now,
    remove_left_for_now,
)
from articles.importing.fetching import Fetched, NotFetched, deadline, fetch
from tests.importing.servers import Answer, Site, serving, talking

pytestmark = pytest.mark.slow

OK = b"HTTP/1.1 200 OK\r\n"


@pytest.fixture(autouse=True)
def little_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline, "PATIENCE", 0.1)


@pytest.fixture
def much_patience(little_patience: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline, "PATIENCE", 600)


def dripping(connected: socket.socket) -> None:
    connected.sendall(OK + b"Content-Length: 100000\r\n\r\n")
    while True:
        connected.sendall(b"a")
        time.sleep(0.02)


def silent(connected: socket.socket) -> None:
    connected.settimeout(5)
    connected.recv(1)  # until the other side leaves


def silent_in_the_middle(connected: socket.socket) -> None:
    connected.sendall(OK + b"Content-Length: 100000\r\n\r\n" + b"a" * 50_000)
    silent(connected)


def why(site: Site, seconds: float = 600) -> str:
    outcome = fetch(site.address(), allowed=site.allowed, seconds=seconds)
    assert isinstance(outcome, NotFetched)
    return outcome.reason


@pytest.mark.parametrize("say", [dripping, silent, silent_in_the_middle])
def test_leaves_a_server_that_says_nearly_nothing(say: Callable[[socket.socket], None]) -> None:
    with talking(say) as site:
        assert why(site) == "it sent less than 1,024 bytes a second for 0.1 seconds"


def test_says_that_the_time_is_over_when_that_came_first() -> None:
    with talking(dripping) as site:
        assert why(site, seconds=0.05) == "it took longer than 0.05 seconds"


@pytest.mark.slow
def test_waits_for_a_server_that_is_slow_but_talks(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes longer than our patience, and sends ten times what is asked for meanwhile."""
    monkeypatch.setattr(deadline, "PATIENCE", 1)

    def slowly(connected: socket.socket) -> None:
        connected.sendall(OK + b"Content-Length: 15000\r\n\r\n")
        for _ in range(15):
            connected.sendall(b"a" * 1000)
            time.sleep(0.1)

    with talking(slowly) as site:
        outcome = fetch(site.address(), allowed=site.allowed)
    assert isinstance(outcome, Fetched)
    assert len(outcome.content) == 15000


def test_reads_nothing_behind_the_end_that_was_announced(much_patience: None) -> None:
    def say(connected: socket.socket) -> None:
        connected.sendall(OK + b"Content-Length: 6\r\n\r\nabc")
        time.sleep(0.1)
        connected.sendall(b"defghi")

    with talking(say) as site:
        outcome = fetch(site.address(), allowed=site.allowed)
    assert isinstance(outcome, Fetched)
    assert outcome.content == b"abcdef"


def test_says_that_an_answer_breaks_off(much_patience: None) -> None:
    def say(connected: socket.socket) -> None:
        connected.sendall(OK + b"Content-Length: 6\r\n\r\nabc")

    with talking(say) as site:
        assert "breaks off" in why(site)


def test_stops_in_the_middle_when_it_is_asked_to(
    much_patience: None, tmp_path: Path, settings: Settings
) -> None:
    settings.NEWSDESK_VAR = tmp_path
    asked: list[int] = []

    def is_to_stop() -> bool:
        asked.append(1)
        return len(asked) > 20

    with talking(dripping) as site:
        settings.NEWSDESK_FETCH_ALLOWED = site.allowed
        with (
            pytest.raises(Stopped, match="Run the same command again"),
            fetched_for_now(site.address(), is_to_stop),
        ):
            pass
    assert not list((tmp_path / "fetched").iterdir())


def test_removes_what_a_killed_process_fetched_for_now(tmp_path: Path, settings: Settings) -> None:
    settings.NEWSDESK_VAR = tmp_path
    old, new, other = (
        tmp_path / "fetched" / name for name in ("for-now-a", "for-now-b", "import-1")
    )
    for folder in (old, new, other):
        folder.mkdir(parents=True)
        (folder / "page").touch()
    for folder in (old, other):
        os.utime(folder, (1, 1))
    remove_left_for_now()
    assert not old.exists()
    assert new.exists()
    assert other.exists()


def test_keeps_nothing_of_what_is_fetched_for_now(tmp_path: Path, settings: Settings) -> None:
    settings.NEWSDESK_VAR = tmp_path
    with serving({"/a.txt": Answer(body=b"Title")}) as site:
        settings.NEWSDESK_FETCH_ALLOWED = site.allowed
        address = site.address("/a.txt")
        with (
            fetched_for_now(address, lambda: False) as one,
            fetched_for_now(address, lambda: False) as other,
        ):
            assert one.read_bytes() == other.read_bytes() == b"Title"
            assert one != other
        with pytest.raises(CannotImport, match="404"):
            fetch_into(one.parent, site.address("/b.txt"))
    assert not one.exists()
