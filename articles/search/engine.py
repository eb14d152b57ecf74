"""Engine: what stores IndexDocuments and answers a Query. The protocol all engines keep.

`tests/engine_contract.py` says in tests what the types cannot.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Protocol

from articles.search.index_document import IndexDocument
from articles.search.query import Query
from articles.search.results import COUNT_ALL, Counting, Hit, Results
from articles.search.suggest import WordCount

# How long a search may take where nothing else is said.
SEARCH_SECONDS = 2.0


class NotBuiltError(Exception):
    """There is no index to search yet."""

    def __init__(self) -> None:
        super().__init__(
            "The index is not built yet. Build it with: python manage.py rebuild_index"
        )


class TooBroadError(Exception):
    """A search asks for more than one search may; its message says what to ask instead."""


class Batch(Protocol):
    """Changes that take effect together, when the batch ends without an error, or not at all."""

    def put(self, document: IndexDocument) -> None:
        """Store the document, in the place of any older one of the same article."""

    def delete(self, article_id: int) -> None:
        """Forget an article; unknown ones are none the worse for it."""


class Generation(Protocol):
    """One complete built index."""

    @property
    def name(self) -> str:
        """Its permanent name; later generations sort after earlier ones."""

    def search(self, query: Query, counting: Counting = COUNT_ALL) -> Results:
        """Answer a Query whose facet values are the index's own, from the last ended batch.

        Raises ValueError for a tree with a `Named` node, which only the database can resolve,
        and TooBroadError for what stands for too many words or takes too long.
        """

    def matching_ids(self, query: Query) -> list[int]:
        """The ids of all articles that match, in ascending order; without regard to pages.

        The same articles that `search` counts, and every copy of a story also where the query asks
        for one per story: what is done to all that match must not leave copies out in silence.
        Raises what `search` raises.
        """

    def suggest(self, start: str, limit: int) -> tuple[WordCount, ...]:
        """The words of titles and texts that start so, without regard to case and accents.

        Those of most titles and texts come first, then by the alphabet. Words of deleted articles
        may still count.
        """

    def nearest(self, word: str) -> str:
        """The word of most titles and texts that `spelling.is_near` one that no article has.

        "" where some article has a form of it, where no word is near, and for very short words.
        """

    def similar(self, document: IndexDocument, limit: int) -> tuple[Hit, ...]:
        """The articles most like a document, the best first, one per story.

        Its own article is left out, and what tells the same story.
        """

    def versions(self) -> Iterator[tuple[int, int]]:
        """The article id and version of every stored document, in no particular order."""

    def compact(self) -> None:
        """Put what many batches wrote into the form that is quickest to search; changes nothing.

        A rebuild does it once, at its end. It may take a while, and searches go on meanwhile.
        """

    def batch(self) -> AbstractContextManager[Batch]:
        """Changes as one; a generation has one batch at a time.

        Raises whatever the storage raises, and then nothing of the batch is stored.
        """


class Engine(Protocol):
    """All generations of one archive, and the pointer to the one that answers."""

    def current(self) -> Generation:
        """The generation that answers. Raises NotBuiltError before the first was published."""

    def begin(self) -> Generation:
        """A new empty generation aside."""

    def unfinished(self) -> Generation | None:
        """The newest generation that was begun after the one that answers, if it is of use.

        What an interrupted rebuild has written is there, and can be gone on with.
        """

    def publish(self, generation: Generation) -> None:
        """Let this generation answer from now on; keep the one before it, drop older ones."""
