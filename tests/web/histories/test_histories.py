"""It shows who changed what, when, from what to what, to who may see it; and takes it back."""

import re
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.curating.merge_entities import merge_entities
from articles.curating.visibility import hide
from articles.dates import read_date
from articles.history import note_run
from articles.models import Article, Change, Entity, Operation
from articles.tagging import (
    confirm_mention,
    put_tag,
    reject_mention,
    set_date,
    set_title,
)
from tests.web.histories.pages import done, history_of, latest, text_of, words_in
from tests.world import make_country, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def everything(article: Article, france: Entity, editor: User) -> list[str]:
    """One address of each page."""
    operation = done(reject_mention(article, france, editor))
    change = Change.objects.get(operation=operation, thing="decision")
    return [
        history_of(article),
        "/entities/country/france/history/",
        "/operations/",
        f"/operations/{operation.pk}/",
        f"/operations/{operation.pk}/undo/",
        f"/changes/{change.pk}/revert/",
    ]


def test_is_for_who_may_see_operations(
    client: Client, everything: list[str], reader: User, editor: User
) -> None:
    for address in everything:
        assert client.get(address)["Location"] == f"/sign-in/?next={address}"
    client.force_login(reader)
    assert [client.get(address).status_code for address in everything] == [403] * 6
    assert "History" not in client.get("/sign-in/", follow=True).content.decode()
    client.force_login(editor)
    assert [client.get(address).status_code for address in everything] == [200] * 6


def test_tells_a_new_title_word_by_word(client: Client, article: Article, editor: User) -> None:
    set_title(article, "Wheat leaves the old port", editor)
    client.force_login(editor)
    html = client.get(history_of(article)).content.decode()
    assert re.search(r"<del>.*\[deleted: </span>Grain<", html)
    assert re.search(r"<ins>.*\[inserted: </span>Wheat<", html)
    words = words_in(html)
    assert "edith" in words
    assert "title [deleted: Grain ] [inserted: Wheat ] leaves the" in words
    # What did not change is not told.
    assert "found by" not in words


def test_tells_dates_as_far_as_they_are_known(
    client: Client, article: Article, editor: User
) -> None:
    set_date(article, read_date("1987"), editor)
    client.force_login(editor)
    assert "date [deleted: 5 March 1987 ] [inserted: 1987 ]" in text_of(client, history_of(article))
    set_date(article, None, editor)
    assert "date [deleted: 1987 ] [inserted: unknown ]" in text_of(client, history_of(article))


def test_tells_verdicts_and_tags_in_words(
    client: Client, article: Article, france: Entity, editor: User
) -> None:
    confirm_mention(article, france, editor)
    reject_mention(article, france, editor)
    put_tag(article, "Harvest", editor)
    client.force_login(editor)
    words = text_of(client, history_of(article))
    assert "confirmed France" in words
    assert "changed the verdict on France" in words
    assert "[deleted: confirmed ] [inserted: rejected ]" in words
    assert "France is no longer found in it" in words
    assert "put the tag “Harvest” on" in words


def test_tells_a_merge_with_its_mentions_from_both_names(
    client: Client, article: Article, france: Entity, curator: User
) -> None:
    gaul = make_country("Gaul", "")
    merge_entities(gaul, france, curator)
    client.force_login(curator)
    words = text_of(client, "/operations/")
    assert "merged France into Gaul" in words
    assert "1 mention" in words
    assert "what named France names Gaul" in text_of(client, f"/operations/{latest().pk}/")
    response = client.get("/entities/country/france/history/")
    assert response["Location"] == "/entities/country/gaul/history/"
    assert "merged France into Gaul" in text_of(client, response["Location"])


def test_escapes_what_people_wrote(client: Client, article: Article, editor: User) -> None:
    set_title(article, "<script>alert(1)</script>", editor)
    client.force_login(editor)
    for address in (history_of(article), "/operations/", f"/operations/{latest().pk}/"):
        assert "<script>alert" not in client.get(address).content.decode()


def test_shows_nothing_of_what_is_hidden_from_somebody(
    client: Client, article: Article, france: Entity, editor: User, curator: User
) -> None:
    operation = done(reject_mention(article, france, editor))
    change = Change.objects.get(operation=operation, thing="decision")
    hide([article], curator)
    client.force_login(editor)
    assert "Grain" not in text_of(client, "/operations/")
    assert "Grain" not in text_of(client, "/entities/country/france/history/")
    for address in (
        history_of(article), f"/operations/{operation.pk}/", f"/operations/{operation.pk}/undo/",
        f"/changes/{change.pk}/revert/",
    ):  # fmt: skip
        assert client.get(address).status_code == 404
        assert client.post(address).status_code in (404, 405)
    client.force_login(curator)
    assert "Grain" in text_of(client, "/operations/")
    assert "only curators (hidden)" in text_of(client, history_of(article))


def test_narrows_to_a_person_the_machine_a_kind_and_a_day(
    client: Client, article: Article, france: Entity, editor: User
) -> None:
    put_tag(article, "Harvest", editor)
    reject_mention(article, france, make_user("emil", group="Editor"))
    note_run(Operation.Kind.IMPORT, "imported 12 new articles", {"created": 12})
    client.force_login(editor)
    day = f"{latest().started_at:%Y-%m-%d}"
    tagged, rejected, imported = "“Harvest”", "rejected France", "imported 12 new"
    for query, shown in {
        "": {tagged, rejected, imported},
        "who=@edith": {tagged},
        "who=people": {tagged, rejected},
        "who=machines": {imported},
        "kind=reject": {rejected},
        f"day={day}": {tagged, rejected, imported},
        "day=1999-01-01": set(),
        "who=@nobody": set(),
    }.items():
        words = text_of(client, f"/operations/?{query}").partition("Show")[2]
        assert {one for one in (tagged, rejected, imported) if one in words} == shown, query


def test_pages_through_everything_once(client: Client, editor: User) -> None:
    for number in range(95):
        note_run(Operation.Kind.IMPORT, f"imported {number} articles", {})
    client.force_login(editor)
    address, seen = "/operations/", []
    while address:
        html = client.get(address).content.decode()
        seen += re.findall(r"imported (\d+) articles", html)
        older = re.search(r'href="([^"]+)" rel="next nofollow">Older', html)
        address = unescape(older[1]) if older else ""
    assert [int(number) for number in seen] == list(range(94, -1, -1))


@pytest.mark.parametrize(
    "address",
    [
        "/operations/?after=junk&day=2026-99-99&who=%40&kind=nothing",
        "/operations/?after=9999999999999999999-1-1",
        "/operations/?after=999999999999999999-1-1&day=0001-01-01",
        "/operations/?day=9999-12-31",
        "/operations/?after=-1--1",
        "/entities/country/france/history/?page=zwölf",
        "/entities/country/france/history/?page=99999999999999999999999",
    ],
)
def test_makes_sense_of_junk(
    client: Client, everything: list[str], editor: User, address: str
) -> None:
    client.force_login(editor)
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/operations/999999999999999999999999999/",
        "/operations/0/undo/",
        "/changes/999999999999999999999999999/revert/",
        "/articles/nothing/history/",
        "/entities/country/atlantis/history/",
        "/entities/weather/atlantis/history/",
    ],
)
def test_says_that_nothing_is_there(client: Client, editor: User, address: str) -> None:
    client.force_login(editor)
    assert client.get(address).status_code == 404


def test_tells_what_a_machine_run_did_in_numbers(
    client: Client, france: Entity, editor: User
) -> None:
    counts: dict[str, Any] = {"articles": 3, "added_by_entity": [[france.pk, 2]]}
    run = note_run(Operation.Kind.RETAG, "tagged again", counts)
    client.force_login(editor)
    words = text_of(client, f"/operations/{run.pk}/")
    assert "a machine run" in words
    assert "articles 3 added France 2" in words
    assert "keeps only counts" not in words
