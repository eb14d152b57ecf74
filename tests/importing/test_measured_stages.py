"""It measures every stage of an import, also after the functions were moved."""

from pathlib import Path

import pytest
from pytest_django import Settings

from articles.importing.run import run_import
from benchmarks.importing_part import stages
from benchmarks.stopwatch import Stopwatch
from tests.importing.reading import write_lines
from tests.world import make_country


@pytest.mark.django_db
def test_measures_every_stage(newsdesk_var: Path, settings: Settings) -> None:
    settings.NEWSDESK_IMPORT_PROCESSES = 0
    make_country("Myanmar", "MM", "Burma")
    file = write_lines(newsdesk_var / "a.jsonl", {"title": "Rain in Burma"})
    watch = Stopwatch()
    with watch.on(stages()):
        assert run_import([file]).created == 1
    assert set(watch.seconds) == set(stages())
