"""It lets a reader search, narrow and read: with scripts, without, and by keyboard."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import watch
from tests.browser.site import Site


def results(page: Page) -> int:
    return int(page.locator("#results-heading").inner_text().split()[0].replace(",", ""))


def test_narrows_in_place_and_keeps_address_focus_and_history(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox").fill("president")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=president$"))
    before = results(page)
    page.evaluate("window.stayed = true")
    box = page.locator("#country-GB")
    box.check()
    expect(page).to_have_url(re.compile(r"q=president&country=GB$"))
    expect(page.locator("#country-GB")).to_be_focused()
    expect(page.get_by_role("link", name="Remove filter Country: United Kingdom")).to_be_visible()
    assert page.evaluate("window.stayed") is True
    after = results(page)
    assert 0 < after < before
    expect(page.locator("#announcement")).to_have_text(re.compile(rf"^{after} articles? found$"))
    page.go_back()
    expect(page.locator("#country-GB")).not_to_be_checked()
    assert results(page) == before
    page.go_forward()
    expect(page.locator("#country-GB")).to_be_checked()
    assert results(page) == after
    page.reload()
    assert results(page) == after


def test_counts_what_a_click_would_show(page: Page) -> None:
    page.goto("/search/?q=president")
    line = page.locator("#panel-country li").nth(2)
    promised = int(line.locator(".count").inner_text())
    line.get_by_role("checkbox").check()
    expect(page.locator(".in-force")).to_be_visible()
    assert results(page) == promised


def test_opens_a_bar_of_the_histogram(page: Page) -> None:
    page.goto("/search/")
    bar = page.get_by_role("link", name=re.compile(r"^1987, \d+$"))
    promised = int((bar.get_attribute("aria-label") or "").split()[-1])
    bar.click()
    expect(page).to_have_url(re.compile(r"from=1987&to=1987$"))
    assert results(page) == promised
    expect(page.get_by_role("link", name=re.compile(r"^March 1987, \d+$"))).to_be_visible()


def test_clears_all_filters_and_takes_that_back(page: Page) -> None:
    page.goto("/search/?q=president&country=US&from=1980")
    before = results(page)
    page.get_by_role("link", name="Clear all").click()
    expect(page).to_have_url(re.compile(r"/search/\?q=president$"))
    page.get_by_role("link", name="Undo").click()
    expect(page).to_have_url(re.compile(r"country=US&from=1980$"))
    assert results(page) == before


def test_offers_ways_out_of_an_empty_result(page: Page) -> None:
    page.goto("/search/?q=president&country=US&from=1700&to=1701")
    expect(page.get_by_role("heading", name="Nothing matches")).to_be_visible()
    page.get_by_role("link", name="the date “1700 to 1701”").click()
    expect(page.locator(".row").first).to_be_visible()


def test_marks_the_words_in_the_article(page: Page) -> None:
    page.goto("/search/?q=oil")
    page.locator(".row h3 a").first.click()
    expect(page).to_have_url(re.compile(r"/articles/\w+/.+\?q=oil$"))
    expect(page.locator(".text mark").first).to_have_text(re.compile("oil", re.I))


def test_works_by_keyboard_alone(page: Page) -> None:
    page.goto("/search/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "checkbox":
            break
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"country="))
    assert page.evaluate("document.activeElement.type") == "checkbox"


def test_works_without_scripts(browser: Browser, site: Site, complaints: list[str]) -> None:
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    watch(page, site, complaints)
    page.goto("/search/?q=president")
    before = results(page)
    page.locator("#country-GB").check()
    page.get_by_role("button", name="Apply filters").click()
    expect(page).to_have_url(re.compile("country=GB"))
    assert 0 < results(page) < before
    page.get_by_role("link", name=re.compile(r"^All \d+ countries")).click()
    page.get_by_label("Find in countries").fill("deutsch")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Germany", exact=True).click()
    expect(page).to_have_url(re.compile("country=DE"))
    context.close()
    assert complaints == []


@pytest.mark.parametrize("path", ["/", "/search/?q=president", "/entities/country/india/"])
def test_fits_a_phone(browser: Browser, site: Site, path: str) -> None:
    context = browser.new_context(base_url=site.address, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()
