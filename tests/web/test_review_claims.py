"""It gives an uncertain mention to one editor at a time, and gives it back."""

import datetime as dt
import html
import re

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from articles.models import Decision, Entity, Mention, ReviewClaim
from articles.models.mention import SpanJSON
from articles.tagging import reject_mention
from tests.world import make_article, make_country, make_user

pytestmark = pytest.mark.django_db

TEXT = "Mr. Idris of <Chad> & Co. left. Chad agreed on Monday! Nobody else did."


@pytest.fixture(autouse=True)
def _counted_anew() -> None:
    cache.clear()


@pytest.fixture
def chad() -> Entity:
    """A country, or a man."""
    return make_country("Chad", "TD", description="A republic")


def uncertain(entity: Entity, confidence: float = 0.5, **fields: str) -> Mention:
    """A mention that the tagger is not sure of, at the first place of the word."""
    article = make_article(**({"title": "Ministers <b>meet</b>", "body": TEXT} | fields))
    place = article.body.find(entity.name)
    span: SpanJSON = {
        "field": "body", "start": place, "end": place + len(entity.name), "by": "place"
    }  # fmt: skip
    return Mention.objects.create(
        article=article, entity=entity, confidence=confidence, found_by="place",
        spans=[span] if place >= 0 else [],
    )  # fmt: skip


@pytest.fixture
def mentions(chad: Entity) -> list[Mention]:
    """Four, the least certain first."""
    return [
        uncertain(chad, 0.5, title="First"),
        uncertain(chad, 0.55, title="Second", date="1990-02-03", source="Zebra News"),
        uncertain(make_country("Georgia", "GE"), 0.6, title="Third"),
        uncertain(chad, 0.7, title="Fourth"),
    ]


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    """An editor's browser."""
    client.force_login(editor)
    return client


def shown(client: Client, address: str = "/review/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return html.unescape(response.content.decode())


def focus(page: str) -> str:
    found = re.search(r'class="article-line">\s*<a[^>]*>(.*?)</a>', page, re.S)
    return found[1] if found else ""


def fields(page: str) -> dict[str, str]:
    return {
        name: re.search(rf'name="{name}" value="([^"]*)"', page)[1]  # type: ignore[index]
        for name in ("mention", "version", "next")
    }


def say(client: Client, verb: str, address: str = "/review/", **said: object) -> str:
    """Send a form of the page at this address, and return the page that comes then."""
    sent = {"verb": verb, **fields(shown(client, address)), **said}
    target = address.replace("/review/", "/review/verdict/")
    response = client.post(target, sent, follow=True)
    assert response.status_code in (200, 422)
    return html.unescape(response.content.decode())


def test_looks_at_the_next_and_the_one_before(desk: Client, mentions: list[Mention]) -> None:
    page = shown(desk, f"/review/?item={mentions[1].pk}")
    assert focus(page) == "Second"
    next_ = re.search(r'href="([^"]*)" rel="next"', page)
    before = re.search(r'href="([^"]*)" rel="prev"', page)
    assert next_
    assert before
    assert focus(shown(desk, next_[1])) == "Third"
    assert focus(shown(desk, before[1])) == "First"


def test_claims_more_at_the_end_of_what_is_shown(desk: Client, chad: Entity) -> None:
    many = [uncertain(chad, 0.5 + n / 100, title=f"N {n}") for n in range(12)]
    shown(desk)
    assert ReviewClaim.objects.count() == 10
    page = shown(desk, f"/review/?item={many[9].pk}")
    assert (focus(page), 'rel="next"' in page) == ("N 9", True)
    assert ReviewClaim.objects.count() == 12
    assert focus(shown(desk, f"/review/?item={many[11].pk}")) == "N 11"


def test_gives_two_editors_never_the_same(desk: Client, mentions: list[Mention]) -> None:
    other = Client()
    other.force_login(make_user("otto", group="Editor"))
    assert focus(shown(desk)) == "First"
    assert "All of it is in good hands" in shown(other)
    refused = other.post(
        "/review/verdict/", {"verb": "reject", "mention": mentions[0].pk}, follow=True
    )
    assert "edith has that one before them now" in refused.content.decode()
    assert not Decision.objects.exists()
    say(desk, "skip")
    assert focus(shown(other)) == "First"
    assert focus(shown(desk)) == "Second"


def test_gives_back_what_it_held_when_it_is_left_or_forgotten(
    desk: Client, mentions: list[Mention]
) -> None:
    other = Client()
    other.force_login(make_user("otto", group="Editor"))
    until = re.search(r'data-until="([^"]+)"', shown(desk))
    assert until
    shown(desk)
    desk.post("/review/verdict/", {"verb": "release", "until": until[1]})
    assert ReviewClaim.objects.count() == 4, "the page opened later holds them on"
    until = re.search(r'data-until="([^"]+)"', shown(desk))
    assert until
    desk.post("/review/verdict/", {"verb": "release", "until": until[1]})
    assert not ReviewClaim.objects.exists()
    assert focus(shown(other)) == "First"
    ReviewClaim.objects.update(until=timezone.now() - dt.timedelta(seconds=1))
    assert focus(shown(desk)) == "First"


def test_gives_back_what_another_filter_held(desk: Client, mentions: list[Mention]) -> None:
    shown(desk)
    shown(desk, "/review/?from=1990&to=1990")
    assert ReviewClaim.objects.get().mention == mentions[1]


def test_tells_what_somebody_else_decided_meanwhile(desk: Client, mentions: list[Mention]) -> None:
    before = fields(shown(desk))
    curator = make_user("curt", group="Curator")
    reject_mention(mentions[0].article, mentions[0].entity, curator)
    page = desk.post("/review/verdict/", {"verb": "accept", **before}, follow=True)
    assert "decided already" in page.content.decode()
    assert Decision.objects.get().verdict == "reject"
