"""It is one process, follows edits within seconds, and survives being killed."""

import fcntl
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.instance import Instance, wait_until

MAKE = """
from tests.world import make_article
from articles.models import IndexChange
ids = [make_article(f"Report {n}", body="Cocoa prices fell.").pk for n in range(%d)]
IndexChange.objects.record_new(ids)
"""


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[Instance]:
    """A migrated archive with an empty index."""
    instance = Instance(tmp_path)
    instance.manage("migrate", "-v0")
    instance.manage("rebuild_index")
    yield instance
    instance.stop_all()


def found(instance: Instance) -> int:
    return int(instance.manage("search", "cocoa").split()[0].replace(",", ""))


def test_finds_an_edit_soon_and_ends_cleanly(instance: Instance) -> None:
    indexer = instance.start("run_indexer")
    instance.python(MAKE % 3)
    wait_until(lambda: found(instance) == 3)
    indexer.send_signal(signal.SIGTERM)
    output, _ = indexer.communicate(timeout=20)
    assert indexer.returncode == 0, output
    assert "nothing is half written" in output


def test_loses_nothing_when_killed_again_and_again(instance: Instance) -> None:
    instance.python(MAKE % 400)
    for _ in range(3):
        indexer = instance.start("run_indexer")
        wait_until(lambda: (instance.folder / "index" / "indexer.lock").exists())
        indexer.send_signal(signal.SIGKILL)
        indexer.wait(timeout=10)
    instance.manage("run_indexer", "--once")
    assert found(instance) == 400
    assert "0 missing, 0 stale, 0 surplus" in instance.manage("check_index")


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
