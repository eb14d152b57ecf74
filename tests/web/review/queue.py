"""Uncertain mentions, and what an editor sees and says of them."""

import html
import re

from django.test import Client

from articles.models import Entity, Mention
from articles.models.mention import SpanJSON
from tests.world import make_article

TEXT = "Mr. Idris of <Chad> & Co. left. Chad agreed on Monday! Nobody else did."


def uncertain(entity: Entity, confidence: float = 0.5, **fields: str) -> Mention:
    """A mention that the tagger is not sure of, at the first place of the word."""
    article = make_article(**({"title": "Ministers <b>meet</b>", "body": TEXT} | fields))
    place = article.body.find(entity.name)
    span: SpanJSON = {
        "field": "body", "start": place, "end": place + len(entity.name), "by": "place"
    }  # fmt: skip
    return Mention.objects.create(
        article=article, entity=entity, confidence=confidence, found_by="place",
        spans=[span] if place >= 0 else [],
    )  # fmt: skip


def shown(client: Client, address: str = "/review/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return html.unescape(response.content.decode())


def focus(page: str) -> str:
    found = re.search(r'class="article-line">\s*<a[^>]*>(.*?)</a>', page, re.S)
    return found[1] if found else ""


def fields(page: str) -> dict[str, str]:
    return {
        name: re.search(rf'name="{name}" value="([^"]*)"', page)[1]  # type: ignore[index]
        for name in ("mention", "version", "next")
    }


def say(client: Client, verb: str, address: str = "/review/", **said: object) -> str:
    """Send a form of the page at this address, and return the page that comes then."""
    sent = {"verb": verb, **fields(shown(client, address)), **said}
    target = address.replace("/review/", "/review/verdict/")
    response = client.post(target, sent, follow=True)
    assert response.status_code in (200, 422)
    return html.unescape(response.content.decode())
