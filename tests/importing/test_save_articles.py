"""What becomes of parsed articles in the archive."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.dates import read_date
from articles.importing import save_article
from articles.importing.import_key import canonical_url
from articles.importing.outcome import Candidate, Kind, Outcome
from articles.importing.parsed_article import DateOrigin, ParsedArticle
from articles.importing.save_article import save_articles
from articles.importing.seen import SeenInMemory
from articles.models import Article, Decision, IndexChange, Mention, Source
from articles.models.originals import original_of
from tests.world import make_country, make_source

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsdesk_var")]

FILE = "/archive/a.jsonl"
PORTS = ParsedArticle(
    title="Ports open in Freedonia",
    body="Freedonia opened its ports on Tuesday.",
    published=read_date("1987-03-05"),
    published_origin=DateOrigin.METADATA,
    source="Harbour Wire",
    author="A desk",
    language="en",
    url="https://wire.example/ports",
    original=b'{"title": "Ports open in Freedonia"}',
    where="line 1",
)


def save(
    *articles: ParsedArticle, file: str = FILE, seen: SeenInMemory | None = None
) -> list[Outcome]:
    return save_articles([Candidate(article, file) for article in articles], seen)


def kinds(*articles: ParsedArticle, seen: SeenInMemory | None = None) -> list[str]:
    return [outcome.kind.value for outcome in save(*articles, seen=seen)]


def test_creates_an_article_with_its_source_original_and_index_change() -> None:
    (outcome,) = save(PORTS)
    article = Article.objects.get()
    assert outcome == Outcome(Kind.CREATED, article.short_id)
    assert (article.title, article.body, article.author) == (PORTS.title, PORTS.body, "A desk")
    assert article.source == Source.objects.get(name="Harbour Wire", slug="harbour-wire")
    assert article.published == PORTS.published
    assert article.published_origin == "metadata"
    assert article.original_name == "a.jsonl, line 1"
    assert original_of(article) == PORTS.original
    assert list(IndexChange.objects.values_list("article_id", flat=True)) == [article.pk]
    assert article.version == 1


def test_changes_nothing_when_it_is_imported_again() -> None:
    save(PORTS)
    before = Article.objects.values().get()
    IndexChange.objects.all().delete()
    assert kinds(PORTS) == ["unchanged"]
    assert Article.objects.values().get() == before
    assert not IndexChange.objects.exists()


def test_updates_what_changed_and_raises_the_version() -> None:
    save(PORTS)
    short_id = Article.objects.get().short_id
    IndexChange.objects.all().delete()
    changed = replace(PORTS, body="Closed.", published=None, published_origin=DateOrigin.NONE)
    assert save(changed) == [Outcome(Kind.UPDATED, short_id)]
    article = Article.objects.get()
    assert (article.body, article.published, article.version) == ("Closed.", None, 2)
    assert IndexChange.objects.count() == 1
    assert kinds(changed) == ["unchanged"]


def test_tags_the_mentions_of_new_and_changed_articles() -> None:
    freedonia = make_country("Freedonia", "FD")
    save(PORTS)
    assert Mention.objects.get().entity == freedonia
    save(replace(PORTS, title="Ports", body="Nobody came."))
    assert not Mention.objects.exists()


def test_honours_an_editors_decision_when_the_article_is_imported_again() -> None:
    freedonia = make_country("Freedonia", "FD")
    save(PORTS)
    Mention.objects.all().delete()
    Decision.objects.create(article=Article.objects.get(), entity=freedonia, verdict="reject")
    assert kinds(replace(PORTS, body="Freedonia closed its ports again.")) == ["updated"]
    assert not Mention.objects.exists()


@pytest.mark.parametrize(
    ("fields", "name", "expected"),
    [
        (["title"], "title", PORTS.title),
        (["source"], "source", "Harbour Wire"),
        (["published"], "published", PORTS.published),
        (["published_on"], "published_origin", "metadata"),
    ],
)
def test_leaves_what_a_person_set(fields: list[str], name: str, expected: object) -> None:
    save(PORTS)
    article = Article.objects.get()
    article.keep_from_imports(fields)
    article.save()
    other = replace(
        PORTS, title="Other", source="Other", published=None, published_origin=DateOrigin.NONE,
        body="Other.",
    )  # fmt: skip
    assert kinds(other) == ["updated"]
    article.refresh_from_db()
    value = getattr(article, name)
    assert (value.name if isinstance(value, Source) else value) == expected
    assert article.body == "Other."


def test_calls_it_unchanged_when_only_what_a_person_set_differs() -> None:
    save(PORTS)
    article = Article.objects.get()
    article.keep_from_imports(["title"])
    article.save()
    IndexChange.objects.all().delete()
    (outcome,) = save(replace(PORTS, title="Other"))
    assert (outcome.kind, outcome.reason) == (Kind.UNCHANGED, "what differs was set by an editor")
    assert not IndexChange.objects.exists()


@pytest.mark.parametrize(
    "article",
    [PORTS, replace(PORTS, url="", identity="77"), replace(PORTS, url=""),
     replace(PORTS, url="", where="")],
    ids=["address", "id", "place in a file", "file"],
)  # fmt: skip
def test_knows_an_article_again_by(article: ParsedArticle) -> None:
    assert kinds(article) == ["created"]
    assert kinds(replace(article, body="Quite another text.")) == ["updated"]
    assert Article.objects.count() == 1


def test_says_what_it_is_the_same_as_when_only_the_place_differs() -> None:
    here = replace(PORTS, url="")
    (first,) = save(here)
    (second,) = save(here, file="/elsewhere/b.jsonl")
    assert second == Outcome(Kind.UNCHANGED, first.short_id, f"the same as {first.short_id}")
    twins = replace(here, title="Twins", body="Twins.")
    outcomes = save_articles([Candidate(twins, "/a.txt"), Candidate(twins, "/b.txt")])
    assert [o.kind.value for o in outcomes] == ["created", "unchanged"]


def test_rejects_a_second_article_of_one_address_in_a_run() -> None:
    other = replace(PORTS, body="Another text.", where="line 2")
    created, rejected = save(PORTS, other)
    assert (created.kind, rejected.kind) == (Kind.CREATED, Kind.REJECTED)
    assert "the same address as a.jsonl, line 1" in rejected.reason
    seen = SeenInMemory()
    assert kinds(replace(PORTS, url="https://x.example/1"), seen=seen) == ["created"]
    assert kinds(replace(other, url="http://www.x.example/1/?utm_source=a"), seen=seen) == [
        "rejected"
    ]
    assert kinds(replace(PORTS, url="https://x.example/1"), seen=seen) == ["unchanged"]


def test_does_not_overwrite_one_article_with_another_when_a_line_is_put_in_front() -> None:
    first, second = (replace(PORTS, url="", title=t, where=w) for t, w in (("A", "1"), ("B", "2")))
    save(first, second)
    short_ids = dict(Article.objects.values_list("title", "short_id"))
    shifted = [replace(PORTS, url="", title="New", where="1"), replace(first, where="2"),
               replace(second, where="3")]  # fmt: skip
    assert kinds(*shifted) == ["created", "unchanged", "unchanged"]
    assert short_ids.items() <= dict(Article.objects.values_list("title", "short_id")).items()


def test_keeps_articles_of_one_headline_in_one_file_apart() -> None:
    letters = [replace(PORTS, url="", title="Letters", body=str(n)) for n in range(3)]
    seen = SeenInMemory()
    assert kinds(*letters[:2], seen=seen) == ["created", "created"]
    assert kinds(*letters[1:], seen=seen) == ["unchanged", "created"]
    assert kinds(*letters) == ["unchanged"] * 3
    corrected = [letters[0], replace(letters[1], body="corrected"), letters[2]]
    assert kinds(*corrected) == ["unchanged", "updated", "unchanged"]


def test_does_not_take_the_ids_of_two_files_without_source_for_the_same() -> None:
    one = replace(PORTS, url="", source="", identity="1")
    save(one)
    (outcome,) = save(replace(one, body="Another."), file="/archive/b.jsonl")
    assert outcome.kind == Kind.CREATED


def test_finds_a_source_whatever_its_case_and_accents() -> None:
    make_source("El País")
    save(replace(PORTS, source="EL  PAIS"), replace(PORTS, url="", source="Новости"),
         replace(PORTS, url="", title="2", source="新聞"))  # fmt: skip
    assert set(Source.objects.values_list("slug", flat=True)) == {"el-pais", "source", "source-2"}


def test_cuts_what_is_too_long_and_drops_what_is_no_web_address() -> None:
    long = replace(PORTS, title="word " * 300, author="a" * 999, url="javascript:alert(1)")
    save(long)
    article = Article.objects.get()
    assert len(article.title) <= 500
    assert article.title.endswith("word…")
    assert len(article.author) == 300
    assert article.url == ""


def test_keeps_all_of_a_batch_or_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*articles: object) -> set[int]:
        raise RuntimeError("the tagger fell over")

    monkeypatch.setattr(save_article, "tag_imported", fail)
    with pytest.raises(RuntimeError):
        save(PORTS)
    assert not Article.objects.exists()
    assert not IndexChange.objects.exists()
    assert not Source.objects.exists()


def test_asks_the_database_few_questions() -> None:
    batch = [replace(PORTS, url=f"https://x.example/{n}") for n in range(200)]
    with CaptureQueriesContext(connection) as creating:
        save(*batch)
    with CaptureQueriesContext(connection) as repeating:
        save(*batch)
    # Of both, four ask for the state of the gazetteer and two for what was deleted; PostgreSQL is
    # asked for two locks more.
    assert len(creating) <= 32
    assert len(repeating) <= 14


def test_keeps_the_original_of_a_changed_article_beside_the_first(newsdesk_var: Path) -> None:
    save(PORTS)
    before = Article.objects.get()
    save(replace(PORTS, body="Other.", original=b"second"))
    assert original_of(Article.objects.get()) == b"second"
    assert original_of(before) == PORTS.original


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("https://x.example/a", "x.example/a"),
        ("HTTP://WWW.X.example:80/a/?utm_source=b&fbclid=c#part", "x.example/a"),
        ("https://x.example/a?id=1", "x.example/a?id=1"),
        ("https://x.example:8000/a", "x.example:8000/a"),
        ("ftp://x.example/a", ""),
        ("javascript:alert(1)", ""),
        ("https://", ""),
        ("https://[broken/a", ""),
        ("https://x.example:99999/a", ""),
        ("https://x.example/a b", ""),
    ],
)
def test_compares_addresses_by_what_matters(url: str, same: str) -> None:
    assert canonical_url(url) == same


def test_says_nothing_of_a_language_that_nobody_knows() -> None:
    save(replace(PORTS, language="", body="Kaksi laivaa."))
    assert Article.objects.get().language == ""


def test_gives_no_source_the_address_that_means_none() -> None:
    save(replace(PORTS, source="None"))
    assert Source.objects.get().slug == "none-2"
