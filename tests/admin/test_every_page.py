"""Every page of the admin: it opens for a curator, quickly, and for nobody else."""

import re

import pytest
from django.contrib.auth.models import User
from django.core import checks
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.admin import pages
from articles.curating.not_the_same import not_the_same
from articles.models import Article, Feed, ImportedFile, ImportRun, IndexChange
from tests.admin.posting import address
from tests.world import (
    make_article,
    make_country,
    make_leader,
    make_mention,
    make_organization,
    make_tag,
)

MODELS = (
    "alias", "tenure", "operation", "notthesame", "feed",
    "article", "entity", "source", "tag", "office", "importrun", "importedfile", "indexchange",
)  # fmt: skip
READ_ONLY = ("importrun", "importedfile", "indexchange")


@pytest.fixture
def archive(curator: User) -> None:
    """A little of everything."""
    france = make_country("France", "FR", "République française")
    make_leader("François Mitterrand", "Mitterrand", "President", france, "1981", "1995")
    make_organization("Organization of the Petroleum Exporting Countries", "OPEC")
    for number in range(30):
        article = make_article(f"Article {number}", date="1987-03-05" if number % 2 else "")
        make_mention(article, france)
    make_tag("reviewed")
    run = ImportRun.objects.create(paths=["/archive/<1987>"])
    for status in Feed.Status.values:
        Feed.objects.create(address=f"https://wire.example/{status}", status=status, last_run=run)
    ImportedFile.objects.create(run=run, path="a.html", created=1)
    ImportedFile.objects.create(run=run, path="b.html", rejected=1, reasons=["It is <empty>."])
    not_the_same(france, make_country("French Guiana", "GF"), curator)
    IndexChange.objects.record(Article.objects.values_list("pk", flat=True))


CHANGELISTS = [
    *[f"{model}_changelist" for model in MODELS],
    *[f"article_changelist?{query}" for query in (
        "q=article+7", "q=nothing+at+all", "published=unknown", "published=1980s",
        "published=1987", "published=1700s", "source=1", "language=en", "language=xx", "o=-3",
        "o=5", "p=2", "all=", "published=1980s&source=1&language=en&q=article",
    )],
    "entity_changelist?q=FRANCOIS", "entity_changelist?kind__exact=leader",
    "source_changelist?q=harbour", "tag_changelist?q=rev", "office_changelist?q=france",
    "office_changelist?role__exact=other", "importrun_changelist?state__exact=running",
    "importedfile_changelist?run=1&rejected=yes&q=html", "indexchange_changelist?q=1",
    "indexchange_changelist?q=junk",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("page", CHANGELISTS)
def test_lists_in_a_bounded_number_of_queries(archive: None, desk: Client, page: str) -> None:
    name, _, query = page.partition("?")
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = desk.get(f"{address(name)}?{query}")
    assert response.status_code == 200
    # The session, the curator, the curator's permissions (2), then the page's own.
    assert len(captured) <= 10
    assert_no_unbounded_work(captured)


def test_offers_only_decades_that_have_articles(desk: Client) -> None:
    for date in ("1899-12-31", "1987", "2021-05", ""):
        make_article(date=date)

    def offered(**chosen: str) -> list[str]:
        html = desk.get(address("article_changelist"), chosen).content.decode()
        return re.findall(r"published=(\d+s)\b", html)

    assert offered() == ["2020s", "1980s", "1890s"]
    assert (
        "published=1921"
        in desk.get(address("article_changelist"), {"published": "1920s"}).content.decode()
    )


def test_cuts_long_titles_in_the_list(desk: Client) -> None:
    make_article("word " * 99 + "end")
    make_article("x" * 500)
    html = desk.get(address("article_changelist")).content.decode()
    shown = re.findall(r'<span title="([^"]+)">([^<]+)</span>', html)
    assert [(len(whole), len(cut)) for whole, cut in shown] == [(500, 80), (498, 80)]


def assert_no_unbounded_work(captured: CaptureQueriesContext) -> None:
    """No query counts a whole table, sorts out doubles, or reads bodies for a list."""
    for query in captured.captured_queries:
        sql = query["sql"]
        if "COUNT(" in sql:
            assert "LIMIT" in sql or "WHERE" in sql, sql
        if "articles_article" in sql:
            assert "DISTINCT" not in sql
        assert '"articles_article"."body"' not in sql


@pytest.mark.parametrize("model", ["article", "entity", "source", "tag", "office", "feed"])
def test_adds_from_an_empty_form(archive: None, desk: Client, model: str) -> None:
    assert desk.get(address(f"{model}_add")).status_code == 200


@pytest.mark.slow
@pytest.mark.parametrize("model", MODELS)
def test_opens_each_thing_in_few_queries(archive: None, desk: Client, model: str) -> None:
    listed = desk.get(address(f"{model}_changelist")).context["cl"].result_list
    for one in listed[:4]:
        with CaptureQueriesContext(connection) as captured:
            response = desk.get(address(f"{model}_change", one.pk))
        assert response.status_code == 200
        assert len(captured) <= 14
        assert desk.get(address(f"{model}_history", one.pk)).status_code == 200


@pytest.mark.parametrize("model", READ_ONLY)
def test_lets_nobody_change_what_jobs_wrote(
    archive: None, admin_client: Client, model: str
) -> None:
    listed = admin_client.get(address(f"{model}_changelist"))
    pk = listed.context["cl"].result_list[0].pk
    assert "delete_selected" not in listed.content.decode()
    if model != "importrun":  # that is how an import is asked for
        assert admin_client.get(address(f"{model}_add")).status_code == 403
    assert admin_client.get(address(f"{model}_delete", pk)).status_code == 403
    assert admin_client.post(address(f"{model}_change", pk), {}).status_code == 403


def test_escapes_what_imports_wrote_down(archive: None, desk: Client) -> None:
    run = desk.get(address("importrun_change", ImportRun.objects.get().pk)).content.decode()
    assert "<dd>/archive/&lt;1987&gt;</dd>" in run
    file = desk.get(address("importedfile_change", ImportedFile.objects.latest("pk").pk))
    assert "<div>It is &lt;empty&gt;.</div>" in file.content.decode()


@pytest.mark.slow
@pytest.mark.parametrize("model", MODELS)
def test_is_closed_to_editors_and_strangers(
    archive: None, editor: User, client: Client, model: str
) -> None:
    for pages_ in ("anonymous", "editor"):
        if pages_ == "editor":
            client.force_login(editor)
        response = client.get(address(f"{model}_changelist"))
        assert response.status_code == 302
        assert "/admin/login/" in response["Location"]


@pytest.mark.slow
@pytest.mark.parametrize("query", [
    "published=junk", "published=0", "source=x", "source=²", "nonsense=1",
    "published=0000s", "source=99999999999999999999",
])  # fmt: skip
def test_answers_a_junk_address_with_the_whole_list(
    archive: None, desk: Client, query: str
) -> None:
    response = desk.get(f"{address('article_changelist')}?{query}", follow=True)
    assert response.status_code == 200
    assert response.request["QUERY_STRING"] == "e=1"


@pytest.mark.parametrize("query", ["run=x", "run=²", "run=99999999999999999999"])
def test_answers_a_junk_import_with_the_whole_list(archive: None, desk: Client, query: str) -> None:
    response = desk.get(f"{address('importedfile_changelist')}?{query}", follow=True)
    assert response.request["QUERY_STRING"] == "e=1"


def test_says_more_than_when_there_is_more_than_it_counts(
    archive: None, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MOST_LISTED", 20)
    page = desk.get(address("article_changelist")).content.decode()
    assert "More than 20 articles" in page
    searched = desk.get(address("article_changelist") + "?q=article").content.decode()
    assert "more than 20 results" in searched
    few = desk.get(address("article_changelist") + "?q=29").content.decode()
    assert re.search(r"\b1 article\b", few)


def test_is_called_after_the_archive(desk: Client) -> None:
    assert "Newsdesk curation" in desk.get(address("article_changelist")).content.decode()


@pytest.mark.slow
def test_has_no_inline_script_or_style(archive: None, desk: Client) -> None:
    for model in MODELS:
        response = desk.get(address(f"{model}_changelist"))
        assert "default-src 'self'" in response["Content-Security-Policy"]
        opened = desk.get(address(f"{model}_change", response.context["cl"].result_list[0].pk))
        for page in (response.content.decode(), opened.content.decode()):
            assert "<style" not in page
            assert " style=" not in page
            assert not re.search(r"<script(?![^>]*\bsrc=)", page)
            assert not re.search(r"\son[a-z]+=", page)


def test_passes_djangos_checks_of_every_admin() -> None:
    assert not [found for found in checks.run_checks() if str(found.id).startswith("admin.")]


def test_lists_the_articles_of_unknown_language(desk: Client, db: None) -> None:
    make_article("A report in no known language", language="")
    make_article("A report in English")
    page = desk.get(address("article_changelist"), {"language": "unknown"}).content.decode()
    assert "A report in no known language" in page
    assert "A report in English" not in page


def test_says_which_changes_could_not_be_written(desk: Client, db: None) -> None:
    IndexChange.objects.record_new([make_article().pk])
    IndexChange.objects.refuse({make_article("Odd").pk: "ValueError: odd"}, timezone.now())
    page = desk.get(address("indexchange_changelist"), {"failed": "yes"})
    assert [change.problem for change in page.context["cl"].result_list] == ["ValueError: odd"]
    change = IndexChange.objects.failed().get()
    opened = desk.get(address("indexchange_change", change.pk))
    assert "ValueError: odd" in opened.content.decode()
