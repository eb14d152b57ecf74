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
    page.get_by_label("Search the archive").fill("president")
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
    expect(page).to_have_url(re.compile(r"/articles/\w+/.+\?q=oil&at=1$"))
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
    page.get_by_label("Germany", exact=True).check()
    page.get_by_role("button", name="Apply").click()
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


def test_ticks_several_values_in_a_dialog_and_applies_them_in_place(page: Page) -> None:
    page.goto("/search/?q=president")
    page.evaluate("window.stayed = true")
    page.get_by_role("link", name=re.compile(r"^All \d+ countries")).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="A to Z").click()
    expect(dialog.get_by_role("button", name="A to Z")).to_have_attribute("aria-pressed", "true")
    dialog.get_by_role("searchbox").press_sequentially("deutsch")
    expect(dialog.get_by_role("checkbox")).to_have_count(1)
    dialog.get_by_label("Germany").check()
    dialog.get_by_role("searchbox").fill("fran")
    expect(dialog.get_by_label("France")).to_be_visible()
    dialog.get_by_label("France").check()
    dialog.get_by_role("button", name="Apply").click()
    expect(dialog).to_be_hidden()
    expect(page).to_have_url(re.compile(r"/search/\?q=president&country=DE&country=FR$"))
    assert page.evaluate("window.stayed") is True
    expect(page.locator("#country-DE")).to_be_checked()


def test_closes_the_dialog_and_changes_nothing(page: Page) -> None:
    page.goto("/search/")
    more = page.get_by_role("link", name=re.compile(r"^All \d+ countries"))
    more.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(more).to_be_focused()
    expect(page).to_have_url(re.compile(r"/search/$"))


def test_walks_through_results_and_hits(page: Page) -> None:
    page.goto("/search/?q=oil&sort=oldest")
    page.locator(".row h3 a").first.click()
    expect(page.get_by_text(re.compile(r"^1 of \d+$"))).to_be_visible()
    first = page.locator("h1").inner_text()
    page.get_by_role("link", name="Next", exact=True).click()
    expect(page.get_by_text(re.compile(r"^2 of \d+$"))).to_be_visible()
    page.get_by_role("link", name="Previous", exact=True).click()
    expect(page.locator("h1")).to_have_text(first, use_inner_text=True)
    page.locator(".place").get_by_role("link", name=re.compile("marked")).click()
    expect(page).to_have_url(re.compile("#hit-1$"))
    page.get_by_role("link", name="next marked word").click()
    expect(page).to_have_url(re.compile("#hit-2$"))
    expect(page.get_by_role("link", name="previous marked word")).to_be_visible()


def test_says_what_could_not_be_fetched_and_takes_the_tick_back(
    browser: Browser, site: Site
) -> None:
    context = browser.new_context(base_url=site.address)
    page = context.new_page()
    page.goto("/search/?q=president")
    context.set_offline(True)
    page.locator("#country-GB").click()
    expect(page.get_by_role("alert")).to_contain_text("cannot be reached")
    expect(page.locator("#country-GB")).not_to_be_checked()
    context.set_offline(False)
    page.locator("#country-GB").check()
    expect(page).to_have_url(re.compile("country=GB"))
    expect(page.locator("#trouble")).to_be_hidden()
    context.close()


def test_moves_the_focus_to_the_heading_when_its_control_is_gone(page: Page) -> None:
    page.goto("/search/?q=president&country=GB")
    page.get_by_role("link", name="Remove filter Country: United Kingdom").click()
    expect(page.locator("#results-heading")).to_be_focused()
