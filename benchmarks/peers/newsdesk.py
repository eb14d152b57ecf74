"""Newsdesk's own engine, through its public door."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from articles.search import Counting, Query, Results, Selection
from articles.search.date_filter import Granularity, Histogram
from articles.search.engines.whoosh_engine import WhooshEngine
from articles.search.query_text import parse_text
from benchmarks.peers.peer import (
    PeerAnswer,
    PeerDocument,
    PeerUnavailableError,
    Told,
    month_number,
    size_of,
)
from benchmarks.questions import FACETS, HITS, Question

MONTHS = Histogram(Granularity.MONTH)
# Seconds a search may take here: slow ones are to be measured, not refused.
PATIENCE = 600
# As many as a rebuild writes together.
ARTICLES_A_BATCH = 100_000


class Newsdesk:
    """The engine; it always analyses for itself."""

    def __init__(self, folder: Path, *, own_analysis: bool = False) -> None:
        self._folder = folder
        self._engine = WhooshEngine(folder, PATIENCE)

    def build(self, documents: Iterable[PeerDocument]) -> None:
        """Write a generation and publish it."""
        generation = self._engine.begin()
        for part in _parts(iter(documents)):
            with generation.batch() as batch:
                for document in part:
                    batch.put(document.document)
        generation.compact()
        self._engine.publish(generation)

    def open(self) -> None:
        """Open the published generation, as a web worker does before its first answer."""
        self._engine = WhooshEngine(self._folder, PATIENCE)
        self._engine.current().snapshot()

    def ask(self, question: Question, top: int | None) -> Told:
        """One search answers everything."""
        counting = Counting(facets=FACETS, dates=True, top=top, histogram=MONTHS)
        return partial(_answer, self._engine.current().search(query_of(question), counting))

    def replace(self, old: PeerDocument, new: PeerDocument) -> None:
        """A batch of one; the next search sees it."""
        with self._engine.current().batch() as batch:
            batch.put(new.document)

    def size(self) -> int:
        """All its files."""
        return size_of(self._folder)

    def close(self) -> None:
        """Forget the open generation."""
        self._engine = WhooshEngine(self._folder, PATIENCE)


def query_of(question: Question) -> Query:
    """The question as a reader's Query."""
    return Query(
        text=question.text,
        tree=parse_text(question.text).tree,
        selections=tuple(
            Selection(facet, tuple(map(str, values))) for facet, values in question.filters.items()
        ),
        dates=question.date_filter,
        size=HITS,
    )


def _answer(results: Results) -> PeerAnswer:
    if results.dates is None:
        raise PeerUnavailableError("Newsdesk gave no histogram although one was asked for.")
    return PeerAnswer(
        total=results.total,
        ids=tuple(hit.article_id for hit in results.hits),
        counts={
            facet: {int(c.value): c.count for c in counts.counts}
            for facet, counts in results.facets.items()
        },
        months={month_number(bar) or 0: count for bar, count in results.dates.bars},
    )


def _parts(documents: Iterator[PeerDocument]) -> Iterator[list[PeerDocument]]:
    while part := list(islice(documents, ARTICLES_A_BATCH)):
        yield part
