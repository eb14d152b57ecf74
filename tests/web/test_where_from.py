"""Where each field of an article was found: for editors, on its page and in the admin."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article
from tests.web.pages import html_of
from tests.world import make_article

FOUND = {"title": "JSON-LD headline", "date": "certain: <time>, and the address agrees"}


@pytest.fixture
def article(db: None) -> Article:
    article = make_article("Ports meet", "Ships sailed.", "2022-10-05")
    article.provenance, article.format = FOUND, "html"
    article.save()
    return article


def test_tells_editors_and_nobody_else(
    client: Client, editor: User, reader: User, article: Article
) -> None:
    for user in (None, reader):
        if user:
            client.force_login(user)
        assert "Where this comes from" not in html_of(client, article)
    client.force_login(editor)
    html = html_of(client, article)
    assert "<dt>Title</dt><dd>JSON-LD headline</dd>" in html
    assert "certain: &lt;time&gt;, and the address agrees" in html
    assert "<dt>Format</dt><dd>html</dd>" in html


def test_says_what_a_person_set(client: Client, editor: User, article: Article) -> None:
    article.edited_fields = ["published_on"]
    article.save()
    client.force_login(editor)
    assert "<dt>Date</dt><dd>set by an editor</dd>" in html_of(client, article)


def test_shows_nothing_of_an_article_that_nothing_is_known_of(
    client: Client, editor: User, article: Article
) -> None:
    article.provenance = {}
    article.save()
    client.force_login(editor)
    assert "Where this comes from" not in html_of(client, article)


def test_shows_it_in_the_admin(admin_client: Client, article: Article) -> None:
    html = admin_client.get(f"/admin/articles/article/{article.pk}/change/").content.decode()
    assert "Title: JSON-LD headline<br>Date: certain: &lt;time&gt;" in html
