"""Who comes to the admin, in these tests."""

import pytest
from django.contrib.auth.models import User
from django.test import Client


@pytest.fixture
def desk(curator: User) -> Client:
    """A browser in which the curator is signed in."""
    client = Client()
    client.force_login(curator)
    return client
