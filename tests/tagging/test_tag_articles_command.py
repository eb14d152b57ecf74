"""`manage.py tag_articles`."""

from io import StringIO
from unittest import mock

import pytest
from django.core.management import CommandError, call_command

from articles.management.commands import tag_articles as command
from articles.models import Article, IndexChange
from tests.world import make_article, make_country

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    """What the command prints."""
    out = StringIO()
    call_command("tag_articles", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def articles() -> list[Article]:
    """Five articles, of which four name a country."""
    make_country("France", "FR")
    return [make_article(body=body) for body in ("France", "France", "-", "France", "France")]


def test_tags_the_whole_archive_in_batches(articles: list[Article]) -> None:
    with mock.patch.object(command, "BATCH", 2):
        assert "5 articles read, the mentions of 4 changed." in run()
    assert set(IndexChange.objects.values_list("article_id", flat=True)) == {
        article.pk for article in articles if article.body == "France"
    }


def test_changes_nothing_the_second_time(articles: list[Article]) -> None:
    run()
    before = IndexChange.objects.count()
    assert "the mentions of 0 changed" in run()
    assert IndexChange.objects.count() == before


def test_goes_on_from_where_it_was_stopped(articles: list[Article]) -> None:
    stops = mock.Mock(side_effect=[{articles[0].pk}, KeyboardInterrupt])
    with (
        mock.patch.object(command, "BATCH", 2),
        mock.patch.object(command, "tag_articles", stops),
        pytest.raises(CommandError, match=rf"--from {articles[1].pk + 1}$"),
    ):
        run()
    assert "3 articles read, the mentions of 2 changed." in run("--from", str(articles[2].pk))
