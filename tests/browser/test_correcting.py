"""It lets an editor correct an article and find the correction, and nobody else."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import sign_in
from tests.browser.site import Site
from tests.instance import wait_until


def first_article(page: Page, query: str) -> str:
    page.goto(query)
    return str(page.locator(".row h3 a").first.get_attribute("href")).split("?")[0]


def is_found(page: Page, query: str, address: str) -> bool:
    page.goto(query)
    return page.locator(f'.row h3 a[href^="{address}"]').count() > 0


def test_finds_a_rejected_mention_gone_and_an_undone_one_back(page: Page, site: Site) -> None:
    query = "/search/?organization=united-nations"
    sign_in(page, site, "editor")
    address = first_article(page, query)
    page.goto(address)
    panel = page.locator("#article-tags")
    panel.get_by_role("button", name="Reject United Nations").click()
    expect(panel.get_by_role("heading", name="Rejected")).to_be_visible()
    wait_until(lambda: not is_found(page, query, address), seconds=10)
    page.goto(address)
    panel.get_by_role("button", name="Undo the rejection of United Nations").click()
    expect(panel.get_by_role("button", name="Reject United Nations")).to_be_visible()
    wait_until(lambda: is_found(page, query, address), seconds=10)


def test_adds_a_mention_with_suggestions_and_a_tag(page: Page, site: Site) -> None:
    sign_in(page, site, "editor")
    address = first_article(page, "/search/?country=FR&not_country=NZ")
    page.goto(address)
    box = page.get_by_label("Add a country, leader or organization")
    box.press_sequentially("New Zeal")
    expect(page.locator('#suggested-names option[value="New Zealand"]')).to_be_attached()
    box.fill("New Zealand")
    box.press("Enter")
    panel = page.locator("#article-tags")
    expect(panel.get_by_role("link", name="New Zealand", exact=True)).to_be_visible()
    page.get_by_label("Add a tag").fill("Worth a second look")
    page.get_by_label("Add a tag").press("Enter")
    expect(panel.get_by_role("link", name="Worth a second look")).to_be_visible()
    wait_until(lambda: is_found(page, "/search/?tag=worth-a-second-look", address), seconds=10)


def test_says_what_it_does_not_know_and_keeps_what_was_typed(page: Page, site: Site) -> None:
    sign_in(page, site, "editor")
    page.goto(first_article(page, "/search/"))
    page.get_by_label("Add a country, leader or organization").fill("Atlantis")
    page.get_by_label("Add a country, leader or organization").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Atlantis")
    expect(page.get_by_label("Add a country, leader or organization")).to_have_value("Atlantis")


def test_corrects_without_scripts(browser: Browser, site: Site) -> None:
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, site, "editor")
    page.goto(first_article(page, "/search/?country=JP"))
    panel = page.locator("#article-tags")
    panel.get_by_role("button", name="Confirm Japan").click()
    outcome = page.locator("#outcome")
    expect(outcome).to_contain_text("Confirmed Japan.")
    expect(panel.get_by_role("button", name="Undo the verdict on Japan")).to_be_visible()
    outcome.get_by_role("button", name="Undo").click()
    expect(outcome).to_contain_text("Taken back: confirmed Japan.")
    expect(panel.get_by_role("button", name="Confirm Japan")).to_be_visible()
    page.locator("a.mention.country", has_text="Japan").first.click()
    expect(page.locator(".named-entity:target")).to_contain_text("Japan")
    context.close()


def test_marks_words_and_sets_date_and_title_without_scripts(browser: Browser, site: Site) -> None:
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, site, "editor")
    page.goto(first_article(page, "/search/?q=%22common+front%22+baghdad"))
    address = page.url
    page.get_by_text("Mark a name in the text").click()
    page.get_by_label("The words, as they stand there").fill("oil")
    page.get_by_label("Whom or what they name").fill("Norway")
    page.get_by_role("button", name="Mark", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("places")
    page.locator(".places button").first.click()
    outcome = page.locator("#outcome")
    expect(outcome).to_contain_text("Marked Norway.")
    expect(page.locator("a.mention.country", has_text="oil")).to_have_count(1)
    outcome.get_by_role("button", name="Undo").click()
    expect(page.locator("a.mention.country", has_text="oil")).to_have_count(0)
    page.get_by_text("Correct the title or the date").click()
    page.get_by_label("Date").fill("1960-09")
    page.get_by_role("button", name="Save the date").click()
    expect(page.locator(".byline time")).to_have_text("September 1960")
    page.locator("#outcome").get_by_role("button", name="Undo").click()
    expect(page.locator(".byline time")).not_to_have_text("September 1960")
    page.get_by_text("Correct the title or the date").click()
    page.get_by_label("Title").fill("Another title")
    page.get_by_role("button", name="Save the title").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Another title")
    page.locator("#outcome").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Another title")
    assert page.url.split("?")[0] == address.split("?")[0]
    context.close()


def test_shows_a_reader_none_of_it(page: Page) -> None:
    page.goto(first_article(page, "/search/"))
    expect(page.locator("#article-tags")).to_be_visible()
    expect(page.locator("#article-tags form")).to_have_count(0)
    expect(page.get_by_role("button", name=re.compile("Confirm|Reject"))).to_have_count(0)
