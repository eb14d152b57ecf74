"""It tells editors who change many articles nothing that is hidden from them, and does no more."""

import html
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.curating.bulk import apply_bulk, plan_bulk
from articles.curating.visibility import hide
from articles.models import BulkDraft
from articles.tagging import reject_mention, tag_articles
from tests.world import make_article, make_country

pytestmark = pytest.mark.django_db


def test_names_no_hidden_article_that_is_in_the_way(
    desk: Client, editor: User, curator: User
) -> None:
    france = make_country("France", "FR")
    articles = [make_article(title, "France agreed.") for title in ("Secret", "Open")]
    tag_articles(articles)
    done = apply_bulk(plan_bulk("confirm", [a.pk for a in articles], entity=france), editor)
    assert done.operation
    for article in articles:
        reject_mention(article, france, curator)
    hide(articles[:1], curator)
    page = desk.post(f"/bulk/done/{done.operation.pk}/", follow=True).content.decode()
    assert "Something that you may not see was changed since" in html.unescape(page)
    assert "Open" in page
    assert "Secret" not in page


def test_searches_for_all_of_a_search_or_for_nothing(
    desk: Client, index: Callable[[], None]
) -> None:
    article = make_article("Oil", language="en")
    make_article("Oil", language="fr")
    index()
    sent = {"verb": "tag", "name": "oil", "which": "all"}
    long = "q=" + "%E6%9D%B1" * 900 + "&language=en"
    desk.post("/bulk/", {**sent, "search": f"q=oil&x={long}&language=en"})
    assert BulkDraft.objects.get().targets == [article.pk]
    refused = desk.post("/bulk/", {**sent, "search": f"q=oil&x={'y' * 50_000}&language=en"})
    assert refused.status_code == 422
    assert "The search is too long" in refused.content.decode()
    assert BulkDraft.objects.count() == 1
