"""It shows on a phone what came of an import, and why not, without moving anything sideways."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import sign_in
from tests.browser.site import Site

WIDTH = 390
PATH = "/srv/wire-archive-2026-november.zip!wire/2026/11/harbour-report-number-1.json"
MADE = f"""
from articles.models import Feed, ImportedFile, ImportRun
run = ImportRun.objects.create(state="done", created=1200, rejected=7, paths=["/srv/archive.zip"])
why = ["line 3: the title is missing, and there is no headline in the text either"]
ImportedFile.objects.create(run=run, path={PATH!r}, format="json", rejected=7, reasons=why)
Feed.objects.create(address="https://wire.example/a-long-path-to-the/news.xml", is_enabled=False,
                    status="failed", problem="the server answered 500 Internal Server Error")
print(run.pk)
"""


@pytest.fixture(scope="module")
def run(site: Site) -> int:
    """The number of an import with a file of which something was rejected."""
    return int(site.instance.python(MADE).split()[-1])


@pytest.fixture
def phone(browser: Browser, site: Site) -> Iterator[Page]:
    """A curator's phone."""
    context = browser.new_context(
        base_url=site.address, viewport={"width": WIDTH, "height": 900}
    )  # fmt: skip
    page = context.new_page()
    sign_in(page, site, "curator")
    yield page
    context.close()


def box(page: Page, selector: str, number: int = 0) -> dict[str, float]:
    """Where the element stands."""
    found = page.locator(selector).nth(number).bounding_box()
    assert found is not None
    return {"x": found["x"], "y": found["y"], "width": found["width"]}


def right(page: Page, selector: str) -> float:
    """Where the element ends."""
    place = box(page, selector)
    return place["x"] + place["width"]


def test_sets_four_counts_two_by_two(phone: Page, run: int) -> None:
    phone.goto(f"/admin/articles/importrun/{run}/change/")
    places = [box(phone, ".counts dd", number) for number in range(4)]
    assert places[0]["y"] == places[1]["y"] < places[2]["y"] == places[3]["y"]
    assert places[0]["x"] == places[2]["x"] < places[1]["x"] == places[3]["x"]
    assert box(phone, ".rejected li li")["x"] < WIDTH / 6


@pytest.mark.parametrize(
    ("page", "telling"),
    [
        ("importrun/", ".field-came_of_it"),
        ("importedfile/?run={}", ".field-first_reason"),
        ("feed/?q=a-long-path-to-the", ".field-its_problem"),
    ],
)
def test_shows_the_telling_column(phone: Page, run: int, page: str, telling: str) -> None:
    phone.goto(f"/admin/articles/{page.format(run)}")
    assert right(phone, telling) <= right(phone, ".results")
