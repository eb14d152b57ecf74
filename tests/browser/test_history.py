"""It lets an editor look back at what was done, and take it back; and a curator look over all."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import sign_in, watch
from tests.browser.site import Site
from tests.browser.test_accessibility import problems
from tests.browser.test_correcting import first_article, is_found
from tests.instance import wait_until


def test_takes_a_correction_back_from_the_history(page: Page, site: Site) -> None:
    query = "/search/?country=FR"
    sign_in(page, site, "editor")
    address = first_article(page, query)
    page.goto(address)
    page.locator("#article-tags").get_by_role("button", name="Reject France").click()
    expect(page.locator("#outcome")).to_contain_text("Rejected France.")
    wait_until(lambda: not is_found(page, query, address), seconds=10)
    page.goto(address)
    page.get_by_role("link", name="What was changed, and by whom").click()
    entry = page.locator(".entry").first
    expect(entry).to_contain_text("editor")
    expect(entry.locator(".changes")).to_contain_text("rejected France")
    entry.get_by_role("link", name="Undo rejected France").click()
    expect(page.get_by_role("heading", name="What will happen")).to_be_visible()
    expect(page.locator(".changes")).to_contain_text("took back: rejected France")
    page.get_by_role("button", name="Undo it").click()
    expect(page.locator(".messages")).to_contain_text("Undone.")
    wait_until(lambda: is_found(page, query, address), seconds=10)
    page.goto(address)
    buttons = page.locator("#article-tags").get_by_role("button", name="Reject France")
    expect(buttons).to_be_visible()


def test_reads_a_new_title_word_by_word_and_puts_the_old_one_back(page: Page, site: Site) -> None:
    sign_in(page, site, "editor")
    address = first_article(page, "/search/?country=IN")
    page.goto(address)
    title = page.locator("h1").inner_text()
    page.get_by_text("Correct the title or the date").click()
    page.get_by_label("Title").fill(f"{title} indeed")
    page.get_by_role("button", name="Save the title").click()
    expect(page.locator("h1")).to_have_text(f"{title} indeed")
    page.get_by_role("link", name="What was changed, and by whom").click()
    expect(page.locator(".fields ins").first).to_contain_text("indeed")
    page.get_by_role("link", name=re.compile("^Revert")).first.click()
    page.get_by_role("button", name="Revert it").click()
    page.goto(address)
    expect(page.locator("h1")).to_have_text(title)


def test_says_what_is_in_the_way(page: Page, browser: Browser, site: Site) -> None:
    sign_in(page, site, "editor")
    address = first_article(page, "/search/?country=US")
    page.goto(address)
    panel = "#article-tags"
    page.locator(panel).get_by_role("button", name="Confirm United States").click()
    expect(page.locator("#outcome")).to_contain_text("Confirmed United States.")
    other = browser.new_context(base_url=site.address).new_page()
    sign_in(other, site, "curator")
    other.goto(address)
    other.locator(panel).get_by_role("button", name="Reject United States").click()
    expect(other.locator("#outcome")).to_contain_text("Rejected United States.")
    page.goto("/operations/?who=@editor&kind=confirm")
    page.get_by_role("link", name="Undo confirmed United States").first.click()
    expect(page.get_by_role("alert")).to_contain_text("The decision was changed by curator")
    expect(page.get_by_role("button", name="Undo it")).to_have_count(0)
    other.context.close()


def test_narrows_the_history_by_keyboard_and_without_scripts(browser: Browser, site: Site) -> None:
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, site, "editor")
    page.get_by_role("link", name="History", exact=True).press("Enter")
    page.get_by_label("By").select_option("machine runs")
    page.get_by_label("By").press("Tab")
    page.get_by_role("button", name="Show").press("Enter")
    expect(page.locator(".entry").first).to_contain_text("a machine run")
    page.get_by_role("link", name=re.compile("gazetteer|imported|tagged")).first.press("Enter")
    expect(page.get_by_role("heading", name="In numbers")).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_gives_the_accessibility_checker_nothing_to_find(
    browser: Browser, site: Site, scheme: Literal["light", "dark"], width: int
) -> None:
    context = browser.new_context(
        base_url=site.address, color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    page = context.new_page()
    complaints: list[str] = []
    watch(page, site, complaints)
    sign_in(page, site, "curator")
    address = first_article(page, "/search/?country=JP")
    page.goto(address)
    page.locator("#article-tags").get_by_role("button", name="Reject Japan").click()
    expect(page.locator("#outcome")).to_contain_text("Rejected Japan.")
    page.goto("/operations/?kind=reject")
    operation = str(page.locator(".entry h3 a").first.get_attribute("href"))
    found = {}
    pages = ("/operations/", "/entities/country/japan/history/", operation, f"{operation}undo/",
             "/dashboard/")  # fmt: skip
    for path in (*pages, f"{'/'.join(address.split('/')[:3])}/history/"):
        page.goto(path)
        found[path] = problems(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    page.goto(f"{operation}undo/")
    page.get_by_role("button", name="Undo it").click()
    context.close()
    assert {path: list_ for path, list_ in found.items() if list_} == {}
    assert complaints == []
