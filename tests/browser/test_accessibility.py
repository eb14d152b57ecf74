"""It gives the accessibility checker nothing to find, on any page, by day and by night."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import sign_in
from tests.browser.site import Site

READERS_PAGES = (
    "/",
    "/search/",
    "/search/?q=president&country=US&not_country=FR&from=1987&to=1987&leader=nobody-here",
    "/search/?q=(oil+AND&from=garbage",
    "/search/?q=nothinglikethis&country=US",
    "/search/values/country/?q=president&country=US",
    "/entities/country/india/",
    "/entities/leader/mikhail-gorbachev/",
    "/entities/organization/united-nations/",
    "/sign-in/",
    "/no-such-page/",
)


def problems(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {node['html'][:160]}" for v in found for node in v["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_finds_nothing_on_the_readers_pages(
    browser: Browser, site: Site, scheme: Literal["light", "dark"], width: int
) -> None:
    context = browser.new_context(
        base_url=site.address, color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    page = context.new_page()
    found = {}
    for path in (*READERS_PAGES, _an_article(page)):
        page.goto(path)
        found[path] = problems(page)
    context.close()
    assert {path: list_ for path, list_ in found.items() if list_} == {}


def test_finds_nothing_on_what_an_editor_sees(page: Page, site: Site) -> None:
    sign_in(page, site, "editor")
    page.goto(_an_article(page))
    page.get_by_label("Add a country, leader or organization").fill("Atlantis")
    page.get_by_label("Add a country, leader or organization").press("Enter")
    page.get_by_role("alert").wait_for()
    assert problems(page) == []


def _an_article(page: Page) -> str:
    page.goto("/search/?q=oil")
    return str(page.locator(".row h3 a").first.get_attribute("href"))
