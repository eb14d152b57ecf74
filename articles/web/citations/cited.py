"""What a citation says of an article, whatever its style."""

import re
from dataclasses import dataclass

from articles.dates import PartialDate
from articles.models import Article

_BETWEEN_AUTHORS = re.compile(r"\s*(?:;|\band\b|&)\s*")
_BY = re.compile(r"^by\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Cited:
    """An article to cite. Names are as printed: nobody can tell a family's from a firm's.

    `date` is as exact as it is known, None when it is not; `address` is the article's permanent
    one, here or at its publisher's.
    """

    key: str
    title: str
    authors: tuple[str, ...]
    source: str
    date: PartialDate | None
    address: str
    language: str


def cited(article: Article, address: str) -> Cited:
    """What to cite of an article; `address` serves where its publisher gave none."""
    return Cited(
        key=f"article-{article.short_id}",
        title=_on_one_line(article.title),
        authors=_authors(article.author),
        source=_on_one_line(article.source.name) if article.source else "",
        date=article.published,
        address=_on_one_line(article.url or address),
        language=article.language,
    )


def _authors(printed: str) -> tuple[str, ...]:
    names = _BETWEEN_AUTHORS.split(_BY.sub("", _on_one_line(printed)))
    return tuple(name.strip(" ,.") for name in names if name.strip(" ,."))


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
