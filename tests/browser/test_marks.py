"""It shows beside each marked name why it is marked, and lets editors correct it there."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.browser.site import Site
from tests.browser.test_accessibility import problems
from tests.browser.test_correcting import first_article

OIL = "/search/?q=%22common+front%22+baghdad"


def select_words(page: Page, words: str) -> None:
    """As a mouse would select them in the text."""
    page.evaluate(
        """words => {
          const walker = document.createTreeWalker(document.querySelector(".article .text"), 4);
          while (walker.nextNode()) {
            const start = walker.currentNode.data.indexOf(words);
            if (start < 0) continue;
            const range = document.createRange();
            range.setStart(walker.currentNode, start);
            range.setEnd(walker.currentNode, start + words.length);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            return;
          }
          throw new Error(`no ${words}`);
        }""",
        words,
    )


def test_shows_a_reader_the_evidence_on_hover_and_focus(page: Page) -> None:
    page.goto(first_article(page, OIL))
    beside = page.locator("#beside")
    mark = page.locator(".text a.mention.country").first
    mark.hover()
    expect(beside).to_be_visible()
    expect(beside).to_contain_text("here: the name")
    expect(beside).to_contain_text("% sure")
    beside.hover()
    page.wait_for_timeout(400)
    expect(beside).to_be_visible()
    page.keyboard.press("Escape")
    expect(beside).to_be_hidden()
    page.mouse.move(0, 0)
    page.locator("h1 a.mention, .byline a.mention, .text a.mention").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(beside).to_be_visible()
    assert problems(page) == []
    page.keyboard.press("Enter")
    expect(beside.locator("a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(beside).to_be_hidden()
    expect(page.locator("a.mention").first).to_be_focused()
    expect(beside.locator("form")).to_have_count(0)


def test_hides_the_marks_for_a_reader_who_asks(page: Page) -> None:
    page.goto(first_article(page, OIL))
    expect(page.locator(".article a.mention")).not_to_have_count(0)
    page.get_by_role("link", name="Hide the marks").click()
    expect(page.locator(".article a.mention")).to_have_count(0)
    page.goto(first_article(page, "/search/?country=JP"))
    expect(page.locator(".article a.mention")).to_have_count(0)
    page.get_by_role("link", name="Mark whom it names").click()
    expect(page.locator(".article a.mention")).not_to_have_count(0)


def test_corrects_beside_the_name_and_takes_it_back(page: Page, site: Site) -> None:
    sign_in(page, site, "editor")
    page.goto(first_article(page, OIL))
    outcome, beside = page.locator("#outcome"), page.locator("#beside")
    kuwait = page.locator(".text a.mention", has_text="Kuwait")
    before = kuwait.count()
    page.locator(".text a.mention", has_text=re.compile("^Saudi$")).first.click()
    expect(beside.get_by_label("Not Saudi Arabia here")).to_have_value("Saudi")
    page.keyboard.press("Escape")
    kuwait.first.click()
    beside.get_by_role("button", name="Reject Kuwait").click()
    expect(outcome).to_contain_text("Rejected Kuwait.")
    expect(kuwait).to_have_count(0)
    expect(beside).to_be_hidden()
    outcome.get_by_role("button", name="Undo").click()
    expect(outcome).to_contain_text("Taken back: rejected Kuwait.")
    expect(kuwait).to_have_count(before)


def test_corrects_by_keyboard_alone(page: Page, site: Site) -> None:
    sign_in(page, site, "editor")
    page.goto(first_article(page, OIL))
    outcome = page.locator("#outcome")
    page.locator("#article-text a.mention", has_text="Venezuela").first.focus()
    page.keyboard.press("Enter")
    page.locator("#beside").get_by_text("More").focus()
    page.keyboard.press("Enter")
    box = page.locator("#beside").get_by_label("It is somebody or something else")
    box.focus()
    page.keyboard.type("Colomb")
    expect(page.locator('#suggested-names option[value="Colombia"]')).to_be_attached()
    box.fill("Colombia")
    page.keyboard.press("Enter")
    expect(outcome).to_contain_text("Changed Venezuela to Colombia.")
    outcome.get_by_role("button", name="Undo").focus()
    page.keyboard.press("Enter")
    expect(outcome).to_contain_text("Taken back")
    expect(
        page.locator("#article-tags").get_by_role("link", name="Venezuela", exact=True)
    ).to_be_visible()


def test_rules_an_alias_out_and_says_about_or_named(page: Page, site: Site) -> None:
    sign_in(page, site, "editor")
    page.goto(first_article(page, OIL))
    outcome = page.locator("#outcome")
    entry = page.locator(".named-entity", has_text="Saudi Arabia")
    entry.get_by_text("More").click()
    entry.get_by_label("Not Saudi Arabia here").select_option("Saudi")
    entry.get_by_role("button", name=re.compile("Never match")).click()
    expect(outcome).to_contain_text("Ruled “Saudi” out for Saudi Arabia.")
    expect(page.locator(".named-entity", has_text="Saudi Arabia")).to_contain_text("not by “Saudi”")
    outcome.get_by_role("button", name="Undo").click()
    expect(outcome).to_contain_text("Taken back")
    entry.get_by_role("button", name="Only named Saudi Arabia").click()
    expect(outcome).to_contain_text("Said this article only names Saudi Arabia.")
    entry.get_by_role("button", name="About it Saudi Arabia").click()
    expect(outcome).to_contain_text("is about Saudi Arabia.")
    entry.get_by_role("button", name="Undo the verdict on Saudi Arabia").click()
    expect(entry.get_by_role("button", name="Confirm Saudi Arabia")).to_be_visible()


def test_marks_the_words_that_were_selected(page: Page, site: Site) -> None:
    sign_in(page, site, "editor")
    page.goto(f"{first_article(page, OIL)}?q=oil")
    select_words(page, "capital")
    page.get_by_role("button", name="Mark “capital”").click()
    expect(page.get_by_label("The words, as they stand there")).to_have_value("capital")
    box = page.get_by_label("Whom or what they name")
    expect(box).to_be_focused()
    page.keyboard.type("Norway")
    page.keyboard.press("Enter")
    outcome = page.locator("#outcome")
    expect(outcome).to_contain_text("Marked Norway.")
    expect(page.locator(".text a.mention.country", has_text="capital")).to_have_count(1)
    expect(page.locator(".text mark").first).to_be_attached()
    assert problems(page) == []
    outcome.get_by_role("button", name="Undo").click()
    expect(page.locator(".text a.mention", has_text="capital")).to_have_count(0)


def test_keeps_what_is_typed_elsewhere_while_something_is_corrected(page: Page, site: Site) -> None:
    sign_in(page, site, "editor")
    page.goto(first_article(page, OIL))
    page.get_by_text("Correct the title or the date").click()
    page.get_by_label("Title").fill("Half a title")
    page.get_by_text("Mark a name in the text").click()
    page.get_by_label("The words, as they stand there").fill("Baghdad")
    panel, outcome = page.locator("#article-tags"), page.locator("#outcome")
    panel.get_by_role("button", name="Confirm Iran").click()
    expect(outcome).to_contain_text("Confirmed Iran.")
    expect(page.get_by_label("Title")).to_have_value("Half a title")
    expect(page.get_by_label("Title")).to_be_visible()
    expect(page.get_by_label("The words, as they stand there")).to_have_value("Baghdad")
    outcome.get_by_role("button", name="Undo").click()
    expect(panel.get_by_role("button", name="Confirm Iran")).to_be_visible()
