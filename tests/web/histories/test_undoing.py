"""It undoes and reverts what the history shows, after saying what will happen."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.curating.bulk import apply_bulk, plan_bulk
from articles.curating.merge_entities import merge_entities
from articles.models import Article, BulkJob, Change, Decision, Entity, Mention, Operation
from articles.tagging import (
    confirm_mention,
    reject_mention,
    tag_articles,
)
from tests.web.histories.pages import done, history_of, latest, text_of, words_in
from tests.world import make_article, make_country, make_user

pytestmark = pytest.mark.django_db


def test_undoes_an_operation_after_saying_what_will_happen(
    client: Client, article: Article, france: Entity, editor: User
) -> None:
    operation = done(reject_mention(article, france, editor))
    client.force_login(editor)
    address = f"/operations/{operation.pk}/undo/"
    words = text_of(client, address)
    assert "took back: rejected France" in words
    assert "France is found in it, by its name" in words
    assert Decision.objects.exists()
    response = client.post(address)
    assert response["Location"] == f"/operations/{latest().pk}/"
    assert not Decision.objects.exists()
    assert Mention.objects.filter(article=article, entity=france).exists()
    assert "Undone by edith" in text_of(client, f"/operations/{operation.pk}/")
    assert "is undone already, by edith" in text_of(client, address)
    assert client.post(address).status_code == 409


def test_reverts_one_change_of_several_and_finds_the_names_again(
    client: Client, article: Article, france: Entity, editor: User
) -> None:
    other = make_article("Wheat follows", "France agreed again.")
    tag_articles([other])
    plan = plan_bulk(BulkJob.Verb.REJECT, [article.pk, other.pk], entity=france)
    operation = done(apply_bulk(plan, editor).operation)
    assert not Mention.objects.exists()
    verdict = Change.objects.get(operation=operation, thing="decision", article_id=article.pk)
    client.force_login(editor)
    address = f"/changes/{verdict.pk}/revert/"
    assert f'href="{address}"' in client.get(history_of(article)).content.decode()
    assert "took back: rejected France in “Grain leaves the port”" in text_of(client, address)
    assert client.post(address).status_code == 302
    assert Mention.objects.get().article == article
    assert Decision.objects.get().article == other
    assert "undid a part of: " in text_of(client, f"/operations/{operation.pk}/")
    assert not Operation.objects.get(pk=operation.pk).is_undone


def test_says_what_is_in_the_way_before_and_after_the_try(
    client: Client, article: Article, france: Entity, editor: User
) -> None:
    first = done(reject_mention(article, france, editor))
    confirm_mention(article, france, make_user("emil", group="Editor"))
    client.force_login(editor)
    address = f"/operations/{first.pk}/undo/"
    said = "The decision was changed by emil"
    assert said in text_of(client, address)
    response = client.post(address)
    assert response.status_code == 409
    assert said in words_in(response.content.decode())
    assert Decision.objects.get().verdict == "accept"


def test_lets_nobody_undo_what_they_may_not_do(
    client: Client, france: Entity, editor: User, curator: User, article: Article
) -> None:
    merge_entities(make_country("Gaul", ""), france, curator)
    operation = latest()
    client.force_login(editor)
    address = f"/operations/{operation.pk}/undo/"
    assert address not in client.get("/operations/").content.decode()
    assert client.get(address).status_code == 403
    assert client.post(address).status_code == 403
    assert not Operation.objects.get(pk=operation.pk).is_undone


def test_leaves_what_is_too_much_at_once_to_a_job(
    client: Client, article: Article, france: Entity, editor: User
) -> None:
    operation = done(reject_mention(article, france, editor))
    Operation.objects.filter(pk=operation.pk).update(number_of_changes=30_000)
    client.force_login(editor)
    address = f"/operations/{operation.pk}/undo/"
    assert "A job undoes them in batches" in text_of(client, address)
    assert client.post(address)["Location"] == f"/operations/{latest().pk}/"
    assert "Waiting or at work: 0 of 1 done" in text_of(client, f"/operations/{latest().pk}/")
