"""It tells the later of two editors what the earlier did, and loses nothing of either."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import sign_in
from tests.browser.site import Site
from tests.browser.test_accessibility import problems
from tests.browser.test_correcting import first_article


def second_editor(browser: Browser, site: Site) -> Page:
    """Another person at another computer."""
    page = browser.new_context(base_url=site.address).new_page()
    sign_in(page, site, "curator")
    return page


def test_shows_the_later_editor_both_verdicts(page: Page, browser: Browser, site: Site) -> None:
    sign_in(page, site, "editor")
    address = first_article(page, "/search/?country=JP")
    page.goto(address)
    other = second_editor(browser, site)
    other.goto(address)
    other.locator("#article-tags").get_by_role("button", name="Confirm Japan").click()
    expect(other.locator("#outcome")).to_contain_text("Confirmed Japan.")
    page.locator("#article-tags").get_by_role("button", name="Reject Japan").click()
    conflict = page.locator(".conflict")
    expect(conflict).to_contain_text("reject Japan")
    expect(conflict.get_by_role("heading")).to_be_focused()
    expect(conflict).to_contain_text("curator")
    expect(conflict).to_contain_text("the article names it")
    assert problems(page) == []
    conflict.get_by_role("button", name="Apply mine anyway").click()
    expect(page.locator("#outcome")).to_contain_text("Rejected Japan.")
    page.locator("#outcome").get_by_role("button", name="Undo").click()
    expect(page.locator("#outcome")).to_contain_text("Taken back")
    panel = page.locator("#article-tags")
    panel.get_by_role("button", name="Undo the verdict on Japan").click()
    expect(panel.get_by_role("button", name="Confirm Japan")).to_be_visible()
    other.context.close()


def test_keeps_theirs_and_what_was_typed(
    page: Page, browser: Browser, site: Site, complaints: list[str]
) -> None:
    sign_in(page, site, "editor")
    address = first_article(page, "/search/?country=FR")
    page.goto(address)
    title = page.locator("h1").inner_text()
    other = second_editor(browser, site)
    other.goto(address)
    for editor, typed in ((other, "As the first says"), (page, "As the second says")):
        editor.get_by_text("Correct the title or the date").click()
        editor.get_by_label("Title").fill(typed)
        editor.get_by_role("button", name="Save the title").click()
    conflict = page.locator(".conflict")
    expect(conflict).to_contain_text("As the second says")
    expect(conflict.locator("ins")).to_have_text("As the first says")
    expect(conflict.locator("del")).to_have_text(title)
    expect(page.get_by_label("Title")).to_have_value("As the second says")
    # The browser notes the status of the page itself, and nothing else.
    assert [words for words in complaints if "409 (Conflict)" not in words] == []
    complaints.clear()
    conflict.get_by_role("link", name="Keep theirs").click()
    expect(page.locator("h1")).to_have_text("As the first says")
    other.locator("#outcome").get_by_role("button", name="Undo").click()
    expect(other.locator("h1")).to_have_text(title)
    other.context.close()
