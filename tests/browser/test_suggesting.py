"""It suggests how a search may go on while somebody types."""

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize("address", ["/", "/search/?country=GB"])
def test_fills_the_list_while_somebody_types(page: Page, address: str) -> None:
    page.goto(address)
    box = page.get_by_label("Search the archive")
    box.press_sequentially("presid", delay=30)
    words = page.locator("#search-suggestions option[value=president]")
    expect(words).to_have_count(1)
    assert page.url.endswith(address)
