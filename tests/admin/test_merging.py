"""A curator makes one of two entities, or tells them apart; both can be taken back."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.models import (
    Alias,
    Entity,
    EntityRedirect,
    IndexChange,
    Mention,
    NotTheSame,
    Operation,
)
from articles.tagging import confirm_mention, reject_mention, tag_articles
from tests.admin.posting import address, messages
from tests.world import make_article, make_country, make_leader

pytestmark = pytest.mark.django_db


@pytest.fixture
def germany() -> Entity:
    """The one that more articles name."""
    germany = make_country("Germany", "DE", "Deutschland")
    tag_articles([make_article(f"Germany votes {n}", body="Berlin.") for n in range(3)])
    return germany


@pytest.fixture
def germania(germany: Entity) -> Entity:
    """The same, under a name that both have."""
    germania = make_country("Germania", "", "Deutschland", slug="germania")
    make_leader("Ann May", "May", "Chancellor", germania, "1981")
    tag_articles([make_article("Germania exports coal", body="Coal.")])
    return germania


def merge_page(kept: Entity, other: Entity | str = "") -> str:
    asked = other.pk if isinstance(other, Entity) else other
    return reverse("admin:articles_entity_merge", args=[kept.pk]) + (
        f"?other={asked}" if other else ""
    )


def undo_last(desk: Client) -> Any:
    undo = reverse("admin:articles_operation_undo", args=[Operation.objects.latest("pk").pk])
    assert "Undo it" in desk.get(undo).content.decode()
    return desk.post(undo, follow=True)


def test_shows_what_a_merge_does_before_it_is_done(
    desk: Client, germany: Entity, germania: Entity, editor: User
) -> None:
    article = make_article("Germany and Germania", body="Both.")
    tag_articles([article])
    confirm_mention(article, germany, editor)
    reject_mention(article, germania, editor)
    page = desk.get(merge_page(germany, germania)).content.decode()
    for words in (
        "Merge Germania into Germany", "Contradictory verdicts", "accepting wins",
        f"{germania.get_absolute_url()} will lead to {germany.get_absolute_url()}",
        "Germania exports coal",
        "Turn it round",
    ):  # fmt: skip
        assert words in page
    facts = dict(desk.get(merge_page(germany, germania)).context["question"].facts)
    assert facts["Contradictory verdicts"] == "1"
    assert facts["Aliases"] == "1"
    assert facts["Offices"] == "1"
    assert Entity.objects.filter(pk=germania.pk).exists()


@pytest.mark.slow
def test_merges_tells_the_index_and_takes_it_back(
    desk: Client, germany: Entity, germania: Entity
) -> None:
    IndexChange.objects.all().delete()
    article = Mention.objects.get(entity=germania).article_id
    sent = {"other": germania.pk, "confirmed": "yes"}
    done = desk.post(merge_page(germany), sent, follow=True)
    assert "Merged Germania into Germany" in messages(done)
    assert not Entity.objects.filter(pk=germania.pk).exists()
    assert EntityRedirect.objects.get(value="germania").entity == germany
    assert set(IndexChange.objects.values_list("article_id", flat=True)) == {article}
    undone = undo_last(desk)
    assert "Undid: merged Germania into Germany" in messages(undone)
    assert Entity.objects.get(slug="germania").offices.count() == 1
    assert Mention.objects.get(article=article).entity.slug == "germania"


def test_asks_for_the_other_by_any_of_its_names(
    desk: Client, germany: Entity, germania: Entity
) -> None:
    assert 'name="other"' in desk.get(merge_page(germany)).content.decode()
    for name in ("Germania", "germania", "GERMANIA"):
        found = desk.get(merge_page(germany, name))
        assert found.context["question"].button == "Merge Germania into Germany"
    unknown = desk.get(merge_page(germany, "Atlantis")).content.decode()
    assert "No other country is called “Atlantis”" in unknown
    assert 'value="Atlantis"' in unknown
    make_country("Germania Nova", "", "Germania", slug="nova")
    make_country("Third", "", "Deutschland", slug="third")
    several = desk.get(merge_page(germany, "Deutschland")).content.decode()
    assert "Germania (germania), Third (third)" in several


def test_refuses_what_cannot_become_one(desk: Client, germany: Entity, germania: Entity) -> None:
    leader = Entity.objects.get(name="Ann May")
    for other, words in ((leader, "A leader cannot become a country"), (germany, "are the same")):
        assert words in desk.get(merge_page(germany, other)).content.decode()
    assert desk.get(merge_page(germany, "9" * 30)).status_code == 200
    gone = reverse("admin:articles_entity_merge", args=[10**6])
    assert desk.get(gone).status_code == 404


def test_leads_from_two_selected_entities_to_the_preview(
    desk: Client, germany: Entity, germania: Entity
) -> None:
    chosen = {"action": "merge_selected", "_selected_action": [germania.pk, germany.pk]}
    response = desk.post(address("entity_changelist"), chosen)
    assert response["Location"] == merge_page(germany, germania)
    one = desk.post(
        address("entity_changelist"), chosen | {"_selected_action": [germany.pk]}, follow=True
    )
    assert "Select two entities" in messages(one)


def test_lists_likely_duplicates_until_they_are_told_apart(
    desk: Client, germany: Entity, germania: Entity
) -> None:
    page = reverse("admin:articles_entity_duplicates")
    shown = desk.get(page).content.decode()
    assert merge_page(germany, germania) in shown
    assert merge_page(germania, germany) in shown
    done = desk.post(page, {"one": germany.pk, "other": germania.pk}, follow=True)
    assert "Told Germany and Germania apart" in messages(done)
    assert "Nothing looks like a duplicate" in done.content.decode()
    assert "not the same" in desk.get(merge_page(germany, germania)).content.decode()
    for junk in ({}, {"one": "x", "other": germany.pk}, {"one": germany.pk, "other": germany.pk}):
        assert desk.post(page, junk, follow=True).status_code == 200


def test_finds_those_whose_own_names_are_the_same(desk: Client, germany: Entity) -> None:
    make_country("GERMANY", "", slug="germany-2")
    shown = desk.get(reverse("admin:articles_entity_duplicates")).content.decode()
    assert "GERMANY" in shown


def test_tells_apart_in_the_preview_and_takes_that_back(
    desk: Client, germany: Entity, germania: Entity
) -> None:
    sent = {"other": germania.pk, "confirmed": "yes", "apart": "They are not the same"}
    desk.post(merge_page(germany), sent)
    verdict = NotTheSame.objects.get()
    assert Entity.objects.filter(pk=germania.pk).exists()
    listed = desk.get(address("notthesame_changelist")).content.decode()
    assert "Germany is not Germania" in listed
    desk.post(address("notthesame_delete", verdict.pk), {"post": "yes"})
    assert not NotTheSame.objects.exists()
    undo_last(desk)
    assert NotTheSame.objects.exists()


def test_is_closed_to_who_may_not_merge(
    desk: Client, germany: Entity, germania: Entity, curator: User
) -> None:
    group = curator.groups.get()
    group.permissions.remove(group.permissions.get(codename="merge_entity"))
    sent = {"other": germania.pk, "confirmed": "yes"}
    assert desk.post(merge_page(germany), sent).status_code == 403
    assert desk.get(reverse("admin:articles_entity_duplicates")).status_code == 403
    listed = desk.get(address("entity_changelist")).content.decode()
    assert "merge_selected" not in listed
    assert "Likely duplicates" not in listed
    opened = desk.get(address("entity_change", germany.pk)).content.decode()
    assert "Merge another" not in opened
    alias = Alias.objects.all()[0]
    assert desk.get(reverse("admin:articles_alias_split", args=[alias.pk])).status_code == 403


def test_undoes_nothing_twice_and_nothing_that_was_built_on(
    desk: Client, germany: Entity, germania: Entity
) -> None:
    desk.post(merge_page(germany), {"other": germania.pk, "confirmed": "yes"})
    merged = Operation.objects.latest("pk")
    undo = reverse("admin:articles_operation_undo", args=[merged.pk])
    Alias.objects.filter(text="Germania").update(text="Germanien")
    refused = desk.post(undo)
    assert "cannot be undone" in refused.content.decode()
    assert not Operation.objects.get(pk=merged.pk).is_undone
    assert desk.get(reverse("admin:articles_operation_undo", args=[10**6])).status_code == 404
