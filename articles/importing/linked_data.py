"""What does a page's JSON-LD say about its article?"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_KINDS = ("Article", "BlogPosting", "Report", "Posting")


@dataclass(frozen=True)
class LinkedArticle:
    """The properties of schema.org's NewsArticle that an archive keeps."""

    title: str = ""
    body: str = ""
    date: str = ""
    source: str = ""
    author: str = ""
    language: str = ""
    url: str = ""


def article_in(scripts: Iterable[str]) -> LinkedArticle:
    """The first article that these JSON-LD scripts describe; empty when none does.

    A script that is no JSON is the page's own mistake: the page still has its text.
    """
    for script in scripts:
        try:
            value = json.loads(script)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(value):
            kinds = node.get("@type")
            if any(str(kind).endswith(_KINDS) for kind in _listed(kinds)):
                return _read(node)
    return LinkedArticle()


def _read(node: dict[str, object]) -> LinkedArticle:
    return LinkedArticle(
        title=_name(node.get("headline")) or _name(node.get("name")),
        body=_name(node.get("articleBody")),
        date=_name(node.get("datePublished")) or _name(node.get("dateCreated")),
        source=_name(node.get("publisher")),
        author=", ".join(filter(None, map(_name, _listed(node.get("author"))[:20]))),
        language=_name(node.get("inLanguage")),
        url=_name(node.get("url")) or _name(node.get("mainEntityOfPage")),
    )


def _nodes(value: object) -> Iterator[dict[str, object]]:
    for node in _listed(value):
        if isinstance(node, dict):
            yield node
            graph = node.get("@graph")
            yield from (inner for inner in _listed(graph) if isinstance(inner, dict))


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _name(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id") or ""
    return value if isinstance(value, str) else ""
