"""The README's picture: the search page, with a filter, over the sample articles."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.chromium import find_chromium
from tests.browser.site import FLAGS, serve

ADDRESS = "/search/?q=president&country=US&from=1980"


def main(picture: Path) -> None:
    """Take the picture."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(Path(folder)) as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        page = browser.new_page(viewport={"width": 1200, "height": 860})
        page.goto(site.address + ADDRESS)
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
