"""An import that is killed leaves nothing half, and goes on where it was."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.importing.reading import write_lines

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = 6000


def start(var: Path, *arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "NEWSDESK_VAR": str(var), "NEWSDESK_LOG_LEVEL": "WARNING"}
    return subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE,
    )  # fmt: skip


def ask(var: Path, question: str) -> int:
    connection = sqlite3.connect(f"file:{var / 'newsdesk.sqlite3'}?mode=ro", uri=True)
    try:
        (number,) = connection.execute(question).fetchone()
        return int(number)
    finally:
        connection.close()


def count(var: Path, table: str) -> int:
    return ask(var, f"SELECT count(*) FROM articles_{table}")


def test_leaves_nothing_half_and_nothing_double_when_it_is_killed(
    migrated: Path, tmp_path: Path
) -> None:
    var = tmp_path / "var"
    shutil.copytree(migrated, var)
    file = write_lines(
        tmp_path / "a.jsonl",
        *({"title": f"Title {n}", "body": f"Text {n}. " * 30} for n in range(ARTICLES)),
    )
    killed = start(var, "import_articles", str(file))
    deadline = time.monotonic() + 30
    while count(var, "article") < 1000 and time.monotonic() < deadline:
        time.sleep(0.02)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    saved = count(var, "article")
    assert 1000 <= saved < ARTICLES
    assert saved % 500 == 0
    assert count(var, "indexchange") == saved
    assert ask(var, "SELECT done_pieces FROM articles_importedfile") == saved

    going_on = start(var, "import_articles", str(file))
    report, _ = going_on.communicate(timeout=60)
    assert going_on.returncode == 0
    assert f"{ARTICLES:,} created, 0 updated, 0 unchanged, 0 rejected" in report
    assert count(var, "article") == ARTICLES
    assert ask(var, "SELECT count(DISTINCT title) FROM articles_article") == ARTICLES
    assert count(var, "indexchange") == ARTICLES
    assert count(var, "importrun") == 1
    assert count(var, "seenkey") == 0
    assert ask(var, "SELECT count(*) FROM articles_importrun WHERE state = 'done'") == 1
