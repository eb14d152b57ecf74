"""It lets a curator keep the archive in the admin, and readers find what became of it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import sign_in
from tests.browser.site import Site
from tests.instance import wait_until

LIST = "#result_list tbody th a"


@pytest.fixture
def desk(page: Page, site: Site) -> Page:
    """A browser in which the curator is signed in."""
    sign_in(page, site, "curator")
    return page


def open_first(page: Page, model: str, words: str) -> None:
    page.goto(f"/admin/articles/{model}/?q={words}")
    page.locator(LIST).first.click()
    expect(page.get_by_role("heading", name=re.compile("^Change"))).to_be_visible()


def press_save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def undo(page: Page) -> None:
    page.locator(".messagelist").get_by_role("link", name="Undo").first.click()
    page.get_by_role("button", name="Undo it").click()
    expect(page.locator(".messagelist")).to_contain_text("Undid")


def count(page: Page, address: str) -> int:
    page.goto(address)
    return page.locator(".row h3 a").count()


def test_merges_two_countries_and_splits_them_again(desk: Page) -> None:
    desk.goto("/admin/articles/entity/add/")
    desk.get_by_label("Kind:", exact=True).first.select_option("country")
    desk.get_by_label("Name:", exact=True).fill("Nippon Minor")
    desk.get_by_label("Slug:", exact=True).fill("nippon-minor")
    press_save(desk)
    open_first(desk, "entity", "Japan")
    desk.get_by_role("link", name="Merge another into this…").click()
    desk.get_by_label("Name").fill("Nippon Minor")
    desk.get_by_label("Name").press("Enter")
    expect(desk.get_by_role("row", name=re.compile("^Its old address"))).to_contain_text("nippon")
    desk.get_by_role("button", name="Merge Nippon Minor into Japan").click()
    expect(desk.locator(".messagelist")).to_contain_text("Merged Nippon Minor into Japan")
    undo(desk)
    desk.goto("/admin/articles/entity/?q=Nippon+Minor")
    expect(desk.locator(LIST)).to_have_text("Nippon Minor")


def test_shows_the_impact_of_an_alias_and_saves_it(desk: Page) -> None:
    open_first(desk, "entity", "Japan")
    desk.locator("input[name^='aliases-'][name$='-text']:visible").last.fill("Vienna")
    press_save(desk)
    expect(desk.get_by_role("heading", name="What saving this would do")).to_be_visible()
    expect(desk.get_by_role("row", name="Saving this")).to_contain_text(
        re.compile(r"adds [1-9]\d* mentions?, removes \d+")
    )
    press_save(desk)
    expect(desk.locator(".messagelist")).to_contain_text("Gave the alias “Vienna”")
    undo(desk)


def test_hides_an_article_from_the_search_and_shows_it_again(desk: Page) -> None:
    desk.goto("/search/?q=Bandung")
    first = desk.locator(".row h3 a").first
    title = first.inner_text()
    before = desk.locator(".row h3 a").count()
    desk.goto(f"/admin/articles/article/?q={title.split()[0]}")
    row = desk.locator("#result_list tbody tr").filter(has_text=title[:60])
    row.get_by_role("checkbox").check()
    desk.get_by_label("Action:").select_option("hide_selected")
    desk.get_by_role("button", name="Go").click()
    expect(desk.locator(".messagelist")).to_contain_text("Hid")
    wait_until(lambda: count(desk, "/search/?q=Bandung") == before - 1, seconds=15)
    desk.goto("/admin/articles/article/?visibility=hidden")
    desk.locator("#result_list tbody tr").get_by_role("checkbox").first.check()
    desk.get_by_label("Action:").select_option("publish_selected")
    desk.get_by_role("button", name="Go").click()
    wait_until(lambda: count(desk, "/search/?q=Bandung") == before, seconds=15)


def test_imports_a_table_once_its_bad_row_is_mended(browser: Browser, site: Site) -> None:
    """Without scripts: the forms are plain."""
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, site, "curator")
    upload(page, "entity,text,kind\ncountry:FR,Frankenreich,name\ncountry:ZZZ,Nowhere,name\n")
    expect(page.get_by_role("alert")).to_contain_text("Row 2: There is no country “ZZZ”")
    upload(page, "entity,text,kind\ncountry:FR,Frankenreich,name\ncountry:DE,Deutschreich,name\n")
    expect(page.locator("table.import-preview ins").filter(has_text="Frankenreich")).to_be_visible()
    page.get_by_role("button", name="Confirm import").click()
    expect(page.locator(".messagelist")).to_contain_text("Imported a table of aliases")
    undo(page)
    page.goto("/admin/articles/alias/?q=frankenreich")
    expect(page.locator(LIST)).to_have_count(0)
    context.close()


def upload(page: Page, text: str) -> None:
    page.goto("/admin/articles/alias/import/")
    file: Any = {"name": "aliases.csv", "mimeType": "text/csv", "buffer": text.encode()}
    page.locator("input[type=file]").set_input_files([file])
    page.get_by_label("Format").select_option(label="csv")
    page.get_by_role("button", name="Submit").click()
