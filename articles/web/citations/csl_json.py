"""CSL-JSON, which citation processors share."""

import json
from typing import Any

from articles.dates import PartialDate, Precision
from articles.web.citations.cited import Cited


def write(article: Cited) -> str:
    """A list of one item; its date has as many parts as are known."""
    item: dict[str, Any] = {
        "id": article.key,
        "type": "article-newspaper",
        "title": article.title,
        "author": [{"literal": name} for name in article.authors],
        "container-title": article.source,
        "issued": {"date-parts": [_parts(article.date)]} if article.date else None,
        "URL": article.address,
        "language": article.language,
    }
    known = {name: value for name, value in item.items() if value}
    return json.dumps([known], ensure_ascii=False, indent=2) + "\n"


def _parts(date: PartialDate) -> list[int]:
    parts = [date.first.year, date.first.month, date.first.day]
    return parts[: {Precision.YEAR: 1, Precision.MONTH: 2}.get(date.precision, 3)]
