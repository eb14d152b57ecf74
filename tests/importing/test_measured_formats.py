"""It measures how fast every format is read, and says so when a story is lost."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from articles.importing.formats import FORMATS
from benchmarks.format_files import Stories, Story
from benchmarks.format_folders import LAYOUTS, Layout
from benchmarks.importing_formats import measure

TEXT = (
    "The harbour of the old town was opened again on Monday after two years of work on its walls, "
    "the council said.\n\nShips of every size may use it from the first day of the coming month."
)
STORIES = [
    Story(number, f"Harbour number {number} opens & is in use", TEXT, dt.date(1987, 3, number))
    for number in (3, 4)
]


def test_leaves_no_format_out() -> None:
    assert {layout.format for layout in LAYOUTS} == {format_.name for format_ in FORMATS}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.label)
def test_writes_stories_that_come_out_again(layout: Layout) -> None:
    measured = measure(layout, STORIES, bare=1.0)
    assert (measured.articles, measured.missing) == (2, 0)


def test_tells_of_stories_that_are_lost_or_changed() -> None:
    whole = LAYOUTS[0]

    def spoil(stories: Stories, folder: Path) -> None:
        whole.write([replace(stories[0], title="Something else")], folder)

    assert measure(replace(whole, write=spoil), STORIES, bare=1.0).missing == 2
