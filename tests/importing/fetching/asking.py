"""How the tests ask servers that mean ill, and lead connections to their own."""

import itertools
import socket
import time
from collections.abc import Callable
from typing import Any

import pytest

from articles.importing.fetching import NotFetched, fetch
from tests.importing.servers import Site, talking

OK = b"HTTP/1.1 200 OK\r\n"
Say = Callable[[socket.socket], None]


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


def drip(*first: bytes) -> Say:
    """These bytes, then one more every moment, for as long as anybody listens."""

    def say(connected: socket.socket) -> None:
        connected.sendall(b"".join(first))
        while True:
            connected.sendall(b"a")
            time.sleep(0.02)

    return say
