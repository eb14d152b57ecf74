"""It keeps what the tests write out of the archive in var/, before any setting is read."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.instance import ROOT, Instance


@pytest.mark.slow
def test_leaves_the_named_archive_alone(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    environment = Instance(archive).environment
    del environment["DJANGO_SETTINGS_MODULE"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "tests/test_own_folder.py"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert not archive.exists()
