"""It names the lists of the admin that are chosen from while typing, also while they are empty."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import sign_in
from tests.browser.site import Site
from tests.browser.test_accessibility import problems


def test_names_the_list_of_sources_like_its_field(context: BrowserContext, site: Site) -> None:
    page = context.new_page()
    sign_in(page, site, "curator")
    page.goto("/admin/articles/feed/add/")
    expect(page.get_by_role("combobox", name="Source")).to_be_visible()
    assert problems(page) == []
