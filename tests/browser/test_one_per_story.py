"""It shows each story once by a switch that needs no reload, and by a form without scripts."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.site import Site
from tests.instance import wait_until

# Two articles become one story, and later two again; each time until the index has heard of it.
TOLD = """
from articles.models import Article, IndexChange, Story
story = Story.objects.create()
ids = sorted(Article.objects.filter(body__icontains="president").values_list("pk", flat=True))[:2]
Article.objects.filter(pk__in=ids).update(story=story)
Story.objects.filter(pk=story.pk).update(lead=ids[0], size=2)
IndexChange.objects.record(ids, urgent=True)
"""
APART = """
from articles.models import Article, IndexChange, Story
ids = list(Article.objects.exclude(story=None).values_list("pk", flat=True))
Article.objects.update(story=None)
Story.objects.all().delete()
IndexChange.objects.record(ids, urgent=True)
"""
WAITING = "from articles.models import IndexChange; print(IndexChange.objects.count())"


@pytest.fixture
def told(site: Site) -> Iterator[None]:
    """Two of the sample articles tell one story."""
    for program in (TOLD, APART):
        site.instance.python(program)
        wait_until(lambda: site.instance.python(WAITING).split()[-1] == "0", seconds=30)
        if program is TOLD:
            yield


def numbers(page: Page) -> list[int]:
    return [int(n) for n in re.findall(r"\d+", page.locator("#results-heading").inner_text())]


def test_switches_in_place_and_back(page: Page, told: None) -> None:
    page.goto("/search/")
    (every,) = numbers(page)
    page.evaluate("window.stayed = true")
    page.get_by_label("One per story").check()
    expect(page).to_have_url(re.compile(r"/search/\?copies=stories$"))
    expect(page.locator("#copies-stories")).to_be_focused()
    assert page.evaluate("window.stayed") is True
    words = f"{every - 1} stories ({every} articles with their copies)"
    expect(page.locator("#results-heading")).to_have_text(words)
    expect(page.locator("#announcement")).to_have_text(f"{words} found")
    page.get_by_role("link", name="Remove filter Copies: one per story").click()
    expect(page).to_have_url(re.compile(r"/search/$"))
    assert numbers(page) == [every]
    page.go_back()
    expect(page.get_by_label("One per story")).to_be_checked()
    assert numbers(page) == [every - 1, every]


def test_switches_without_scripts_and_leads_to_the_copies(
    browser: Browser, site: Site, told: None
) -> None:
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/search/?size=100")
    page.get_by_label("One per story").check()
    page.get_by_role("button", name="Apply filters").click()
    expect(page).to_have_url(re.compile(r"/search/\?copies=stories&size=100$"))
    link = page.get_by_role("link", name=re.compile("^1 copy of “"))
    expect(link).to_have_count(1)
    link.click()
    expect(page).to_have_url(
        re.compile(r"/articles/\w+/.+\?copies=stories&size=100&at=\d+#copies$")
    )
    expect(page.get_by_role("navigation", name="Results")).to_contain_text("stories")
    context.close()
