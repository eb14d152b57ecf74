"""What does a page's JSON-LD say about its article?"""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from articles.importing.wording.characters import folded_words

_KINDS = ("Article", "BlogPosting", "Report", "MediaPosting", "ForumPosting")
_PAGES = ("WebPage", "ItemPage")
_NESTED = ("@graph", "mainEntity", "mainEntityOfPage")
_AROUND = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*;?\s*$")
_FRONT = {"home", "homepage", "accueil", "inicio", "startseite", "start", "início", "portada"}
_MOST_CRUMBS = 10
_LONGEST_SECTION = 60
_DEEPEST = 4
_MOST_NODES = 2000
_LONGEST_SCRIPT = 3_000_000
# What can still be read where somebody forgot a comma.
_BROKEN = re.compile(r'"(headline|datePublished|articleSection)"\s*:\s*("(?:[^"\\]|\\.){1,400}")')

Node = Mapping[str, object]


@dataclass(frozen=True)
class LinkedArticle:
    """The properties of schema.org's NewsArticle that an archive keeps.

    `trail` is the last step of the page's breadcrumbs before the article itself.
    """

    title: str = ""
    body: str = ""
    date: str = ""
    source: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    url: str = ""
    section: str = ""
    trail: str = ""


def article_in(scripts: Iterable[str], headings: Iterable[str] = ()) -> LinkedArticle:
    """The article that these JSON-LD scripts describe; empty when none does.

    Of several the one whose headline the page shows counts, else the first. A script that is no
    JSON is the page's own mistake: the page still has its text.
    """
    nodes: list[Node] = []
    broken: list[str] = []
    for script in scripts:
        value = _read_json(script)
        if value is None:
            broken.append(script)
        else:
            nodes.extend(_nodes(value))
            if len(nodes) > _MOST_NODES:
                break
    named = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    articles = [node for node in nodes if _is_a(node, _KINDS)]
    shown = {folded_words(heading) for heading in headings}
    if articles:
        chosen = next((n for n in articles if folded_words(_title(n)) in shown), articles[0])
        read = _read(chosen, named)
        return replace(read, trail=_trail(nodes, {*shown, folded_words(read.title)}))
    page = next((node for node in nodes if _is_a(node, _PAGES)), None)
    if page is not None:
        return LinkedArticle(date=_text(page.get("datePublished")))
    return _read_broken(broken)


def _read_json(script: str) -> object:
    script = _AROUND.sub("", script).strip().rstrip(";")
    if len(script) > _LONGEST_SCRIPT:
        return None
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _read_broken(scripts: Iterable[str]) -> LinkedArticle:
    found: dict[str, str] = {}
    for script in scripts:
        if not any(f'{kind}"' in script for kind in _KINDS):
            continue
        for name, value in _BROKEN.findall(script[:_LONGEST_SCRIPT]):
            read = _read_json(value)
            if isinstance(read, str):
                found.setdefault(name, html.unescape(read))
    return LinkedArticle(
        title=found.get("headline", ""),
        date=found.get("datePublished", ""),
        section=found.get("articleSection", ""),
    )


def _read(node: Node, named: Mapping[str, Node]) -> LinkedArticle:
    authors = node.get("author") or node.get("creator")
    return LinkedArticle(
        title=_title(node),
        body=_text(node.get("articleBody")),
        date=_text(node.get("datePublished")) or _text(node.get("dateCreated")),
        source=_name(node.get("publisher"), named) or _name(node.get("provider"), named),
        authors=tuple(filter(None, (_name(author, named) for author in _listed(authors)[:20]))),
        language=_text(node.get("inLanguage")),
        url=_address(node.get("url")) or _address(node.get("mainEntityOfPage")),
        section=_text(node.get("articleSection")),
    )


def _trail(nodes: Iterable[Node], titles: set[str]) -> str:
    """Where the breadcrumbs lead, without the front page they begin at."""
    crumbs = next((node for node in nodes if _is_a(node, ("BreadcrumbList",))), {})
    steps = [item for item in _listed(crumbs.get("itemListElement")) if isinstance(item, dict)]
    names = [_text(step.get("name")) or _text(step.get("item")) for step in steps[:_MOST_CRUMBS]]
    inner = [name for name in names if name and folded_words(name) not in titles | _FRONT]
    return inner[-1] if inner and len(inner[-1]) <= _LONGEST_SECTION else ""


def _title(node: Node) -> str:
    return html.unescape(_text(node.get("headline")) or _text(node.get("name")))


def _is_a(node: Node, kinds: tuple[str, ...]) -> bool:
    return any(str(kind).endswith(kinds) for kind in _listed(node.get("@type")))


def _nodes(value: object, depth: int = 0) -> Iterator[Node]:
    for node in _listed(value):
        if isinstance(node, dict):
            yield node
            for inner in (node.get(name) for name in _NESTED if depth < _DEEPEST):
                if isinstance(inner, dict | list):
                    yield from _nodes(inner, depth + 1)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _name(value: object, named: Mapping[str, Node]) -> str:
    """What something is called, looked up where the page only points to it."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        if not value.get("name"):
            value = named.get(str(value.get("@id")), {})
        value = value.get("name") if isinstance(value, Mapping) else ""
    return _text(value)


def _address(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return _text(value)


def _text(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or ""
    return html.unescape(value) if isinstance(value, str) else ""
