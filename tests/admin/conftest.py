"""Who comes to the admin, in these tests."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings


@pytest.fixture(autouse=True)
def _static_root(tmp_path: Path, settings: Settings) -> None:
    """WhiteNoise warns of a folder of collected files that is not there."""
    settings.STATIC_ROOT = tmp_path


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Settings) -> None:
    """A slow hash is worth nothing here."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def desk(curator: User) -> Client:
    """A browser in which the curator is signed in."""
    client = Client()
    client.force_login(curator)
    return client
