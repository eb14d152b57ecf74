"""It looks once through the articles of an import to say what undoing it would do."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.curating.import_undo import SAMPLE, preview_undo
from articles.models import Article, ArticleTag, ImportedUpdate, ImportRun
from tests.world import make_article, make_tag

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(editor: User) -> ImportRun:
    """An import of 40 articles: 25 are tagged since, 3 of those and 5 others imported again."""
    run = ImportRun.objects.create(state=ImportRun.State.DONE, created=40)
    later = ImportRun.objects.create(state=ImportRun.State.DONE, updated=8)
    articles = [make_article(f"Article {number}", import_run=run) for number in range(40)]
    tag = make_tag("harbours")
    ArticleTag.objects.bulk_create(ArticleTag(article=one, tag=tag) for one in articles[:25])
    ImportedUpdate.objects.bulk_create(
        ImportedUpdate(run=later, article=one) for one in articles[22:30]
    )
    ImportedUpdate.objects.create(run=run, article=articles[39])
    return run


def test_says_what_goes_and_what_stays(run: ImportRun) -> None:
    preview = preview_undo(run)
    assert (preview.going, preview.worked_on, preview.updated_later) == (10, 25, 5)
    articles = list(Article.objects.order_by("pk"))
    assert preview.sample == tuple(articles[30:40])
    assert preview.worked_on_sample == tuple(articles[:SAMPLE])


def test_looks_at_each_article_once(run: ImportRun) -> None:
    with CaptureQueriesContext(connection) as asked:
        preview_undo(run)
    looked = [
        query["sql"] for query in asked
        if "EXISTS" in query["sql"] and '"import_run_id" = ' in query["sql"]
    ]  # fmt: skip
    few = (f"LIMIT {SAMPLE}", '"articles_article"."id" IN (SELECT')
    assert len([sql for sql in looked if not any(words in sql for words in few)]) == 1
