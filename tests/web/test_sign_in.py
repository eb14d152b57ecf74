"""It lets people sign in, and leads them back."""

from django.contrib.auth.models import User
from django.test import Client


def test_leads_nobody_in_a_circle(client: Client, reader: User) -> None:
    client.force_login(reader)
    for there in ("/sign-in/", "/sign-in/%3Fnext=/sign-in/", "//elsewhere.example/"):
        response = client.get(f"/sign-in/?next={there}")
        assert response.status_code == 302
        assert response["Location"] == "/"
    assert client.get("/sign-in/?next=/search/")["Location"] == "/search/"
