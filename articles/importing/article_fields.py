"""Which columns of an article does an import fill, and which does it leave to the editors?"""

import datetime as dt
from collections.abc import Iterable, Mapping

from articles.dates import Precision
from articles.importing.import_key import canonical_url
from articles.importing.parsed_article import ParsedArticle
from articles.importing.wording.characters import cut_at_word
from articles.models import Article, Source

_LONGEST_URL = 2000
_DATE = ("published_on", "published_precision", "published_origin")
# A person who sets any part of the date has set the whole of it.
_SET_TOGETHER = {name: frozenset([*_DATE, "published", "date"]) for name in _DATE} | {
    "source": frozenset(["source", "source_id"])
}


def fields_of(article: ParsedArticle, source: Source | None) -> dict[str, object]:
    """The columns with their values, cut to what they hold."""
    published = article.published
    is_address = bool(canonical_url(article.url)) and len(article.url) <= _LONGEST_URL
    return {
        "title": cut_at_word(article.title, 500),
        "body": article.body,
        "source": source,
        "author": cut_at_word(article.author, 300),
        "language": article.language[:8],
        "url": article.url if is_address else "",
        "dateline": cut_at_word(article.dateline, 200),
        "section": cut_at_word(article.section, 100),
        "published_on": published.first if published else None,
        "published_precision": published.precision if published else Precision.UNKNOWN,
        "published_origin": article.published_origin.value,
    }


def change(article: Article, fields: Mapping[str, object]) -> set[str]:
    """Set these columns, except those a person set, and return those that differ now."""
    edited = set(article.edited_fields)
    changed = set()
    for name, value in fields.items():
        if edited & _SET_TOGETHER.get(name, frozenset([name])):
            continue
        if getattr(article, name) != value:
            setattr(article, name, value)
            changed.add(name)
    return changed


def as_kept(article: Article, names: Iterable[str]) -> dict[str, object]:
    """These columns as JSON values, by which a changed article can be made what it was."""
    columns = {"source_id" if name == "source" else name for name in names} - {"modified_at"}
    values = {name: getattr(article, name) for name in sorted(columns)}
    return {n: v.isoformat() if isinstance(v, dt.date) else v for n, v in values.items()}
