"""It starts with the right settings, and says what is wrong with the others."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytest_django import Settings

from articles import checks
from tests.instance import ROOT, Instance

pytestmark = pytest.mark.slow


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
        ({"DATABASE_URL": "banana"}, "postgres://"),
        ({"DATABASE_URL": "banana://a/b"}, "postgres://"),
        ({"NEWSDESK_TIME_ZONE": "Mars"}, "Europe/London"),
        ({"NEWSDESK_TIME_ZONE": "../UTC"}, "Europe/London"),
        ({"NEWSDESK_LOG_LEVEL": "LOUD"}, "WARNING"),
        ({"NEWSDESK_SEARCH_SECONDS": "long"}, "such as 2"),
        ({"NEWSDESK_SEARCHES_A_MINUTE": "-1"}, "such as 300"),
        ({"NEWSDESK_FETCH_ALLOWED": "10.0.0.0/8"}, "such as intranet.example.org"),
        ({"NEWSDESK_IMPORT_FOLDERS": "/srv,archive"}, "Write whole paths"),
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


def production(folder: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    return start(
        folder,
        NEWSDESK_PRODUCTION="1",
        NEWSDESK_SECRET_KEY="k" * 50,
        NEWSDESK_HOSTS="archive.example.org",
        **environment,
    )


@pytest.mark.parametrize("name", ["a#1", "a b", "a?b=c", "100%25", "ü"])
def test_keeps_its_database_in_a_folder_of_any_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    Instance(folder).python("from django.db import connection; connection.ensure_connection()")
    assert (folder / "newsdesk.sqlite3").stat().st_size


def test_lets_nobody_else_into_the_folder_that_it_makes(tmp_path: Path) -> None:
    for folder, begin in ((tmp_path / "a", start), (tmp_path / "b" / "c", production)):
        assert begin(folder).returncode == 0
        assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(("https", "expected"), [("1", "True"), ("0", "False")])
def test_believes_a_proxy_only_where_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, https: str, expected: str
) -> None:
    question = "from newsdesk import settings; print(hasattr(settings, 'SECURE_PROXY_SSL_HEADER'))"
    done = subprocess.run(
        [sys.executable, "-c", question],
        cwd=ROOT, capture_output=True, text=True, check=True,
        env=Instance(tmp_path).environment | {
            "NEWSDESK_PRODUCTION": "1", "NEWSDESK_SECRET_KEY": "k" * 50,
            "NEWSDESK_HOSTS": "archive.example.org", "NEWSDESK_HTTPS": https,
        },
    )  # fmt: skip
    assert done.stdout.strip() == expected


def test_warns_of_the_accounts_that_a_demonstration_left(
    tmp_path: Path, settings: Settings
) -> None:
    settings.NEWSDESK_VAR = tmp_path
    (tmp_path / "demonstration-logins").touch()
    assert checks.check_demonstration(None) == []
    settings.NEWSDESK_PRODUCTION = True
    assert [message.id for message in checks.check_demonstration(None)] == ["newsdesk.W002"]


def test_refuses_a_number_of_workers_that_is_none(tmp_path: Path) -> None:
    done = subprocess.run(
        ["script/server"],
        cwd=ROOT, env=Instance(tmp_path).environment | {"NEWSDESK_WORKERS": "abc"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "NEWSDESK_WORKERS is “abc”" in done.stderr


def test_gives_two_archives_on_one_host_cookies_of_their_own(tmp_path: Path) -> None:
    question = (
        "from django.conf import settings; "
        "print(settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME)"
    )
    first, second = (Instance(tmp_path / name).python(question).split() for name in "ab")
    assert len({*first, *second}) == 4
    assert Instance(tmp_path / "a").python(question).split() == first


def test_makes_the_folder_of_a_first_start_in_production(tmp_path: Path) -> None:
    done = production(tmp_path / "not" / "there" / "yet")
    assert (done.returncode, done.stderr) == (0, "")


def test_logs_a_foreign_host_in_a_line(tmp_path: Path) -> None:
    ask = (
        "from django.test import Client; print(Client(HTTP_HOST='x.example').get('/').status_code)"
    )
    told = Instance(tmp_path).python(ask)
    assert "400" in told
    assert "Invalid HTTP_HOST header: 'x.example'" in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    "words", [["import_articles", "seeds"], ["rebuild_index"], ["search", "oil", "--country", "FR"]]
)
def test_names_the_cure_for_a_database_without_tables(tmp_path: Path, words: list[str]) -> None:
    told = Instance(tmp_path).manage(*words, code=1)
    assert "manage.py migrate" in told
    assert "Traceback" not in told


def test_says_that_the_database_does_not_answer(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "import_articles", "seeds"],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env=Instance(tmp_path / "var").environment | {"DATABASE_URL": f"sqlite:///{tmp_path}/a/b"},
    )  # fmt: skip
    assert done.returncode == 1
    assert "does not answer" in done.stderr
    assert "Traceback" not in done.stderr
