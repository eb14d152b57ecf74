"""`manage.py tag_articles`."""

from io import StringIO
from pathlib import Path
from unittest import mock

import pytest
from django.core.management import CommandError, call_command

from articles.management.commands import tag_articles as command
from articles.models import Article, IndexChange
from articles.tagging.unfinished import Progress
from tests.world import make_article, make_country

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    """What the command prints."""
    out = StringIO()
    call_command("tag_articles", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def articles(newsdesk_var: Path) -> list[Article]:
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
        pytest.raises(CommandError, match=r"manage.py tag_articles$"),
    ):
        run()
    said = run()
    assert f"Going on with article {articles[1].pk + 1}, where an earlier run stopped" in said
    assert "3 articles read, the mentions of 2 changed." in said
    # What is finished is begun anew the next time.
    assert "5 articles read, the mentions of 2 changed." in run()


@pytest.mark.parametrize("arguments", [("--afresh",), ("--from", "0")])
def test_begins_with_the_first_when_told_to(
    articles: list[Article], arguments: tuple[str, ...]
) -> None:
    Progress().note(articles[3].pk)
    assert "5 articles read" in run(*arguments)


def test_begins_anew_when_the_gazetteer_changed_meanwhile(articles: list[Article]) -> None:
    Progress().note(articles[3].pk)
    make_country("Chile", "CL")
    assert "5 articles read" in run()


@pytest.mark.parametrize("noted", ["", "{", "[]", "null"])
def test_begins_anew_where_the_note_is_damaged(
    articles: list[Article], newsdesk_var: Path, noted: str
) -> None:
    (newsdesk_var / "tag_articles.json").write_text(noted)
    assert "5 articles read" in run()
