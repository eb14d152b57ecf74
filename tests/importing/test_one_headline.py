"""It keeps the many articles apart that one file has under one headline, at no great cost."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.importing.outcome import Candidate
from articles.importing.parsed_article import ParsedArticle
from articles.importing.save_article import save_articles
from articles.importing.seen import Seen, SeenInMemory, SeenInTable
from articles.models import Article, ImportRun

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsdesk_var")]

LETTER = ParsedArticle(title="Letters to the editor", body="Sir,", where="line")


def letters(first: int, last: int) -> list[ParsedArticle]:
    return [replace(LETTER, body=f"Sir, {n} ferries are late.") for n in range(first, last)]


def kinds(articles: list[ParsedArticle], seen: Seen | None = None) -> set[str]:
    outcomes = save_articles([Candidate(article, "/letters.jsonl") for article in articles], seen)
    return {outcome.kind.value for outcome in outcomes}


def new_seen(in_table: bool) -> Seen:
    return SeenInTable(ImportRun.objects.create()) if in_table else SeenInMemory()


@pytest.mark.parametrize("in_table", [True, False])
def test_asks_no_more_for_the_hundredth_letter_than_for_the_second(in_table: bool) -> None:
    seen = new_seen(in_table)
    kinds(letters(0, 2), seen)
    with CaptureQueriesContext(connection) as few:
        kinds(letters(2, 12), seen)
    kinds(letters(12, 90), seen)
    with CaptureQueriesContext(connection) as many:
        kinds(letters(90, 100), seen)
    assert len(many) <= len(few)
    assert Article.objects.count() == 100


@pytest.mark.parametrize("in_table", [True, False])
def test_finds_all_of_them_unchanged_when_they_come_again(in_table: bool) -> None:
    for _ in range(2):
        seen = new_seen(in_table)
        found = [kinds(letters(start, start + 8), seen) for start in range(0, 40, 8)]
        again = kinds(letters(0, 40), seen)
    assert found == [{"unchanged"}] * 5
    assert again == {"unchanged"}
    assert Article.objects.count() == 40
    other = new_seen(in_table)
    assert [kinds(letters(start, start + 10), other) for start in range(0, 40, 10)] == [
        {"unchanged"}
    ] * 4


@pytest.mark.parametrize("in_table", [True, False])
def test_updates_the_one_that_was_corrected(in_table: bool) -> None:
    kinds(letters(0, 9))
    corrected = letters(0, 9)
    corrected[5] = replace(corrected[5], body="Sir, I was wrong.")
    before = dict(Article.objects.values_list("body", "short_id"))
    seen = new_seen(in_table)
    for start in range(0, 9, 3):
        kinds(corrected[start : start + 3], seen)
    after = dict(Article.objects.values_list("body", "short_id"))
    assert after["Sir, I was wrong."] == before["Sir, 5 ferries are late."]
    assert len(after) == 9


def test_takes_what_is_the_same_as_a_changed_one_for_the_same() -> None:
    same = [Candidate(replace(LETTER, title="T", where=""), f"/{n}.txt") for n in "ab"]
    assert [o.kind.value for o in save_articles(same)] == ["created", "unchanged"]
    read_anew = [replace(one, article=replace(one.article, body="Dear Sir,")) for one in same]
    assert [o.kind.value for o in save_articles(read_anew)] == ["updated", "unchanged"]
    assert Article.objects.count() == 1
