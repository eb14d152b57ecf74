"""Does it answer as the plain reading of a Query in `tests.reference` does?"""

import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.dates import read_date
from articles.search import COUNT_ALL, Counting, Generation, IndexDocument
from articles.search.date_filter import DateFilter
from articles.search.query import Copies, Query, Sort
from articles.search.results import Hit
from articles.search.tree import And, Everything, Not, Term
from tests import reference
from tests.engine_promises.changes import Change, apply, document, stored_after
from tests.engine_promises.opened_engine import OpenedEngine, shared
from tests.search import strategies


def assert_answers(generation: Generation, documents: list[IndexDocument], query: Query) -> None:
    """Hold one answer against the plain reading."""
    results = generation.search(query)
    expected = reference.hits(documents, query)
    assert results.articles == len(expected)
    assert results.total == len(reference.collapsed(expected, query))
    assert generation.matching_ids(query) == sorted(d.article_id for d in expected)
    for facet, counts in results.facets.items():
        assert counts == reference.facet_counts(documents, query, facet)
    few = generation.search(query, Counting(top=2, dates=False))
    for facet, counts in results.facets.items():
        assert few.facets[facet] == reference.top_counts(counts, query, 2)
    assert set(results.facets) == set(COUNT_ALL.facets)
    assert results.dates == reference.date_counts(documents, query)
    everything = generation.search(replace(query, page=1, size=1000)).hits
    assert results.hits == everything[query.first_hit : query.first_hit + query.size]
    found = [hit.article_id for hit in everything]
    if query.sorted_by is Sort.RELEVANCE:
        # How well each matches is the engine's own affair; its order with all copies is the truth.
        whole = generation.search(replace(query, page=1, size=1000, copies=Copies.ALL)).hits
        assert sorted(hit.article_id for hit in whole) == sorted(d.article_id for d in expected)
        of_id = {document.article_id: document for document in expected}
        best_first = [of_id[id_] for id_ in by_relevance(whole, documents)]
        assert set(everything) <= set(whole)
    else:
        best_first = reference.in_order(expected, query.sorted_by)
    assert found == [d.article_id for d in reference.collapsed(best_first, query)]


def by_relevance(hits: Iterable[Hit], documents: Iterable[IndexDocument]) -> list[int]:
    """The article ids of hits by their score, equals by date and id."""
    newest = reference.in_order(documents, Sort.NEWEST)
    place = {document.article_id: place for place, document in enumerate(newest)}
    ordered = sorted(hits, key=lambda hit: (-hit.score, place[hit.article_id]))
    return [hit.article_id for hit in ordered]


class PlainReading(OpenedEngine):
    """Any articles and any Query, held against the plain reading."""

    @shared
    @given(strategies.histories, st.lists(strategies.queries, min_size=1, max_size=6))
    def test_answers_as_the_plain_reading_does(
        self, history: list[list[Change]], queries: list[Query]
    ) -> None:
        with tempfile.TemporaryDirectory() as folder:
            generation = self.open_engine(Path(folder)).begin()
            for changes in history:
                apply(generation, changes)
            documents = stored_after(history)
            found = sorted(generation.versions())
            assert found == sorted((d.article_id, d.version) for d in documents)
            for query in queries:
                assert_answers(generation, documents, query)

    @pytest.mark.slow
    @shared
    @given(strategies.histories, st.lists(strategies.text_queries, min_size=1, max_size=10))
    def test_reads_words_and_phrases_as_the_plain_reading_does(
        self, history: list[list[Change]], queries: list[Query]
    ) -> None:
        with tempfile.TemporaryDirectory() as folder:
            generation = self.open_engine(Path(folder)).begin()
            for changes in history:
                apply(generation, changes)
            documents = stored_after(history)
            for query in queries:
                assert_answers(generation, documents, query)

    @shared
    @given(strategies.histories, strategies.queries)
    def test_answers_from_every_batch_at_the_next_search(
        self, history: list[list[Change]], query: Query
    ) -> None:
        with tempfile.TemporaryDirectory() as folder:
            engine = self.open_engine(Path(folder))
            writing = engine.begin()
            engine.publish(writing)
            reading = self.open_engine(Path(folder))
            for count, changes in enumerate(history, start=1):
                apply(writing, changes)
                assert_answers(reading.current(), stored_after(history[:count]), query)

    @pytest.mark.slow
    def test_answers_from_a_larger_archive(self, generation: Generation) -> None:
        documents = [
            document(
                n,
                f"{'oil ' * (n % 4)}price {'rare' if n % 50 == 0 else 'common'} {n % 9}",
                ("1987", "1987-03", "1987-03-31", "", "1986-12-31")[n % 5],
                country="FR DE" if n % 3 else "",
                tag=f"t{n % 40}",
            )
            for n in range(1, 301)
        ]
        apply(generation, documents[:250])
        apply(generation, documents[250:])
        year, month = (DateFilter(d, d) for d in (read_date("1987"), read_date("1987-03")))
        for tree in (Everything(), Term("rare"), And((Term("oil"), Not(Term("3"))))):
            for dates in (DateFilter(), year, month):
                for sort in Sort:
                    query = Query(tree=tree, dates=dates, sort=sort, page=2, size=5)
                    assert_answers(generation, documents, query)
                    ticked = query.toggled("country", "FR").toggled_exclusion("tag", "t0")
                    assert_answers(generation, documents, ticked)
