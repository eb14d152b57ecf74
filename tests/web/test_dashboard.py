"""It tells curators what lies idle, what editors disagree with, and what the machine did."""

import datetime as dt
import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.curating.bulk import apply_bulk, plan_bulk
from articles.curating.undo import undo
from articles.history import note_run
from articles.models import Alias, Article, BulkJob, Entity, IndexChange, Operation
from articles.tagging import (
    add_mention,
    confirm_mention,
    never_match,
    put_tag,
    reject_mention,
    remove_tag,
    tag_articles,
)
from articles.web.dashboard.agreement import MONTHS, build_agreement
from tests.web.histories.pages import done, text_of
from tests.world import make_article, make_country, make_leader, make_organization

pytestmark = pytest.mark.django_db


@pytest.fixture
def france() -> Entity:
    """A country with another name."""
    return make_country("France", "FR", "Gallia")


@pytest.fixture
def articles(france: Entity) -> list[Article]:
    """Five that name it, two of them by its other name."""
    texts = ["France agreed.", "France left.", "France came.", "Gallia spoke.", "Gallia won."]
    found = [make_article(f"Story {n}", text) for n, text in enumerate(texts)]
    tag_articles(found)
    return found


@pytest.fixture
def desk(client: Client, curator: User) -> Client:
    """A browser in which the curator is signed in."""
    client.force_login(curator)
    return client


def section(client: Client, heading: str) -> str:
    """The words of one part of the page."""
    html = client.get("/dashboard/").content.decode()
    part = html.partition(f">{heading}")[2].partition("<h2")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", part).split())


def test_is_for_curators(client: Client, editor: User, curator: User) -> None:
    assert client.get("/dashboard/")["Location"] == "/sign-in/?next=/dashboard/"
    client.force_login(editor)
    assert client.get("/dashboard/").status_code == 403
    assert "/dashboard/" not in client.get("/operations/").content.decode()
    client.force_login(curator)
    assert client.get("/dashboard/").status_code == 200
    assert 'href="/dashboard/"' in client.get("/operations/").content.decode()


def test_says_of_an_empty_archive_that_nothing_waits(desk: Client) -> None:
    words = text_of(desk, "/dashboard/")
    assert "0 to review" in words
    assert "No editor has confirmed or rejected" in words
    assert "None was rejected." in words


def test_names_tags_that_are_on_no_article(
    desk: Client, articles: list[Article], editor: User
) -> None:
    put_tag(articles[0], "Harvest", editor)
    left = put_tag(articles[0], "Left over", editor).tag
    remove_tag(articles[0], left, editor)
    words = section(desk, "Tags and articles without each other")
    assert "Tags without articles 1 Left over edit" in words
    assert "Harvest" not in words
    assert "Articles without tags 4" in words
    assert "Story 4" in words


def test_names_entities_that_nothing_names_by_kind(
    desk: Client, articles: list[Article], france: Entity
) -> None:
    make_leader("Anna Berg", "Berg", "President", france, "1990", "1994")
    make_organization("Grain Board")
    words = section(desk, "Entities that no article names")
    assert "Countries 0 None." in words
    assert "Leaders 1 Anna Berg edit" in words
    assert "Organizations 1 Grain Board edit" in words


def test_counts_articles_that_name_nothing_and_leaves_hidden_ones_out(
    desk: Client, articles: list[Article]
) -> None:
    make_article("Weather", "It rained.")
    make_article("Secret weather", "It rained.", visibility="hidden")
    words = section(desk, "Tags and articles without each other")
    assert "Articles that name nothing known 1 Weather" in words
    assert "Secret" not in words


def test_tells_which_spellings_are_rejected_most(
    desk: Client, articles: list[Article], france: Entity, editor: User
) -> None:
    # Rejected, taken back and rejected again is one verdict.
    undo(done(reject_mention(articles[0], france, editor)), editor)
    reject_mention(articles[0], france, editor)
    for article in articles[3:]:
        reject_mention(article, france, editor)
    undo(done(reject_mention(articles[1], france, editor)), editor)
    never_match(articles[2], france, "Gallia", editor)
    words = section(desk, "Aliases that are rejected most")
    assert "“Gallia” France history of France 3 2 60% “France” France" in words
    assert "history of France 1 2 33%" in words


def test_draws_how_many_finds_were_confirmed_and_rejected(
    desk: Client, articles: list[Article], france: Entity, editor: User
) -> None:
    for article in articles[:3]:
        confirm_mention(article, france, editor)
    reject_mention(articles[3], france, editor)
    undo(done(reject_mention(articles[4], france, editor)), editor)
    # Nothing that the machine had found.
    add_mention(articles[0], make_country("Spain", "ES"), editor)
    reject_mention(articles[0], make_country("Italy", "IT"), editor)
    words = section(desk, "Do editors agree with the machine?")
    assert "Of 4 verdicts on what the machine had found, 75% confirmed it." in words
    month = f"{timezone.localdate():%B %Y}"
    assert f"{month}: 3 confirmed, 1 rejected" in words
    assert f"{month} 3 1 75%" in words
    assert 'style="' not in desk.get("/dashboard/").content.decode()


def test_counts_what_was_done_to_many_at_once(
    desk: Client, articles: list[Article], france: Entity, editor: User
) -> None:
    keys = [article.pk for article in articles]
    apply_bulk(plan_bulk(BulkJob.Verb.CONFIRM, keys[:3], entity=france), editor)
    apply_bulk(plan_bulk(BulkJob.Verb.REJECT, keys[3:], entity=france), editor)
    agreement = build_agreement()
    assert (agreement.confirmed, agreement.rejected) == (3, 2)


def test_draws_each_verdict_in_its_month_and_forgets_old_ones(
    articles: list[Article], france: Entity, editor: User
) -> None:
    when = [dt.datetime(2024, 2, 1, tzinfo=dt.UTC), dt.datetime(2026, 1, 31, 12, tzinfo=dt.UTC),
            dt.datetime(2024, 1, 31, tzinfo=dt.UTC)]  # fmt: skip
    for article, moment in zip(articles, when, strict=False):
        operation = done(confirm_mention(article, france, editor))
        Operation.objects.filter(pk=operation.pk).update(started_at=moment)
    agreement = build_agreement(dt.date(2026, 1, 15))
    assert len(agreement.months) == MONTHS
    assert [month.label for month in agreement.months if month.total] == [
        "February 2024", "January 2026",
    ]  # fmt: skip
    assert all(0 <= month.confirmed_y <= agreement.height for month in agreement.months)


def test_says_what_waits_and_what_the_machine_did(
    desk: Client, articles: list[Article], france: Entity, editor: User
) -> None:
    mention = articles[0].mentions.get()
    mention.confidence = 0.5
    mention.save()
    IndexChange.objects.all().delete()
    IndexChange.objects.record([articles[0].pk, articles[1].pk])
    IndexChange.objects.create(article_id=articles[0].pk, failures=2, problem="too long")
    operation = Operation.objects.create(kind="bulk", summary="tagged many", actor=editor)
    BulkJob.objects.create(verb="tag", operation=operation, total=900, done=500)
    note_run(Operation.Kind.RETAG, "tagged again: 12 mentions added", {"added": 12})
    words = text_of(desk, "/dashboard/")
    assert "1 to review" in words
    assert "1 job to do" in words
    assert "2 articles that the index has yet to follow 1 that it would not take" in words
    assert "tagged many waiting or at work, 500 of 900" in words
    assert "tagged again: 12 mentions added" in words


def test_escapes_names(desk: Client) -> None:
    country = make_country("<b>Bold</b>", "BB")
    Alias.objects.create(entity=country, text="<i>x</i>")
    assert "<b>Bold" not in desk.get("/dashboard/").content.decode()
