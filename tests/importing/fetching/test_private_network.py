"""Nothing leads into the private network: no redirect, no name, and none that changes."""

import socket
import threading

import pytest

from articles.importing.fetching import Fetched, NotFetched, fetch
from tests.importing.fetching.asking import connections, names, why
from tests.importing.servers import Answer, Site, talking

pytestmark = pytest.mark.slow


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
    assert "NEWSDESK_FETCH_ALLOWED" not in said
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
        f"innocent.example ({ips[-1]}) is not on the internet but in a private network; an "
        "administrator may allow it by NEWSDESK_FETCH_ALLOWED=innocent.example"
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
