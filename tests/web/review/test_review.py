"""It asks editors about uncertain mentions, one after the other, and nobody else."""

import html
import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Decision, Entity, Mention, Office, ReviewClaim
from articles.tagging import reject_mention, tag_articles
from tests.web.review.queue import focus, say, shown, uncertain
from tests.world import make_article, make_country, make_leader, make_organization, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_shows_all_it_takes_to_decide(desk: Client, chad: Entity) -> None:
    make_organization("Chad")
    uncertain(chad, 0.52, date="1990-02-03", source="Zebra News")
    raw = desk.get("/review/").content.decode()
    assert "Ministers &lt;b&gt;meet&lt;/b&gt;" in raw
    assert "Mr. Idris of &lt;<mark>Chad</mark>&gt; &amp; Co. left." in raw
    page = html.unescape(raw)
    assert "agreed on Monday" not in page
    assert 'Review (<span id="nav-left">1</span> left)' in page
    for words in ("Zebra News", "3 February 1990", "A republic", "52 % sure", "a place in it",
                  "Change to Chad", "1 left"):  # fmt: skip
        assert words in page, words


def test_offers_what_was_found_at_the_very_same_place(desk: Client, chad: Entity) -> None:
    mention = uncertain(chad, 0.45)
    mali = make_country("Mali", "ML")
    Mention.objects.create(
        article=mention.article, entity=mali, confidence=0.9, spans=mention.spans, found_by="office"
    )
    assert "Change to Mali" in shown(desk)


def test_rules_out_names_and_the_words_for_an_office(desk: Client) -> None:
    chad = make_country("Chad", "TD")
    leader = make_leader("Adam Idris", "Idris", "President", chad, "1980", "1990")
    Office.objects.update(role="head of state")
    article = make_article(body="The Chadian army and Chad's president met.", date="1987")
    tag_articles([article])
    Mention.objects.filter(entity=leader).update(confidence=0.45)
    assert "“president” never means Adam Idris" in shown(desk)
    say(desk, "never", alias="president")
    assert Decision.objects.get().alias == "president"
    assert not Mention.objects.filter(entity=leader).exists()


def test_goes_through_the_queue_by_plain_forms(desk: Client, mentions: list[Mention]) -> None:
    assert focus(shown(desk)) == "First"
    page = say(desk, "accept")
    assert (focus(page), "Accepted Chad." in page, "3 left" in page) == ("Second", True, True)
    page = say(desk, "reject")
    assert (focus(page), "2 left" in page) == ("Third", True)
    verdicts = {d.article.title: d.verdict for d in Decision.objects.all()}
    assert verdicts == {"First": "accept", "Second": "reject"}
    page = say(desk, "skip")
    assert (focus(page), "2 left" in page, "1 skipped" in page) == ("Fourth", True, True)
    page = say(desk, "accept")
    assert "Nothing more for you just now" in page
    assert focus(desk.post("/review/verdict/", {"verb": "unskip"}, follow=True).content.decode())


def test_undoes_the_last_verdicts_one_by_one(desk: Client, mentions: list[Mention]) -> None:
    say(desk, "accept")
    say(desk, "reject")
    assert not Mention.objects.filter(pk=mentions[1].pk).exists()
    page = desk.post("/review/verdict/", {"verb": "undo"}, follow=True).content.decode()
    assert (focus(page), "4 left" in page, "3 left" in page) == ("Second", False, True)
    page = desk.post("/review/verdict/", {"verb": "undo"}, follow=True).content.decode()
    assert (focus(page), "4 left" in page) == ("First", True)
    page = desk.post("/review/verdict/", {"verb": "undo"}, follow=True).content.decode()
    assert "There is nothing of yours to undo here." in page
    assert not Decision.objects.exists()


def test_undoes_nobody_elses_verdict(desk: Client, mentions: list[Mention]) -> None:
    other = make_user("otto", group="Editor")
    done = reject_mention(mentions[0].article, mentions[0].entity, other)
    assert done
    sent = {"verb": "undo", "operation": done.pk}
    page = desk.post("/review/verdict/", sent, follow=True).content.decode()
    assert "There is nothing of yours to undo here." in page
    assert Decision.objects.exists()


def test_rules_an_alias_out_and_changes_whom_it_means(
    desk: Client, mentions: list[Mention]
) -> None:
    mali = make_country("Mali", "ML")
    say(desk, "never", alias="Chad")
    assert Decision.objects.get().alias == "Chad"
    page = say(desk, "change", name="Mali")
    assert "to Mali" in page
    assert Decision.objects.filter(entity=mali, verdict="accept").count() == 1


def test_asks_back_when_a_name_is_not_clear(desk: Client, mentions: list[Mention]) -> None:
    for kind in (make_country("Samoa", "WS"), make_organization("Samoa")):
        assert kind.pk
    page = say(desk, "change", name="Samoa")
    assert "2 are called “Samoa”" in page
    assert focus(page) == "First"
    assert 'value="Samoa"' in page
    assert "Nobody and nothing here is called just “Atlantis”" in say(
        desk, "change", name="Atlantis"
    )
    assert "Write the name" in say(desk, "change", name="")
    assert "no longer in this archive" in say(desk, "change", new="999999")
    assert "It is Chad already" in say(desk, "change", name="Chad")
    assert not Decision.objects.exists()


def test_keeps_order_and_filters_in_the_address(
    desk: Client, mentions: list[Mention], chad: Entity
) -> None:
    assert focus(shown(desk, "/review/?order=date")) == "Second"
    page = shown(desk, f"/review/?entity={chad.pk}&order=entity")
    assert "3 left here, 4 in all" in page
    assert focus(shown(desk, f"/review/?source={mentions[1].article.source_id}")) == "Second"
    assert focus(shown(desk, "/review/?from=1990&to=1990-12")) == "Second"
    assert "1 left here" in shown(desk, "/review/?from=1990&to=1990-12")
    page = say(desk, "accept", "/review/?from=1990&to=1990-12")
    assert "Nothing is left here" in page
    assert 'value="1990-12"' in page


@pytest.mark.parametrize(
    "address",
    ["?order=junk", "?entity=x&source=-1", "?entity=99999999999999999999", "?from=yesterday-ish",
     "?item=%00", "?from=1999&to=1980", "?entity=٣", "?item=12345"],
)  # fmt: skip
def test_takes_any_address(desk: Client, mentions: list[Mention], address: str) -> None:
    shown(desk, f"/review/{address}")


@pytest.mark.parametrize(
    "sent",
    [{}, {"verb": "explode"}, {"verb": "accept"}, {"verb": "accept", "mention": "x" * 9000},
     {"verb": "skip", "mention": "77777"}, {"verb": "undo", "operation": "-3"},
     {"verb": "release", "until": "never"}, {"verb": "release", "until": "2026-99-99T00:00:00Z"},
     {"verb": "release", "until": "9999-12-31T23:59:59-10:00"},
     {"verb": "release", "until": "0001-01-01T00:00:00+10:00"},
     {"verb": "release"}, {"verb": "skip", "mention": "99999999999999999999999"}],
)  # fmt: skip
def test_takes_any_form(desk: Client, mentions: list[Mention], sent: dict[str, str]) -> None:
    assert desk.post("/review/verdict/", sent).status_code in (204, 302)
    assert not Decision.objects.exists()


@pytest.mark.slow
def test_says_what_makes_no_sense(desk: Client, mentions: list[Mention]) -> None:
    assert "Say what to do" in say(desk, "explode")
    assert "Choose the words of this article" in say(desk, "never", alias="…")
    assert "Choose the words of this article" in say(desk, "never", alias="x" * 900)
    assert not Decision.objects.exists()


def test_says_kindly_that_nothing_is_left(desk: Client) -> None:
    assert "Nothing is left to review" in shown(desk)


def test_lets_nobody_else_in(client: Client, reader: User, mentions: list[Mention]) -> None:
    assert (
        client.get("/review/?order=date")["Location"]
        == "/sign-in/?next=%2Freview%2F%3Forder%3Ddate"
    )
    assert (
        client.post("/review/verdict/", {"verb": "accept"})["Location"]
        == "/sign-in/?next=%2Freview%2F"
    )
    assert "Review (" not in client.get("/sign-in/").content.decode()
    client.force_login(reader)
    assert client.get("/review/").status_code == 403
    refused = client.post("/review/verdict/", {"verb": "accept", "mention": mentions[0].pk})
    assert refused.status_code == 403
    assert not ReviewClaim.objects.exists()
    assert not Decision.objects.exists()


def test_sends_the_part_alone_to_a_script(desk: Client, mentions: list[Mention]) -> None:
    headers = {"HX-Request": "true", "HX-Target": "review"}
    part = desk.get("/review/", headers=headers).content.decode()
    assert "<html" not in part
    assert 'hx-swap-oob="innerHTML">4 left. Now: Chad in “First”.' in re.sub(r"\s+", " ", part)
    assert desk.get("/review/verdict/?order=date")["Location"] == "/review/?order=date"
