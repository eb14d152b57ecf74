"""A document as a segment stores it: checked, in plain values, quick to send to a process."""

from typing import NamedTuple

from articles.search.engines.whoosh_engine.columns import UNKNOWN_DAY
from articles.search.facets import COLUMNS, STORY
from articles.search.index_document import IndexDocument

FACET_NAMES = COLUMNS
_KNOWN = frozenset(FACET_NAMES)


class Row(NamedTuple):
    """One document; `values` are those of each facet, in the order of FACET_NAMES."""

    article_id: int
    version: int
    first_day: int
    last_day: int
    language: str
    title: str
    body: str
    values: tuple[tuple[bytes, ...], ...]

    @property
    def size(self) -> int:
        """About how much memory it takes, in bytes."""
        return 500 + len(self.title) + len(self.body)


def row_of(document: IndexDocument) -> Row:
    """A document as this index stores it. Raises ValueError for what no search could find again."""
    facets = document.facets
    if not _KNOWN.issuperset(facets):
        raise ValueError(
            f"Article {document.article_id} has values of unknown facets: "
            f"{sorted(set(facets) - _KNOWN)}. Facets are listed in articles/search/facets.py."
        )
    for text in (document.title, document.body):
        if not isinstance(text, str):
            raise TypeError(f"Article {document.article_id} has {text!r} where a text belongs.")
    if len(facets.get(STORY, ())) > 1:
        raise ValueError(f"Article {document.article_id} is in several stories; one is the most.")
    published = document.published
    language = facets.get("language")
    return Row(
        document.article_id,
        document.version,
        published.first.toordinal() if published else UNKNOWN_DAY,
        published.last.toordinal() if published else UNKNOWN_DAY,
        language[0] if language else "",
        document.title,
        document.body,
        tuple([_encoded(facets[name]) if name in facets else () for name in FACET_NAMES]),
    )


def _encoded(values: tuple[str, ...]) -> tuple[bytes, ...]:
    if not values:
        return ()
    if len(values) == 1:
        return (values[0].encode(),)
    return tuple([value.encode() for value in dict.fromkeys(values)])
