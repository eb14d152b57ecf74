"""It lets an editor change many articles of a search, watch the job, and take it all back."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import sign_in
from tests.browser.site import Site
from tests.browser.test_accessibility import problems
from tests.instance import wait_until

MANY = """
from articles.models import Article, BulkJob
from tests.world import make_article
from articles.models import IndexChange
made = [make_article(f"Bulletin {n}", "Zinc bulletin.", source=None) for n in range(620)]
IndexChange.objects.record([article.pk for article in made])
"""
NONE = """
from django.db import transaction
from articles.models import Article, IndexChange, ArticleTag
ids = list(Article.objects.filter(title__startswith="Bulletin ").values_list("pk", flat=True))
# At once: the indexer must not look between the two.
with transaction.atomic():
    IndexChange.objects.record(ids)
    Article.objects.filter(pk__in=ids).delete()
"""


@pytest.fixture
def bulletins(site: Site, page: Page) -> Iterator[None]:
    """620 articles: more than are changed at once."""
    site.instance.python(MANY)
    wait_until(lambda: _found(page, "zinc") == 620, seconds=60)
    yield
    site.instance.python(NONE)
    wait_until(lambda: _found(page, "zinc") == 0, seconds=60)


def _found(page: Page, query: str) -> int:
    page.goto(f"/search/?q={query}")
    words = page.locator("#results-heading").inner_text()
    return int(words.split(" ")[0].replace(",", ""))


def choose(page: Page, verb: str, name: str) -> None:
    page.get_by_label("Do", exact=True).select_option(verb)
    page.get_by_label("Tag or name").fill(name)
    page.get_by_role("button", name="Look first").click()
    page.wait_for_url(re.compile(r"/bulk/\d+/"))


def test_tags_what_is_ticked_and_undoes_it(page: Page, site: Site) -> None:
    sign_in(page, site, "editor")
    page.goto("/search/?q=president")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    expect(page.locator(".choose").first).to_be_hidden()
    page.get_by_text("Change many articles").click()
    page.locator(".choose input").nth(0).check()
    page.locator(".choose input").nth(1).check()
    expect(page.locator("#bulk-ticked")).to_have_text(" (2)")
    page.get_by_label(re.compile("on this page")).check()
    expect(page.locator("#bulk-ticked")).to_have_text(" (20)")
    page.locator(".choose input").nth(3).uncheck()
    expect(page.get_by_label(re.compile("those ticked below"))).to_be_checked()
    assert not [url for url in asked if "/search/?" in url], "ticking asks for no search"
    choose(page, "tag", "Worth a bulk look")
    expect(page.get_by_role("heading", name=re.compile("on 19 articles"))).to_be_visible()
    assert problems(page) == []
    page.get_by_role("button", name="Apply to 19 articles").click()
    expect(page.get_by_role("heading", name="Done")).to_be_visible()
    assert problems(page) == []
    address = page.url
    tagged = "/search/?tag=worth-a-bulk-look"
    wait_until(lambda: _count(page, tagged) == 19, seconds=15)
    page.goto(address)
    page.get_by_role("button", name="Undo all of it").click()
    expect(page.get_by_role("heading", name="Undone")).to_be_visible()
    wait_until(lambda: _count(page, tagged) == 0, seconds=15)


def _count(page: Page, address: str) -> int:
    page.goto(address)
    return int(page.locator("#results-heading").inner_text().split(" ")[0])


def test_keeps_the_bar_open_when_the_results_change(page: Page, site: Site) -> None:
    sign_in(page, site, "editor")
    page.goto("/search/?q=president")
    page.get_by_text("Change many articles").click()
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_text(re.compile("Page 2 of"))).to_be_visible()
    expect(page.locator(".choose").first).to_be_visible()
    page.get_by_label("Do", exact=True).select_option("reject")
    page.get_by_label("Tag or name").press_sequentially("Fran")
    expect(page.locator('#bulk-names option[value="France"]')).to_be_attached()
    assert problems(page) == []


def test_does_much_by_a_job_that_is_watched_and_undone(
    page: Page, site: Site, bulletins: None
) -> None:
    sign_in(page, site, "editor")
    page.goto("/search/?q=zinc")
    page.get_by_text("Change many articles").click()
    page.get_by_label("all that match: 620 articles").check()
    choose(page, "tag", "Zinc")
    expect(page.get_by_text("620 articles were chosen; 620 would change")).to_be_visible()
    page.get_by_role("button", name="Apply to 620 articles").click()
    page.wait_for_url(re.compile(r"/jobs/\d+/"))
    expect(page.locator("#job")).to_contain_text("Done.", timeout=60_000)
    expect(page.locator("#job")).to_contain_text("620 of 620")
    assert problems(page) == []
    page.get_by_role("button", name="Undo all of it").click()
    expect(page.locator(".job-words")).to_contain_text("Undid")
    expect(page.locator("#job")).to_contain_text("Done.", timeout=60_000)
    page.goto("/jobs/")
    assert problems(page) == []
    expect(page.locator(".jobs li")).to_have_count(2)


def test_works_without_scripts(browser: Browser, site: Site) -> None:
    context = browser.new_context(
        base_url=site.address, java_script_enabled=False, viewport={"width": 390, "height": 900}
    )
    page = context.new_page()
    sign_in(page, site, "editor")
    page.goto("/search/?q=president&page=2")
    page.get_by_text("Change many articles").click()
    page.get_by_label(re.compile("on this page")).check()
    choose(page, "tag", "Without scripts")
    page.get_by_role("button", name=re.compile("Apply to")).click()
    expect(page.get_by_role("heading", name="Done")).to_be_visible()
    page.get_by_role("button", name="Undo all of it").click()
    expect(page.get_by_role("heading", name="Undone")).to_be_visible()
    context.close()
