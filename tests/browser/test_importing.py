"""It lets a curator send an archive, watch it being imported, read the report, and take it back."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser.conftest import sign_in, watch
from tests.browser.site import Site
from tests.browser.test_accessibility import problems
from tests.instance import wait_until

ADD = "/admin/articles/importrun/add/"


def archive(who: str) -> FilePayload:
    """A colleague's zip: two good articles, and a file that is broken."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as opened:
        opened.writestr("lighthouse.txt", f"Lighthouse keepers {who}\n\nNine of them {who}.")
        opened.writestr("quay.json", json.dumps({"title": f"Quay {who}", "text": f"All {who}."}))
        opened.writestr("broken.json", "{")
    return {"name": "from a colleague.zip", "mimeType": "application/zip",
            "buffer": packed.getvalue()}  # fmt: skip


def is_in_search(page: Page, site: Site) -> bool:
    answer = page.request.get(f"{site.address}/search/?q=%22Lighthouse+keepers+strike%22")
    return "/lighthouse-keepers-strike/" in answer.text()


def import_zip(page: Page, who: str) -> None:
    page.goto(ADD)
    page.get_by_label("Files").set_input_files(archive(who))
    page.get_by_role("button", name="Import", exact=True).click()


def take_back(page: Page) -> None:
    page.get_by_role("link", name="Undo…").click()
    going = page.get_by_role("row", name=re.compile("Articles that it brought and that go"))
    expect(going).to_contain_text("2")
    page.get_by_role("button", name="Undo this import").click()


def test_imports_a_zip_reports_on_it_and_takes_it_back(
    page: Page, site: Site, tmp_path: Path
) -> None:
    sign_in(page, site, "curator")
    import_zip(page, "strike")
    expect(page.locator("#run-state")).to_have_text("Done", timeout=60_000)
    expect(page.locator("#run-said")).to_have_text("Done")
    expect(page.locator(".counts")).to_contain_text("2")
    expect(page.locator(".rejected")).to_contain_text("from a colleague.zip!broken.json")
    expect(page.locator(".rejected")).to_contain_text("it is not JSON")
    with page.expect_download() as download:
        page.get_by_role("link", name="JSON", exact=True).click()
    report = json.loads(download.value.path().read_text())
    assert {file["path"]: file["created"] for file in report["files"]} == {
        "from a colleague.zip!broken.json": 0,
        "from a colleague.zip!lighthouse.txt": 1,
        "from a colleague.zip!quay.json": 1,
    }
    wait_until(lambda: is_in_search(page, site), seconds=30)
    page.get_by_role("link", name="those with rejections").click()
    expect(page.locator("#result_list")).to_contain_text("it is not JSON")
    page.go_back()
    take_back(page)
    expect(page.locator("#run-state")).to_have_text("Undone", timeout=60_000)
    wait_until(lambda: not is_in_search(page, site), seconds=30)


def test_needs_no_script(browser: Browser, site: Site, complaints: list[str]) -> None:
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    context.set_default_timeout(15_000)
    page = context.new_page()
    watch(page, site, complaints)
    sign_in(page, site, "curator")
    import_zip(page, "sing")
    state = page.locator("#run-state")

    def is_now(words: str) -> bool:
        page.goto(re.sub("undo/$", "change/", page.url))
        return state.inner_text() == words

    wait_until(lambda: is_now("Done"), seconds=60)
    take_back(page)
    wait_until(lambda: is_now("Undone"), seconds=60)
    context.close()
    assert complaints == []


def test_says_at_the_field_what_cannot_be_sent(page: Page, site: Site) -> None:
    sign_in(page, site, "curator")
    page.goto(ADD)
    files = page.get_by_label("Files")
    files.set_input_files({"name": "empty.txt", "mimeType": "text/plain", "buffer": b""})
    assert "is empty" in str(files.evaluate("field => field.validationMessage"))
    files.set_input_files([])
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page.locator("#error-uploads")).to_contain_text("Choose files here")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_is_accessible_and_fits(
    browser: Browser, site: Site, scheme: Literal["light", "dark"], width: int
) -> None:
    context = browser.new_context(
        base_url=site.address, color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    page = context.new_page()
    sign_in(page, site, "curator")
    page.goto("/admin/articles/importrun/")
    run = page.locator("#result_list tbody th a").last.get_attribute("href")
    assert run
    for address in (ADD, run, run.replace("change/", "undo/")):
        page.goto(address)
        assert problems(page) == [], address
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, address
    context.close()
