"""It tells the second of two editors what the first did, and loses nothing of either."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.dates import read_date
from articles.models import Article, Decision, Entity
from articles.tagging import editing
from tests.web.correcting.places import where

HTMX = {"HX-Request": "true", "HX-Target": "article-tags"}


@pytest.fixture
def grain(world: dict[str, Article]) -> Article:
    """The article that both have open."""
    return world["grain"]


def form_in(html: str) -> tuple[str, dict[str, str]]:
    """Address and fields of the form that has its way all the same."""
    part = html[html.index('class="conflict"') :]
    part = part[: part.index("</section>")]
    action = re.search(r'<form method="post" action="([^"]+)"', part)
    assert action
    fields = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', part)
    return action[1], {name: value for name, value in fields if name != "csrfmiddlewaretoken"}


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_shows_both_verdicts_and_overwrites_none(
    client: Client, editor: User, curator: User, grain: Article, india: Entity,
    headers: dict[str, str],
) -> None:  # fmt: skip
    seen = str(grain.version)
    editing.confirm_mention(grain, india, curator)
    client.force_login(editor)
    sent = {"verb": "reject", "entity": str(india.pk), "seen": seen}
    response = client.post(where(grain, "mentions"), sent, headers=headers)
    html = response.content.decode()
    assert response.status_code == (200 if headers else 409)
    for words in ("reject India", "curt", "India: no verdict", "India: the article names it"):
        assert words in html, words
    assert Decision.objects.get().verdict == Decision.Verdict.ACCEPT
    address, again = form_in(html)
    assert again["verb"] == "reject"
    assert client.post(address, again).status_code == 302
    assert Decision.objects.get().verdict == Decision.Verdict.REJECT


def test_has_its_way_only_over_what_it_showed(
    client: Client, editor: User, curator: User, grain: Article, india: Entity
) -> None:
    seen = str(grain.version)
    editing.confirm_mention(grain, india, curator)
    client.force_login(editor)
    sent = {"verb": "reject", "entity": str(india.pk), "seen": seen}
    address, again = form_in(client.post(where(grain, "mentions"), sent).content.decode())
    editing.set_about(grain, india, curator, is_about=False)
    assert client.post(address, again).status_code == 409
    assert Decision.objects.get().verdict == Decision.Verdict.ACCEPT


def test_shows_both_titles_and_keeps_what_was_typed(
    client: Client, editor: User, curator: User, grain: Article
) -> None:
    seen, was = str(grain.version), grain.title
    editing.set_title(grain, "Theirs", curator)
    client.force_login(editor)
    sent = {"title": "Mine & <mine>", "seen": seen, "was": was}
    response = client.post(where(grain, "correct/title"), sent)
    html = response.content.decode()
    assert response.status_code == 409
    assert "Mine &amp; &lt;mine&gt;" in html
    assert f"<del>{was}</del>" in html
    assert "<ins>Theirs</ins>" in html
    address, again = form_in(html)
    again["title"] = "Mine & <mine>"
    assert "was" not in again
    assert client.post(address, again).status_code == 302
    grain.refresh_from_db()
    assert grain.title == "Mine & <mine>"


def test_notices_what_no_history_tells(client: Client, editor: User, grain: Article) -> None:
    was = grain.title
    Article.objects.filter(pk=grain.pk).update(title="Imported again")
    client.force_login(editor)
    sent = {"title": "Mine", "seen": str(grain.version), "was": was}
    html = client.post(where(grain, "correct/title"), sent).content.decode()
    assert "an import or another program" in html
    assert "<ins>Imported again</ins>" in html


def test_shows_both_dates(client: Client, editor: User, curator: User, grain: Article) -> None:
    seen = str(grain.version)
    editing.set_date(grain, read_date("1987"), curator)
    client.force_login(editor)
    sent = {"date": "1987-03", "seen": seen, "was": "2022-10-05"}
    html = client.post(where(grain, "correct/date"), sent).content.decode()
    assert "set the date to March 1987" in html
    assert "<del>5 October 2022</del>" in html
    assert "<ins>1987</ins>" in html
    grain.refresh_from_db()
    assert grain.published == read_date("1987")


def test_lets_two_correct_different_things(
    client: Client, editor: User, curator: User, grain: Article, india: Entity
) -> None:
    seen = str(grain.version)
    editing.set_title(grain, "Theirs", curator)
    client.force_login(editor)
    sent = {"verb": "reject", "entity": str(india.pk), "seen": seen}
    assert client.post(where(grain, "mentions"), sent).status_code == 302


@pytest.mark.slow
@pytest.mark.parametrize("seen", ["0", "²", "-1", "9" * 30, "x", ""])
def test_takes_a_version_that_makes_no_sense_for_none_seen(
    client: Client, editor: User, curator: User, grain: Article, india: Entity, seen: str
) -> None:
    client.force_login(editor)
    sent = {"verb": "confirm", "entity": str(india.pk), "seen": seen}
    assert client.post(where(grain, "mentions"), sent).status_code == 302
    editing.reject_mention(grain, india, curator)
    assert client.post(where(grain, "mentions"), sent).status_code == 409


@pytest.mark.slow
@pytest.mark.parametrize("was", ["", "yesterday", "1987-03-05"])
def test_reads_any_date_that_a_form_says_it_saw(
    client: Client, editor: User, grain: Article, was: str
) -> None:
    client.force_login(editor)
    sent = {"date": "1987", "seen": str(grain.version), "was": was}
    assert client.post(where(grain, "correct/date"), sent).status_code in (302, 409)
