"""The pages that show who changed what."""

import re
from html import unescape

from django.test import Client

from articles.models import Article, Operation


def text_of(client: Client, address: str, status: int = 200) -> str:
    """The words of a page, with one space between them; what is only read out too."""
    response = client.get(address)
    assert response.status_code == status
    return words_in(response.content.decode())


def words_in(html: str) -> str:
    main = html[html.index('id="main"') :]
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", main).split()))


def history_of(article: Article) -> str:
    return f"/articles/{article.short_id}/history/"


def latest() -> Operation:
    return Operation.objects.latest("pk")


def done(operation: Operation | None) -> Operation:
    assert operation is not None
    return operation
