"""It starts again what dies, and stops with what it runs when it is told to."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.site import serve
from tests.instance import ROOT, wait_until

pytestmark = pytest.mark.slow

KEEP = ROOT / "script" / "keep_running"
COUNT_AND_WAIT = """
import os, pathlib, signal, sys, threading
stop = threading.Event()
signal.signal(signal.SIGTERM, lambda *_: stop.set())
with open(sys.argv[1], "a") as file:
    file.write(f"{os.getpid()}\\n")
stop.wait(60)
print("ended cleanly")
"""


def pids(file: Path) -> list[int]:
    return [int(line) for line in file.read_text().splitlines()] if file.exists() else []


def test_starts_a_killed_command_again_and_ends_with_it(tmp_path: Path) -> None:
    file = tmp_path / "pids"
    keeper = subprocess.Popen(
        [KEEP, sys.executable, "-c", COUNT_AND_WAIT, file],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        wait_until(lambda: len(pids(file)) == 1)
        os.kill(pids(file)[0], signal.SIGKILL)
        wait_until(lambda: len(pids(file)) == 2)
    finally:
        keeper.terminate()
    out, problems = keeper.communicate(timeout=20)
    assert keeper.returncode == 0
    assert out == "ended cleanly\n"
    assert "It ended with 137, and is started again in 1 s" in problems


def test_ends_with_a_command_that_ends_well() -> None:
    assert subprocess.run([KEEP, "true"], check=False, timeout=20).returncode == 0


def test_serves_on_while_a_killed_indexer_is_started_again(tmp_path: Path) -> None:
    with serve(tmp_path) as site:
        lock = tmp_path / "index" / "indexer.lock"
        wait_until(lambda: bool(_holders(lock)), 60)
        first = _holders(lock)
        for pid in first:
            os.kill(pid, signal.SIGKILL)
        wait_until(lambda: bool(_holders(lock) - first), 60)
        assert site.is_serving()
        again = _holders(lock)
    wait_until(lambda: not _holders(lock))
    assert again


def _holders(lock: Path) -> set[int]:
    """The processes that have the lock's file open."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if any(link.resolve() == lock for link in (folder / "fd").iterdir()):
                found.add(int(folder.name))
        except OSError:
            continue  # it has ended, or is somebody else's
    return found
