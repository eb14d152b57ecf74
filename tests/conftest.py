"""What every test may use. The tests keep their files in a folder of their own."""

import os
import tempfile
from pathlib import Path

# Neither the tests nor the processes that they start ever touch the archive in var/. The settings
# are named here: pytest-django would read those of pyproject.toml before this file.
os.environ["NEWSDESK_VAR"] = tempfile.mkdtemp(prefix="newsdesk-tests-")
os.environ["DJANGO_SETTINGS_MODULE"] = "newsdesk.settings"
os.environ.pop("DATABASE_URL", None)
os.environ.pop("NEWSDESK_PRODUCTION", None)

import django

django.setup()

import environ  # noqa: E402
import hypothesis  # noqa: E402
import pytest  # noqa: E402
from django.conf import settings  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.db import connections  # noqa: E402
from pytest_django import Settings  # noqa: E402

from articles.models import Entity  # noqa: E402
from tests.instance import Instance  # noqa: E402
from tests.world import make_country, make_user  # noqa: E402

if os.environ.get("TEST_DATABASE_URL"):
    # SQLite otherwise. The settings are there already, and no database is open yet.
    server = {"default": environ.Env().db("TEST_DATABASE_URL")}
    settings.DATABASES = connections.settings = connections.configure_settings(server)
    del connections["default"]

hypothesis.settings.register_profile(
    "newsdesk",
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
    print_blob=True,
)
# For a quick look: fewer examples of everything that has no number of its own.
hypothesis.settings.register_profile(
    "fast", hypothesis.settings.get_profile("newsdesk"), max_examples=15
)
hypothesis.settings.load_profile(os.environ.get("TEST_PROFILE", "newsdesk"))


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Settings) -> None:
    """A slow hash is worth nothing here."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def newsdesk_var(tmp_path: Path, settings: Settings) -> Path:
    """An empty NEWSDESK_VAR of this test alone."""
    settings.NEWSDESK_VAR = tmp_path
    return tmp_path


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new archive of other processes, at rest: to be copied."""
    instance = Instance(tmp_path_factory.mktemp("migrated"))
    instance.manage("migrate", "-v0")
    return instance.folder


@pytest.fixture
def allowed(tmp_path: Path, settings: Settings) -> Path:
    """A folder of the server that may be imported from, beside the archive's own."""
    settings.NEWSDESK_VAR = tmp_path / "var"
    settings.NEWSDESK_IMPORT_FOLDERS = [tmp_path / "allowed"]
    (tmp_path / "allowed").mkdir()
    return tmp_path / "allowed"


@pytest.fixture
def burma(db: None) -> Entity:
    """A country with a former name."""
    return make_country("Myanmar", "MM", "Burma")


@pytest.fixture
def editor(db: None) -> User:
    """Someone who may correct articles."""
    return make_user("edith", group="Editor")


@pytest.fixture
def reader(db: None) -> User:
    """Someone with an account who may change nothing."""
    return make_user("rita")


@pytest.fixture
def curator(db: None) -> User:
    """Someone who keeps the vocabulary in the admin."""
    return make_user("curt", group="Curator")
