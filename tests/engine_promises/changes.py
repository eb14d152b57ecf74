"""What do the tests put into an index, and what is in it then?"""

from collections.abc import Iterable

from articles.dates import read_date
from articles.search import Generation, IndexDocument
from articles.search.query import Query
from articles.search.results import COUNT_NOTHING

Change = IndexDocument | int


def document(article_id: int, title: str = "", date: str = "", **facets: str) -> IndexDocument:
    """A document for tests that name what matters to them; facet values part at spaces."""
    values = {facet: tuple(text.split()) for facet, text in facets.items()}
    return IndexDocument(article_id, 1, title, "", read_date(date), values)


def apply(generation: Generation, changes: Iterable[Change]) -> None:
    """Put the documents and delete the article ids, in one batch."""
    with generation.batch() as batch:
        for change in changes:
            if isinstance(change, IndexDocument):
                batch.put(change)
            else:
                batch.delete(change)


def stored_after(history: Iterable[Iterable[Change]]) -> list[IndexDocument]:
    """What is stored once all batches took effect."""
    stored: dict[int, IndexDocument] = {}
    for changes in history:
        for change in changes:
            if isinstance(change, IndexDocument):
                stored[change.article_id] = change
            else:
                stored.pop(change, None)
    return list(stored.values())


def ids(generation: Generation, query: Query) -> list[int]:
    """The article ids of a query's page."""
    return [hit.article_id for hit in generation.search(query, COUNT_NOTHING).hits]
