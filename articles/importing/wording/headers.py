"""Which "Title: …" lines stand before a plain text?"""

import re
from collections.abc import Sequence

_KEYS = {
    "title": "title", "headline": "title", "subject": "title",
    "date": "date", "published": "date", "publication date": "date", "pubdate": "date",
    "source": "source", "publisher": "source", "publication": "source",
    "author": "author", "by": "author", "byline": "author",
    "language": "language", "lang": "language",
    "url": "url", "link": "url", "address": "url",
    "dateline": "dateline", "place": "dateline", "location": "dateline",
    "id": "identity",
    "section": "section",
}  # fmt: skip
_IGNORED = frozenset(["category", "keywords", "tags", "copyright", "edition", "page"])
_LINE = re.compile(r"(?P<key>[A-Za-z][A-Za-z ]{1,16}?)\s*:\s*(?P<value>.*)")


def take_headers(lines: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """The header lines at the head of a text by what they mean, and the lines behind them.

    One such line alone must be a title: "Source: ministers will meet" may be a headline.
    """
    found: dict[str, str] = {}
    seen = 0
    rest = list(lines)
    while rest and not rest[0]:
        rest.pop(0)
    for count, line in enumerate(rest):
        header = _LINE.fullmatch(line)
        key = header["key"].lower().strip() if header else ""
        if header is None or not (key in _KEYS or key in _IGNORED):
            break
        seen = count + 1
        if key in _KEYS and header["value"]:
            found.setdefault(_KEYS[key], header["value"])
    if "title" in found or seen >= 2:
        return found, rest[seen:]
    return {}, rest
