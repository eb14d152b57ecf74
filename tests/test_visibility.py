"""What is hidden is gone: from the index, lists and pages, for all who may not decide on it."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.test import Client

from articles.curating import visibility
from articles.curating.undo import undo
from articles.history import CannotUndoError
from articles.indexing import drain, find_drift, rebuild
from articles.indexing.rebuild import unheard
from articles.models import Article, IndexChange, Removed
from articles.search import Query
from articles.search.configured import configured_engine
from tests.world import make_article, make_country, make_mention

pytestmark = pytest.mark.django_db

HIDDEN = Article.Visibility.HIDDEN


def hide(article: Article) -> None:
    """As the verb leaves it."""
    Article.objects.filter(pk=article.pk).update(visibility=HIDDEN)
    IndexChange.objects.record([article.pk], urgent=True)


def test_leaves_hidden_articles_out_of_the_index_and_its_checks(newsdesk_var: Path) -> None:
    engine, shown, hidden = configured_engine(), make_article(), make_article()
    hide(hidden)
    assert rebuild(engine, unheard).articles == 1
    assert not find_drift(engine.current())
    drain(engine)
    hide(shown)
    assert find_drift(engine.current()).surplus == {shown.pk}
    drain(engine)
    assert engine.current().search(Query()).total == 0
    assert not find_drift(engine.current())


def test_drops_hidden_articles_from_lists_before_the_index_follows() -> None:
    shown, hidden = make_article(), make_article()
    hide(hidden)
    assert Article.objects.in_order([hidden.pk, shown.pk]) == [shown]


@pytest.mark.slow
@pytest.mark.parametrize("page", ["", "original/", "cite/bibtex/"])
def test_shows_a_hidden_article_to_nobody_but_curators(
    page: str, client: Client, reader: User, editor: User, curator: User, newsdesk_var: Path
) -> None:
    engine, article = configured_engine(), make_article()
    rebuild(engine, unheard)
    hide(article)
    address = article.get_absolute_url() if not page else f"/articles/{article.short_id}/{page}"
    assert client.get(address).status_code == 404
    for user in (reader, editor):
        client.force_login(user)
        assert client.get(address).status_code == 404
    client.force_login(curator)
    assert client.get(address).status_code == (404 if page == "original/" else 200)


def test_refuses_a_trash_without_a_day() -> None:
    with pytest.raises(IntegrityError, match="article_trashed_at"):
        Article.objects.filter(pk=make_article().pk).update(visibility="trash")


def test_shows_what_is_sure_enough_and_nothing_else(client: Client, newsdesk_var: Path) -> None:
    rebuild(configured_engine(), unheard)
    article, france = make_article(body="Nothing."), make_country("France", "FR")
    mention = make_mention(article, france)
    assert "France" in client.get(article.get_absolute_url()).content.decode()
    mention.confidence = 0.4
    mention.save()
    assert "France" not in client.get(article.get_absolute_url()).content.decode()


def test_hides_publishes_and_takes_it_back(curator: User) -> None:
    articles = [make_article(), make_article()]
    hidden = visibility.hide(articles, curator)
    assert Article.objects.visible().count() == 0
    trashed = visibility.put_into_trash(articles[:1], curator)
    assert Article.objects.get(visibility="trash").trashed_at
    assert visibility.put_into_trash(articles[:1], curator) is None
    assert IndexChange.objects.filter(is_urgent=True).count() == 3
    assert trashed
    assert hidden
    undo(trashed, curator)
    assert Article.objects.filter(visibility="hidden").count() == 2
    undo(hidden, curator)
    assert Article.objects.visible().count() == 2
    visibility.put_into_trash(articles, curator)
    visibility.publish(articles, curator)
    assert not Article.objects.filter(trashed_at__isnull=False).exists()


def test_deletes_for_good(curator: User) -> None:
    article = make_article(import_key="k1", content_hash="c1")
    done = visibility.delete_for_good([article], curator)
    assert not Article.objects.exists()
    assert Removed.objects.articles().get().key == "k1"
    assert IndexChange.objects.get().article_id == article.pk
    assert done
    with pytest.raises(CannotUndoError, match="deleted for good"):
        undo(done, curator)


def test_lets_nobody_but_curators_hide(editor: User, curator: User) -> None:
    for verb in (visibility.hide, visibility.put_into_trash, visibility.delete_for_good):
        with pytest.raises(PermissionDenied):
            verb([make_article()], editor)
    with pytest.raises(ValidationError):
        visibility.hide([make_article()] * 501, curator)
    assert Article.objects.visible().count() == 4
