"""It lets a curator who watches an import by keyboard stay where they are."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.browser.site import Site

# An import that nobody takes up: only this test changes its row.
MADE = """
from articles.models import ImportedFile, ImportRun
run = ImportRun.objects.create(state="waiting", total_bytes=100, rejected=1, paths=["/srv/a"])
ImportedFile.objects.create(run=run, path="/srv/a/1.txt", rejected=1, reasons=["it is empty"])
print(run.pk)
"""
CHANGED = "from articles.models import ImportRun; ImportRun.objects.filter(pk={}).update({})"


@pytest.fixture
def run(site: Site) -> int:
    """The number of an import whose page asks how far it is."""
    return int(site.instance.python(MADE).split()[-1])


@pytest.mark.parametrize("name", ["All files", "Pause"])
def test_keeps_the_focus_while_the_counts_change(
    page: Page, site: Site, run: int, name: str
) -> None:
    sign_in(page, site, "curator")
    page.goto(f"/admin/articles/importrun/{run}/change/")
    role = "button" if name == "Pause" else "link"
    control = page.locator("#run").get_by_role(role, name=name, exact=True)  # type: ignore[arg-type]
    control.focus()
    page.evaluate("document.activeElement.wasHere = true")
    change(site, run, "created=1234, done_bytes=40")
    expect(page.locator(".counts")).to_contain_text("1,234")
    page.wait_for_timeout(5_000)
    expect(control).to_be_focused()
    assert page.evaluate("document.activeElement.wasHere"), "it was put there anew, and said again"
    if name != "Pause":
        change(site, run, "state='done', done_bytes=100")
        expect(page.locator("#run-state")).to_have_text("Done")
        expect(control).to_be_focused()


def change(site: Site, run: int, columns: str) -> None:
    site.instance.python(CHANGED.format(run, columns))
