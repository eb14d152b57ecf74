"""It refuses floods and guessed passwords, and nobody else."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from articles.models import Article
from articles.web.views.sign_in import WRONG_PASSWORDS


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, which a test may set."""
    now = [1000.0]
    monkeypatch.setattr("articles.web.throttling._now", lambda: now[0])
    return now


def status(client: Client, address: str, **headers: str) -> int:
    return client.get("/search/", REMOTE_ADDR=address, headers=headers).status_code


def test_refuses_a_flood_and_answers_again_after_a_while(
    client: Client, world: dict[str, Article], settings: Settings, clock: list[float]
) -> None:
    settings.NEWSDESK_SEARCHES_A_MINUTE = 6
    assert [status(client, "192.0.2.7") for _ in range(8)] == [200] * 6 + [429] * 2
    assert status(client, "192.0.2.8") == 200
    refused = client.get("/search/values/country/", REMOTE_ADDR="192.0.2.7")
    assert refused.status_code == 429
    assert refused["Retry-After"] == "10"
    assert b"Too many at once" in refused.content
    clock[0] += 10
    assert [status(client, "192.0.2.7") for _ in range(2)] == [200, 429]


def test_never_refuses_this_machine_or_who_is_signed_in(
    client: Client, world: dict[str, Article], reader: User, settings: Settings
) -> None:
    settings.NEWSDESK_SEARCHES_A_MINUTE = 1
    assert {status(client, "127.0.0.1") for _ in range(4)} == {200}
    assert {status(client, "::1") for _ in range(4)} == {200}
    client.force_login(reader)
    assert {status(client, "192.0.2.7") for _ in range(4)} == {200}
    settings.NEWSDESK_SEARCHES_A_MINUTE = 0
    client.logout()
    assert {status(client, "192.0.2.7") for _ in range(4)} == {200}


def test_believes_the_server_in_front_in_production_only(
    client: Client, world: dict[str, Article], settings: Settings
) -> None:
    settings.NEWSDESK_SEARCHES_A_MINUTE = 1
    settings.NEWSDESK_PRODUCTION = True
    forwarded = {"X-Forwarded-For": "203.0.113.5, 192.0.2.7"}
    assert [status(client, "127.0.0.1", **forwarded) for _ in range(2)] == [200, 429]
    spoofed = {"X-Forwarded-For": "203.0.113.6, 192.0.2.7"}
    assert status(client, "127.0.0.1", **spoofed) == 429
    settings.NEWSDESK_PRODUCTION = False
    assert status(client, "127.0.0.1", **spoofed) == 200


def test_stops_the_guessing_of_a_password(client: Client, reader: User, clock: list[float]) -> None:
    def enter(name: str, password: str) -> int:
        return client.post("/sign-in/", {"username": name, "password": password}).status_code

    tries = [enter(reader.username, "wrong") for _ in range(int(WRONG_PASSWORDS.tokens) + 1)]
    assert tries == [200] * 10 + [429]
    assert enter(reader.username, reader.username) == 429
    assert enter("somebody else", "wrong") == 200
    clock[0] += WRONG_PASSWORDS.seconds
    assert enter(reader.username, reader.username) == 302
