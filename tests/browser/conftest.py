"""A real archive, served by real processes, and a real browser that looks at it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.chromium import find_chromium
from tests.browser.site import FLAGS, Site, serve


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs the browser; without one it is skipped, aloud."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if not find_chromium():
                reason = "no Chromium is installed: on Debian, apt-get install chromium"
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The sample archive, served as script/server serves it, on a free port."""
    with serve(tmp_path_factory.mktemp("site")) as served:
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, without a window."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complained about: errors, blocked content, requests to other hosts."""
    return []


@pytest.fixture
def context(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    """A fresh visitor."""
    context = browser.new_context(base_url=site.address)
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, site: Site, complaints: list[str]) -> Iterator[Page]:
    """A page of a fresh visitor; at the end it must have complained about nothing."""
    page = context.new_page()
    watch(page, site, complaints)
    yield page
    assert complaints == []


def watch(page: Page, site: Site, complaints: list[str]) -> None:
    """Note the errors in a page's console, and every request to another host."""
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda r: None if _is_own(r.url, site) else complaints.append(f"asked {r.url}"),
    )


def sign_in(page: Page, site: Site, name: str) -> None:
    """Sign in with a demonstration account, by the form."""
    page.goto("/sign-in/")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(site.logins[name])
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name=re.compile(f"Sign out {name}")).wait_for()


def _is_own(url: str, site: Site) -> bool:
    return url.startswith((site.address, "data:", "about:"))
