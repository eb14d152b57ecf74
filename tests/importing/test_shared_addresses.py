"""It tells articles apart that stand under one address, by the ids they were given."""

from dataclasses import replace
from itertools import permutations

import pytest

from articles.importing.outcome import Candidate, Kind
from articles.importing.parsed_article import ParsedArticle
from articles.importing.save_article import save_articles
from articles.importing.seen import SeenInMemory, SeenInTable
from articles.models import Article, ImportRun

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsdesk_var")]

LIVE = "https://paper.example/live"
PAGE = ParsedArticle(title="Ferries", body="All ferries run again.", url=LIVE, where="entry 1")
POSTS = [
    replace(PAGE, title=f"Post {n}", body=f"Ferry {n} left.", url=f"{LIVE}#post-{n}", identity=n)
    for n in "123"
]


def kinds(*articles: ParsedArticle, file: str = "/feed.xml") -> list[str]:
    outcomes = save_articles([Candidate(article, file) for article in articles])
    return [outcome.kind.value for outcome in outcomes]


def titles() -> list[str]:
    return sorted(Article.objects.values_list("title", flat=True))


def short_ids() -> dict[str, str]:
    return dict(Article.objects.values_list("title", "short_id"))


@pytest.mark.parametrize("front", ["https://paper.example", "http://www.paper.example:80/#top"])
def test_takes_no_front_page_for_the_address_of_an_article(front: str) -> None:
    named = [replace(post, url=front) for post in POSTS]
    assert kinds(*named) == ["created"] * 3
    assert kinds(*reversed(named)) == ["unchanged"] * 3
    assert kinds(replace(named[1], body="Ferry 2 is back.")) == ["updated"]
    assert titles() == ["Post 1", "Post 2", "Post 3"]


def test_keeps_saved_pages_apart_that_all_name_the_front_page() -> None:
    pages = [replace(post, url="https://paper.example/", identity="", where="") for post in POSTS]
    for number, page in enumerate(pages):
        assert kinds(page, file=f"/pages/{number}.html") == ["created"]
    assert Article.objects.filter(url="https://paper.example/").count() == 3


@pytest.mark.parametrize("order", list(permutations(POSTS)))
def test_keeps_entries_apart_that_link_to_one_page(order: tuple[ParsedArticle, ...]) -> None:
    assert kinds(*order) == ["created"] * 3
    before = short_ids()
    for again in permutations(POSTS):
        assert kinds(*again) == ["unchanged"] * 3
    for post in POSTS:
        assert kinds(replace(post, body=f"{post.body} It is late.")) == ["updated"]
    assert short_ids() == before


def test_overwrites_nothing_when_a_newer_entry_comes_alone() -> None:
    kinds(*POSTS[:2])
    before = short_ids()
    assert kinds(POSTS[2]) == ["created"]
    assert before.items() <= short_ids().items()


def test_tells_which_of_two_was_there_before() -> None:
    kinds(POSTS[0])
    before = short_ids()
    assert kinds(POSTS[1], POSTS[0]) == ["created", "unchanged"]
    assert kinds(replace(POSTS[0], body="Corrected."), POSTS[2]) == ["updated", "created"]
    assert before.items() <= short_ids().items()


@pytest.mark.parametrize("in_table", [True, False])
def test_keeps_them_apart_in_different_batches_of_an_import(in_table: bool) -> None:
    seen = SeenInTable(ImportRun.objects.create()) if in_table else SeenInMemory()
    for post in POSTS:
        (outcome,) = save_articles([Candidate(post, "/a.jsonl")], seen)
        assert outcome.kind is Kind.CREATED
    for post in POSTS:
        (outcome,) = save_articles([Candidate(post, "/a.jsonl")], seen)
        assert outcome.kind is Kind.UNCHANGED
    assert kinds(*reversed(POSTS)) == ["unchanged"] * 3
    assert kinds(replace(POSTS[0], body="Corrected."), *POSTS[1:])[0] == "updated"


def test_goes_by_the_address_alone_when_an_id_changes_between_imports() -> None:
    assert kinds(POSTS[0]) == ["created"]
    assert kinds(replace(POSTS[0], identity="1#2", body="Corrected.")) == ["updated"]
    assert titles() == ["Post 1"]


def test_rejects_a_second_text_of_one_address_and_one_id() -> None:
    assert kinds(POSTS[0], replace(POSTS[0], body="Another.")) == ["created", "rejected"]
    other = replace(PAGE, url=f"{LIVE}/other")
    assert kinds(other, replace(other, body="Another.")) == ["created", "rejected"]


def test_takes_the_same_text_under_two_ids_for_one_article() -> None:
    assert kinds(POSTS[0], replace(POSTS[0], identity="9")) == ["created", "unchanged"]
    assert titles() == ["Post 1"]


def test_keeps_a_page_without_an_id_beside_those_that_have_one() -> None:
    assert kinds(PAGE, *POSTS) == ["created"] * 4
    assert kinds(*POSTS, PAGE) == ["unchanged"] * 4
