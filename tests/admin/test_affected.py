"""It finds the articles in which a name may stand: by the index, and by the database without."""

from pathlib import Path

import pytest
from django.test import Client

from articles.admin import affected
from articles.admin.affected import find_articles
from articles.answering import articles_naming as asking
from articles.answering.articles_naming import articles_naming
from articles.curating.edit_facts import ask_the_database
from articles.indexing import drain, rebuild
from articles.indexing.rebuild import unheard
from articles.models import Article, Entity, IndexChange, Mention
from articles.search.configured import configured_engine
from articles.tagging import tag_articles
from tests.world import make_article, make_country, make_organization

pytestmark = pytest.mark.django_db
NAMES = {
    ("Burma", "name"), ("O.P.E.C.", "acronym"), ("UNO", "acronym"), ("Côte d’Ivoire", "name"),
    ("Bosnia-Herzegovina", "name"), ("U.S.", "acronym"), ("Kyrgyz Republic", "name"),
}  # fmt: skip
BODIES = (
    "Burma's rice.", "The BURMA road.", "Burmas and (Burma).", "The O.P.E.C. met.", "A U.N.O. vote",
    "UNO's vote.", "In Côte d’Ivoire.", "In Cote d'Ivoire", "Bosnia-Herzegovina voted.",
    "Bosnia - Herzegovina", "The U.S.-led force.", "US troops.", "the kyrgyz  republic",
    "Kyrgyz\nRepublic.", "Nothing at all.", "Rangoon was calm.", "A republic.",
)  # fmt: skip


@pytest.fixture
def indexed(newsdesk_var: Path) -> list[Article]:
    """Articles with names in many spellings, in the index."""
    for text, kind in sorted(NAMES):
        if kind == "acronym":
            make_organization(f"Organization {text}", text)
        else:
            make_country(f"Country {text}", "", text)
    articles = [make_article("A report", body=body) for body in BODIES]
    tag_articles(articles)
    IndexChange.objects.all().delete()
    rebuild(configured_engine(), unheard)
    return articles


def named() -> set[int]:
    """The articles in which the tagger finds some name."""
    return set(Mention.objects.values_list("article_id", flat=True))


def test_finds_in_the_index_whatever_the_tagger_finds(indexed: list[Article]) -> None:
    found = articles_naming(configured_engine(), NAMES)
    assert found is not None
    assert found >= named()
    assert indexed[-1].pk not in found
    assert len(named()) >= 8


def test_finds_in_the_database_whatever_the_tagger_finds(indexed: list[Article]) -> None:
    found = ask_the_database(NAMES)
    assert found >= named()
    assert indexed[-2].pk not in found


def test_finds_what_the_index_does_not_hold(indexed: list[Article]) -> None:
    dated = make_article(body="Rice.", dateline="RANGOON, Burma")
    hidden = make_article(body="Burma.", visibility=Article.Visibility.HIDDEN)
    waiting = make_article(body="Burma, late.")
    IndexChange.objects.record_new([dated.pk])
    drain(configured_engine())
    IndexChange.objects.record_new([waiting.pk])
    found = articles_naming(configured_engine(), [("Burma", "name")])
    assert found is not None
    assert found >= {dated.pk, hidden.pk, waiting.pk}


def test_asks_the_database_where_the_index_cannot_tell(
    newsdesk_var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article, other = make_article(body="Burma."), make_article(body="Rice.")
    assert articles_naming(configured_engine(), [("Burma", "name")]) is None
    assert find_articles([("Burma", "name")]) == {article.pk}
    rebuild(configured_engine(), unheard)
    assert articles_naming(configured_engine(), [("…", "name")]) is None
    monkeypatch.setattr(asking, "MOST_WAITING", 0)
    IndexChange.objects.record_new([article.pk])
    assert articles_naming(configured_engine(), [("Burma", "name")]) is None
    # Too many names for the database: all articles are read once.
    monkeypatch.setattr(affected, "_MOST_ASKED", 1)
    assert find_articles([("A", "name"), ("B", "name")]) == {article.pk, other.pk}


def test_previews_with_the_index(indexed: list[Article], desk: Client) -> None:
    burma = Entity.objects.get(name="Country Burma")
    sent = {"entity": burma.pk, "text": "Rangoon", "kind": "name", "is_enabled": "on"}
    page = desk.post("/admin/articles/alias/add/", sent)
    assert "adds 1 mention, removes 0" in page.content.decode()
