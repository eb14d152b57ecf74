"""It starts with the right settings, and says what is wrong with the others."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytest_django import Settings

from articles import checks
from tests.instance import ROOT, Instance


def start(tmp_path: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT, env=Instance(tmp_path).environment | environment,
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("environment", "cure"),
    [
        ({"NEWSDESK_PRODUCTION": "1"}, "NEWSDESK_SECRET_KEY"),
        ({"NEWSDESK_PRODUCTION": "1", "NEWSDESK_SECRET_KEY": "short"}, "NEWSDESK_SECRET_KEY"),
        ({"NEWSDESK_PRODUCTION": "1", "NEWSDESK_SECRET_KEY": "k" * 50}, "NEWSDESK_HOSTS"),
        ({"NEWSDESK_ENGINE": "solr"}, "whoosh"),
        ({"NEWSDESK_VAR": "/dev/null/newsdesk"}, "NEWSDESK_VAR"),
    ],
)
def test_refuses_to_start_with_the_cure(
    tmp_path: Path, environment: dict[str, str], cure: str
) -> None:
    done = start(tmp_path, **environment)
    assert done.returncode != 0
    assert cure in done.stderr
    assert "Traceback" not in done.stderr


def test_starts_in_production_with_key_and_hosts(tmp_path: Path) -> None:
    done = start(
        tmp_path,
        NEWSDESK_PRODUCTION="1",
        NEWSDESK_SECRET_KEY="k" * 50,
        NEWSDESK_HOSTS="archive.example.org",
    )
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "secret-key").exists()


def test_makes_a_key_of_its_own_for_a_demonstration_once(tmp_path: Path) -> None:
    start(tmp_path)
    first = (tmp_path / "secret-key").read_text()
    start(tmp_path)
    assert (tmp_path / "secret-key").read_text() == first
    assert len(first) > 40
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_names_the_folder_that_cannot_be_written(tmp_path: Path, settings: Settings) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    settings.NEWSDESK_VAR = in_the_way / "var"
    assert [message.id for message in checks.check_var(None)] == ["newsdesk.E001"]
