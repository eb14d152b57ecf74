"""Whatever a curator saves or deletes is an Operation that can be undone, one click further."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import serializers
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.curating import undo as undoing
from articles.curating.jobs import run_batch
from articles.curating.visibility import hide
from articles.models import (
    Alias,
    Article,
    ArticleTag,
    BulkJob,
    Entity,
    IndexChange,
    Mention,
    Office,
    Operation,
    Source,
    Tag,
    Tenure,
)
from articles.tagging import tag_articles
from tests.admin.posting import address, messages, save
from tests.world import make_article, make_country, make_leader, make_source, make_tag

pytestmark = pytest.mark.django_db
_TABLES: tuple[Any, ...] = (Entity, Alias, Office, Tenure, Source, Tag, ArticleTag, Mention)


@pytest.fixture
def france() -> Entity:
    """A country with a president, and an article that names him."""
    france = make_country("France", "FR", "République française")
    make_leader("François Mitterrand", "Mitterrand", "President", france, "1981", "1995")
    make_tag("reviewed")
    make_source("Empty")
    article = make_article(body="President Mitterrand of France spoke.", date="1987")
    tag_articles([article])
    ArticleTag.objects.create(article=article, tag=Tag.objects.get())
    return france


def everything() -> str:
    """All that can be undone, as text."""
    rows = [row for table in _TABLES for row in table.objects.order_by("pk")]
    return str(serializers.serialize("json", rows))


def delete(page: str, table: Any) -> Callable[[Client], Any]:
    return lambda desk: desk.post(
        address(f"{page}_delete", table.objects.latest("pk").pk), {"post": "yes"}, follow=True
    )


def change(page: str, table: Any, **changes: Any) -> Callable[[Client], Any]:
    return lambda desk: save(desk, f"{page}_change", table.objects.earliest("pk").pk, **changes)


def add(page: str, **values: Any) -> Callable[[Client], Any]:
    return lambda desk: save(desk, f"{page}_add", **values)


DEEDS = {
    "source added": (add("source", name="Inland", slug="inland"), "source"),
    "source renamed": (change("source", Source, name="Inland"), "source"),
    "source deleted": (lambda desk: desk.post(
        address("source_delete", Source.objects.get(name="Empty").pk), {"post": "yes"},
        follow=True), "source"),
    "tag added": (add("tag", name="Oil", slug="oil"), "tag edit"),
    "tag renamed": (change("tag", Tag, name="Oil"), "tag edit"),
    "tag deleted": (delete("tag", Tag), "tag edit"),
    "office added": (add("office", title="Minister"), "office"),
    "office renamed": (change("office", Office, title="Minister"), "office"),
    "office deleted": (delete("office", Office), "office"),
    "term changed": (change("tenure", Tenure, end="1994-01-01"), "office"),
    "term deleted": (delete("tenure", Tenure), "office"),
    "entity added": (add("entity", kind="country", name="Spain", slug="spain",
                         **{"aliases-0-text": "España", "aliases-0-kind": "name"}), "entity"),
    "entity described": (change("entity", Entity, description="A republic"), "entity"),
    "office on a country's page": (change(
        "entity", Entity, **{"offices-TOTAL_FORMS": 2, "offices-1-title": "Minister",
                             "offices-1-role": "other"}), "office"),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("deed", DEEDS)
def test_records_what_is_saved_and_takes_it_back(desk: Client, france: Entity, deed: str) -> None:
    do, kind = DEEDS[deed]
    before = everything()
    response = do(desk)
    assert everything() != before, response.context.get("errors")
    operation = Operation.objects.get()
    assert (operation.kind, operation.actor.get_username()) == (kind, "curt")  # type: ignore[union-attr]
    assert "Undo</a>" in messages(response)
    while run_batch():
        pass
    desk.post(reverse("admin:articles_operation_undo", args=[operation.pk]))
    assert Operation.objects.get(pk=operation.pk).is_undone
    assert everything() == before


def test_tags_the_articles_of_a_leader_again_when_a_term_changes(
    desk: Client, france: Entity
) -> None:
    IndexChange.objects.all().delete()
    leader = Entity.objects.get(kind="leader")
    article = Article.objects.get()
    assert leader.mentions.exists()
    term = Tenure.objects.get()
    done = save(
        desk, "tenure_change", term.pk, start="1960-01-01", end="1961-01-01"
    )  # fmt: skip
    assert "The names in 1 article are being found again" in messages(done)
    assert BulkJob.objects.get().targets == [article.pk]
    while run_batch():
        pass
    assert set(IndexChange.objects.values_list("article_id", flat=True)) == {article.pk}


def test_shows_what_a_leaders_terms_do_before_they_are_saved(desk: Client, france: Entity) -> None:
    leader = Entity.objects.get(kind="leader")
    gone = {"tenures-0-DELETE": "on"}
    asked = save(desk, "entity_change", leader.pk, **gone)
    assert "removes 1" in asked.content.decode()
    assert Tenure.objects.exists()


def test_records_nothing_that_did_not_change(desk: Client, france: Entity) -> None:
    for page, table in (("source", Source), ("tag", Tag), ("office", Office), ("entity", Entity),
                        ("tenure", Tenure), ("alias", Alias), ("article", Article)):  # fmt: skip
        response = change(page, table)(desk)
        assert response.redirect_chain, page
    assert not Operation.objects.exists()
    assert not IndexChange.objects.exists()


def test_edits_an_article_as_one_operation(desk: Client, france: Entity) -> None:
    article = Article.objects.get()
    save(desk, "article_change", article.pk, title="A", dateline="PARIS", published="1988")
    operation = Operation.objects.get()
    assert operation.summary == "edited the title, date, dateline of “A”"
    assert set(IndexChange.objects.values_list("article_id", flat=True)) == {article.pk}
    desk.post(reverse("admin:articles_operation_undo", args=[operation.pk]))
    after = Article.objects.get()
    assert (after.title, after.dateline, after.published) == (
        article.title, article.dateline, article.published,
    )  # fmt: skip


def test_undoes_what_is_too_large_in_the_background(
    desk: Client, france: Entity, curator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undoing, "MOST_AT_ONCE", 0)
    operation = hide(list(Article.objects.all()), curator)
    assert operation
    page = reverse("admin:articles_operation_undo", args=[operation.pk])
    assert "in the background" in messages(desk.post(page, follow=True))
    while run_batch():
        pass
    assert Article.objects.get().visibility == "published"


def test_undoes_only_what_one_may_do(desk: Client, france: Entity, curator: User) -> None:
    operation = hide(list(Article.objects.all()), curator)
    assert operation
    group = curator.groups.get()
    group.permissions.remove(group.permissions.get(codename="change_visibility"))
    page = reverse("admin:articles_operation_undo", args=[operation.pk])
    assert "not yours to undo" in desk.post(page).content.decode()
    assert Article.objects.get().visibility == "hidden"


@pytest.mark.slow
@pytest.mark.parametrize("page", [
    "alias_changelist", "operation_changelist", "tenure_changelist", "office_changelist",
    "entity_duplicates", "notthesame_changelist",
])  # fmt: skip
def test_asks_no_more_when_there_is_more(desk: Client, curator: User, page: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert desk.get(reverse(f"admin:articles_{page}")).status_code == 200
        return len(captured)

    def add_ten(start: int) -> None:
        for number in range(start, start + 10):
            one = make_country(f"Country {number}", "", f"Shared {number // 2}")
            make_leader(f"Leader {number}", "Leader", "King", one, "1980")
            hide([make_article(f"Article {number}")], curator)

    add_ten(0)
    few = queries()
    add_ten(10)
    assert queries() == few <= 12


def test_leads_from_the_question_to_what_would_become_of_what(
    desk: Client, france: Entity, curator: User
) -> None:
    operation = hide(list(Article.objects.all()), curator)
    assert operation
    page = reverse("admin:articles_operation_undo", args=[operation.pk])
    assert f'href="/operations/{operation.pk}/undo/"' in desk.get(page).content.decode()
    assert "What will happen" in desk.get(f"/operations/{operation.pk}/undo/").content.decode()


def test_takes_any_word_about_what_a_page_showed(desk: Client, france: Entity) -> None:
    tag = Tag.objects.get()
    address = reverse("admin:articles_tag_change", args=[tag.pk])
    for seen in ("[" * 100_000, "[]", '{"name": [1]}', "nonsense"):
        response = desk.post(address, {"name": "Other", "seen": seen})
        assert response.status_code in (200, 302), seen[:20]
