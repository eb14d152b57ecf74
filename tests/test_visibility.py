"""What is hidden is gone: from the index, lists and pages, for all who may not decide on it."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError
from django.test import Client

from articles.indexing import drain, find_drift, rebuild
from articles.indexing.rebuild import unheard
from articles.models import Article, IndexChange
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
