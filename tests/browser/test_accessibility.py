"""It gives the accessibility checker nothing to find, on any page, by day and by night."""

import re
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import RequestFactory
from playwright.sync_api import Browser, Page

from articles.web.not_built import not_built_yet
from articles.web.views.errors import (
    bad_request,
    method_not_allowed,
    permission_denied,
    server_error,
    too_many_requests,
)
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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_finds_nothing_in_the_dialog(
    browser: Browser, site: Site, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(base_url=site.address, color_scheme=scheme)
    page = context.new_page()
    page.goto("/search/?not_country=FR&country=US")
    page.get_by_role("link", name=re.compile(r"^All \d+ countries")).click()
    page.get_by_role("dialog").get_by_label("Germany").check()
    assert problems(page) == []
    context.close()


def test_finds_nothing_where_an_editor_must_choose(page: Page, site: Site) -> None:
    sign_in(page, site, "editor")
    page.goto(_an_article(page))
    page.get_by_label("Add a country, leader or organization").fill("Bush")
    page.get_by_label("Add a country, leader or organization").press("Enter")
    page.locator(".choices").wait_for()
    assert problems(page) == []


@pytest.mark.parametrize("status", [400, 403, 405, 429, 500, 503])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_finds_nothing_where_something_went_wrong(
    browser: Browser, site: Site, scheme: Literal["light", "dark"], status: int
) -> None:
    context = browser.new_context(base_url=site.address, color_scheme=scheme)
    page = context.new_page()
    body = page_of(status)
    page.route("**/broken/", lambda route: route.fulfill(status=status, body=body,
                                                         content_type="text/html"))  # fmt: skip
    page.goto("/broken/")
    assert page.locator("h1").count() == 1
    assert problems(page) == []
    context.close()


def page_of(status: int) -> str:
    """The page that readers see with such a status, as Newsdesk makes it."""
    request = RequestFactory().get("/broken/")
    problem = Exception("as in this test")
    pages = {
        400: lambda: bad_request(request, problem),
        403: lambda: permission_denied(request, problem),
        405: lambda: method_not_allowed(request),
        429: lambda: too_many_requests(request, 60),
        500: lambda: server_error(request),
        503: lambda: not_built_yet(request),
    }
    response = pages[status]()
    assert response.status_code == status
    return response.content.decode()


def _an_article(page: Page) -> str:
    page.goto("/search/?q=oil")
    return str(page.locator(".row h3 a").first.get_attribute("href"))
