"""It is one process, follows edits within seconds, and survives being killed."""

import fcntl
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.instance import Instance, wait_until

pytestmark = pytest.mark.slow

MAKE = """
from tests.world import make_article
from articles.models import IndexChange
ids = [make_article(f"Report {n}", body="Cocoa prices fell.").pk for n in range(%d)]
IndexChange.objects.record_new(ids)
"""
EDIT = """
from tests.world import make_article
from articles.models import IndexChange
IndexChange.objects.record([make_article(body="Coffee prices fell.").pk], urgent=True)
"""
LEFT = "from articles.models import IndexChange; print(IndexChange.objects.count())"
REFUSE = """
from django.utils import timezone
IndexChange.objects.refuse({ids[0]: "ValueError: odd"}, timezone.now())
"""
# The indexer, made to halt at a certain line until it is killed.
_HALT = """
import pathlib, time
from articles.indexing import {module} as module
inner = module.{name}
def halt(*arguments):
    {before}
    pathlib.Path("%s").touch()
    time.sleep(60)
module.{name} = halt
from django.core.management import call_command
call_command("run_indexer")
"""
STOP_AT = {
    "before the batch ends": _HALT.format(
        module="write_changes", name="follow", before="inner(*arguments)"
    ),
    "before the changes are forgotten": _HALT.format(
        module="drain", name="_forget", before="pass"
    ).replace(
        "from articles.indexing import drain as module",
        "import sys, articles.indexing\nmodule = sys.modules['articles.indexing.drain']",
    ),
}


@pytest.fixture(scope="module")
def indexed(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new archive with an empty index, at rest."""
    instance = Instance(tmp_path_factory.mktemp("indexed") / "var")
    shutil.copytree(migrated, instance.folder)
    instance.manage("rebuild_index")
    return instance.folder


@pytest.fixture
def instance(indexed: Path, tmp_path: Path) -> Iterator[Instance]:
    """A copy of it."""
    instance = Instance(tmp_path / "var")
    shutil.copytree(indexed, instance.folder)
    yield instance
    instance.stop_all()


def found(instance: Instance, word: str = "cocoa") -> int:
    return int(instance.manage("search", word).split()[0].replace(",", ""))


def test_finds_an_edit_soon_and_ends_cleanly(instance: Instance) -> None:
    indexer = instance.start("run_indexer")
    instance.python(MAKE % 3)
    wait_until(lambda: found(instance) == 3)
    indexer.send_signal(signal.SIGTERM)
    output, _ = indexer.communicate(timeout=20)
    assert indexer.returncode == 0, output
    assert "nothing is half written" in output


def test_finds_an_edit_within_ten_seconds_behind_a_backlog(instance: Instance) -> None:
    instance.python(MAKE % 4000)
    instance.python(EDIT)
    instance.start("run_indexer")
    wait_until(lambda: _is_taken(instance))
    started = time.monotonic()
    wait_until(lambda: found(instance, "coffee") == 1, 10)
    # How long it took, with the start of the command that looked: two seconds on an idle machine.
    assert time.monotonic() - started < 10


@pytest.mark.parametrize("place", ["before the batch ends", "before the changes are forgotten"])
def test_loses_nothing_when_killed_in_the_middle_of_a_batch(instance: Instance, place: str) -> None:
    instance.python(MAKE % 400)
    for number in range(2):
        marker = instance.folder / f"reached-{number}"
        indexer = instance.start("shell", "--no-imports", "-v0", "-c", STOP_AT[place] % str(marker))
        wait_until(marker.exists)
        indexer.send_signal(signal.SIGKILL)
        indexer.wait(timeout=10)
        assert int(instance.python(LEFT)) == 400
    instance.manage("run_indexer", "--once")
    assert int(instance.python(LEFT)) == 0
    assert found(instance) == 400
    assert "0 missing, 0 stale, 0 surplus" in instance.manage("check_index")


def test_loses_nothing_when_killed_at_any_moment(instance: Instance) -> None:
    instance.python(MAKE % 3000)
    for moment in (0.0, 0.15, 0.4, 0.7):
        indexer = instance.start("run_indexer")
        # The lock stays behind a killed process: what counts is who holds it.
        wait_until(lambda: _is_taken(instance))
        time.sleep(moment)
        indexer.send_signal(signal.SIGKILL)
        indexer.wait(timeout=10)
    instance.manage("run_indexer", "--once")
    assert found(instance) == 3000
    assert "0 missing, 0 stale, 0 surplus" in instance.manage("check_index")


def test_stops_in_the_middle_of_its_first_rebuild_and_goes_on(
    migrated: Path, tmp_path: Path
) -> None:
    instance = Instance(tmp_path / "var")
    shutil.copytree(migrated, instance.folder)
    instance.python(MAKE % 3000)
    indexer = instance.start("run_indexer")
    wait_until(lambda: (instance.folder / "index" / "rebuild").exists())
    indexer.send_signal(signal.SIGTERM)
    output, _ = indexer.communicate(timeout=20)
    assert indexer.returncode == 0, output
    assert "nothing is half written" in output
    assert not (instance.folder / "index" / "current").exists()
    instance.manage("rebuild_index", "--if-missing")
    assert found(instance) == 3000


@pytest.mark.parametrize("wiped", ["index", "index/current"])
def test_builds_the_index_again_when_somebody_wiped_it(instance: Instance, wiped: str) -> None:
    indexer = instance.start("run_indexer")
    instance.python(MAKE % 3)
    wait_until(lambda: found(instance) == 3)
    place = instance.folder / wiped
    place.unlink() if place.is_file() else shutil.rmtree(place)
    wait_until(lambda: _answers(instance), 30)
    instance.python(EDIT)
    wait_until(lambda: found(instance, "coffee") > 0, 30)
    assert found(instance) == 3
    indexer.send_signal(signal.SIGTERM)
    assert "rebuild_index The indexer does it now." in indexer.communicate(timeout=20)[0]


def _answers(instance: Instance) -> bool:
    try:
        return found(instance) == 3
    except AssertionError:
        return False


def test_names_the_article_that_cannot_be_written(instance: Instance) -> None:
    instance.python(MAKE % 2 + REFUSE)
    output = instance.manage("check_index", code=1)
    assert "could not be written, 1 times: ValueError: odd" in output


def test_refuses_a_second_one_in_a_sentence(instance: Instance) -> None:
    instance.start("run_indexer")
    wait_until(lambda: _is_taken(instance))
    output = instance.manage("run_indexer", "--once", code=1)
    assert "already running" in output
    assert "Traceback" not in output


def test_says_where_the_index_drifted_and_mends_it(instance: Instance) -> None:
    instance.python(MAKE % 2 + "IndexChange.objects.all().delete()")
    output = instance.manage("check_index", code=1)
    assert "2 missing" in output
    assert "--repair" in output
    instance.manage("check_index", "--repair")
    instance.manage("run_indexer", "--once")
    assert "0 missing, 0 stale, 0 surplus" in instance.manage("check_index")


def _is_taken(instance: Instance) -> bool:
    lock = instance.folder / "index" / "indexer.lock"
    if not lock.exists():
        return False
    with lock.open("r+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
    return False
