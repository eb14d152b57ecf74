"""It gives an uncertain mention to one editor at a time, and gives it back."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Decision, Entity, Mention, ReviewClaim
from articles.tagging import reject_mention
from tests.web.review.queue import fields, focus, say, shown, uncertain
from tests.world import make_user

pytestmark = pytest.mark.django_db


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
