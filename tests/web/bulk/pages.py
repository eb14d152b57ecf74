"""The pages on which an editor changes many articles."""

import html
import re

from django.test import Client


def look(client: Client, **form: object) -> str:
    """The preview of a change; the address of it is in its form."""
    response = client.post("/bulk/", form, follow=True)
    assert response.status_code == 200, response.content.decode()
    return html.unescape(response.content.decode())


def apply(client: Client, page: str) -> str:
    found = re.search(r'action="(/bulk/\d+/)"', page)
    assert found
    response = client.post(found[1], follow=True)
    assert response.status_code == 200
    return html.unescape(response.content.decode())
