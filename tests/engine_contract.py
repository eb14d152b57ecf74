"""What every engine must do. An engine's test file inherits EngineContract and says how to open it.

It is held against `tests.reference`, the plain reading of a Query, over generated articles and
queries, and against the promises of `articles.search.engine`.
"""

import datetime as dt
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.dates import PartialDate, read_date
from articles.search import (
    COUNT_ALL,
    Counting,
    Engine,
    Generation,
    IndexDocument,
    NotBuiltError,
    TooBroadError,
)
from articles.search.date_filter import DateFilter
from articles.search.facets import NONE
from articles.search.query import Query, Selection, Sort
from articles.search.results import COUNT_NOTHING, FacetCount, Hit
from articles.search.tree import And, Everything, Named, Not, Or, Phrase, Prefix, Term
from tests import reference
from tests.search import strategies

Change = IndexDocument | int
# One class per engine inherits the generated tests.
shared = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.differing_executors])


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


def assert_answers(generation: Generation, documents: list[IndexDocument], query: Query) -> None:
    """Hold one answer against the plain reading."""
    results = generation.search(query)
    expected = reference.hits(documents, query)
    assert results.total == len(expected)
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
        assert sorted(found) == sorted(document.article_id for document in expected)
        assert found == by_relevance(everything, documents)
    else:
        assert found == [d.article_id for d in reference.in_order(expected, query.sorted_by)]


def by_relevance(hits: Iterable[Hit], documents: Iterable[IndexDocument]) -> list[int]:
    """The article ids of hits by their score, equals by date and id."""
    newest = reference.in_order(documents, Sort.NEWEST)
    place = {document.article_id: place for place, document in enumerate(newest)}
    ordered = sorted(hits, key=lambda hit: (-hit.score, place[hit.article_id]))
    return [hit.article_id for hit in ordered]


def ids(generation: Generation, query: Query) -> list[int]:
    """The article ids of a query's page."""
    return [hit.article_id for hit in generation.search(query, COUNT_NOTHING).hits]


class EngineContract:
    """Promises of an engine, one test each."""

    def open_engine(self, folder: Path) -> Engine:
        """The engine over a folder; two of them over one folder share what they store."""
        raise NotImplementedError

    @pytest.fixture
    def engine(self, tmp_path: Path) -> Engine:
        """An engine with nothing in it."""
        return self.open_engine(tmp_path)

    @pytest.fixture
    def generation(self, engine: Engine) -> Generation:
        """An empty generation."""
        return engine.begin()

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

    # --- Batches --------------------------------------------------------------------------------

    def test_keeps_the_last_of_several_documents_of_one_article(
        self, generation: Generation
    ) -> None:
        apply(generation, [document(1, "old"), document(1, "older"), document(1, "new")])
        assert ids(generation, Query(tree=Term("older"))) == []
        assert ids(generation, Query(tree=Term("new"))) == [1]
        assert generation.search(Query()).total == 1

    def test_takes_a_put_and_a_deletion_in_their_order(self, generation: Generation) -> None:
        apply(generation, [document(1), 1, 2, document(2)])
        assert ids(generation, Query()) == [2]

    def test_is_none_the_worse_for_the_deletion_of_an_unknown_article(
        self, generation: Generation
    ) -> None:
        apply(generation, [7])
        apply(generation, [document(1), 8])
        assert ids(generation, Query()) == [1]

    def test_forgets_all_of_a_batch_that_ends_with_an_error(self, generation: Generation) -> None:
        apply(generation, [document(1, "first"), document(2, "second")])

        def changes() -> Iterator[Change]:
            yield from (document(1, "changed"), document(3, "added"), 2)
            raise RuntimeError("half way")

        with pytest.raises(RuntimeError, match="half way"):
            apply(generation, changes())
        assert ids(generation, Query(sort=Sort.NEWEST)) == [2, 1]
        assert ids(generation, Query(tree=Term("first"))) == [1]
        apply(generation, [document(4)])
        assert generation.search(Query()).total == 3

    def test_shows_nothing_of_a_batch_before_it_ends(self, generation: Generation) -> None:
        with generation.batch() as batch:
            batch.put(document(1))
            assert generation.search(Query()).total == 0
        assert generation.search(Query()).total == 1

    def test_takes_an_empty_batch(self, generation: Generation) -> None:
        apply(generation, [document(1)])
        apply(generation, [])
        assert ids(generation, Query()) == [1]

    def test_refuses_a_second_batch_meanwhile(self, generation: Generation) -> None:
        with ExitStack() as stack:
            stack.enter_context(generation.batch()).put(document(1))
            with pytest.raises(Exception, match=r"[Bb]atch"):
                stack.enter_context(generation.batch())
        assert ids(generation, Query()) == [1]

    # --- Generations ----------------------------------------------------------------------------

    def test_says_how_to_build_an_index_where_there_is_none(self, engine: Engine) -> None:
        with pytest.raises(NotBuiltError, match="rebuild_index"):
            engine.current()
        engine.begin()
        with pytest.raises(NotBuiltError):
            engine.current()

    def test_answers_from_the_published_generation(self, engine: Engine, tmp_path: Path) -> None:
        other = self.open_engine(tmp_path)
        first = engine.begin()
        apply(first, [document(1)])
        engine.publish(first)
        second = engine.begin()
        apply(second, [document(2)])
        assert ids(other.current(), Query()) == [1]
        assert other.current().name == first.name
        engine.publish(second)
        assert ids(other.current(), Query()) == [2]
        assert first.name < second.name == other.current().name

    def test_answers_the_same_after_it_is_compacted(self, engine: Engine) -> None:
        generation = engine.begin()
        for number in range(1, 13):
            apply(generation, [document(number)])
        with generation.batch() as batch:
            batch.delete(3)
        before = generation.search(Query())
        generation.compact()
        generation.compact()
        assert generation.search(Query()) == before
        assert before.total == 11
        apply(generation, [document(20)])
        assert generation.search(Query()).total == 12

    def test_goes_on_with_what_was_begun_and_not_published(
        self, engine: Engine, tmp_path: Path
    ) -> None:
        assert engine.unfinished() is None
        first = engine.begin()
        engine.publish(first)
        assert engine.unfinished() is None
        begun = engine.begin()
        apply(begun, [document(7)])
        left = self.open_engine(tmp_path).unfinished()
        assert left is not None
        assert left.name == begun.name
        assert dict(left.versions()) == {7: document(7).version}
        engine.publish(left)
        assert engine.unfinished() is None

    def test_can_go_back_to_the_generation_before(self, engine: Engine) -> None:
        first, second = engine.begin(), engine.begin()
        for generation in (first, second):
            apply(generation, [document(len(generation.name))])
            engine.publish(generation)
        engine.publish(first)
        assert engine.current().name == first.name
        assert engine.current().search(Query()).total == 1

    def test_names_every_generation_later_than_the_one_before(self, engine: Engine) -> None:
        names = []
        for _ in range(4):
            generation = engine.begin()
            engine.publish(generation)
            names.append(generation.name)
        assert names == sorted(set(names))

    # --- Answers --------------------------------------------------------------------------------

    def test_refuses_a_name_that_only_the_database_knows(self, generation: Generation) -> None:
        named = And((Term("oil"), Not(Named("country", "France"))))
        for changes in ([], [document(1, "oil")]):
            apply(generation, changes)
            with pytest.raises(ValueError, match="France"):
                generation.search(Query(tree=named))

    def test_counts_only_what_is_asked_for(self, generation: Generation) -> None:
        apply(generation, [document(1, country="FR", tag="oil")])
        results = generation.search(Query(), Counting(facets=("tag",), dates=False))
        assert list(results.facets) == ["tag"]
        assert results.facets["tag"].counts == (FacetCount("oil", 1),)
        assert results.dates is None

    def test_answers_from_an_empty_index(self, generation: Generation) -> None:
        for tree in (Everything(), Term("oil"), Phrase(("oil", "price"))):
            results = generation.search(Query(tree=tree))
            assert (results.total, results.hits) == (0, ())
            assert all(not counts.counts and not counts.none for counts in results.facets.values())

    def test_has_nothing_with_a_value_and_without_any(self, generation: Generation) -> None:
        apply(generation, [document(1, country="FR"), document(2)])
        both = Selection("country", ("FR", NONE), match_all=True)
        assert ids(generation, Query(selections=(both,))) == []
        assert ids(generation, Query(selections=(replace(both, match_all=False),))) == [2, 1]

    def test_finds_a_phrase_only_where_its_words_follow_each_other(
        self, generation: Generation
    ) -> None:
        apply(
            generation,
            [
                document(1, "the price of oil prices"),
                document(2, "price oil"),
                IndexDocument(3, 1, "oil", "price"),
                document(4, "oil, prices: new highs; new highs new"),
            ],
        )
        assert sorted(ids(generation, Query(tree=Phrase(("oil", "price"))))) == [1, 4]
        assert ids(generation, Query(tree=Phrase(("price", "oil")))) == [2]
        assert ids(generation, Query(tree=Phrase(("new", "highs", "new")))) == [4]
        assert ids(generation, Query(tree=Phrase(("oil", "price"), "body"))) == []

    def test_weighs_a_word_of_the_title_more(self, generation: Generation) -> None:
        in_body = IndexDocument(2, 1, "trade", "oil")
        apply(generation, [document(1, "oil"), in_body, IndexDocument(3, 1, "trade", "trade")])
        assert ids(generation, Query(tree=Term("oil"))) == [1, 2]

    def test_has_no_hits_beyond_the_last_page(self, generation: Generation) -> None:
        apply(generation, [document(1)])
        assert ids(generation, Query(page=9, size=20)) == []
        assert generation.search(Query(page=9)).total == 1

    def test_keeps_large_article_ids_and_old_days(self, generation: Generation) -> None:
        old = IndexDocument(2**53, 2**40, "old", "", PartialDate(dt.date(1000, 1, 1)))
        apply(generation, [old])
        assert list(generation.versions()) == [(2**53, 2**40)]
        dates = generation.search(Query()).dates
        assert dates is not None
        assert [bar.iso for bar, _ in dates.bars] == ["1000"]

    def test_finds_text_of_any_script_and_none(self, generation: Generation) -> None:
        texts = ["", " ", "…", "Москва", "東京 サミット", "العالم", "a" * 5000]
        apply(generation, [document(n, text) for n, text in enumerate(texts, start=1)])
        assert ids(generation, Query(tree=Term("москва"))) == [4]
        assert ids(generation, Query(tree=Term("東京"))) == [5]
        assert ids(generation, Query(tree=Term("a" * 5000))) == [7]

    # --- Suggestions ----------------------------------------------------------------------------

    @shared
    @given(st.lists(strategies.documents, max_size=8, unique_by=lambda d: d.article_id))
    def test_suggests_the_words_that_there_are(self, documents: list[IndexDocument]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            generation = self.open_engine(Path(folder)).begin()
            apply(generation, documents[:4])
            apply(generation, documents[4:])
            for start in ("p", "Pri", "café", "d", "東", "1", "x", ""):
                assert generation.suggest(start, 3) == reference.suggested(documents, start, 3)
            for word in ("prise", "cafes", "oli", "oill", "pricing", "dyinn", "zzzzz", "prices"):
                assert generation.nearest(word) == reference.nearest(documents, word)

    def test_finds_articles_that_say_the_same_telling_words(self, generation: Generation) -> None:
        filler = "the minister said that the talks of the day were long and the mood was good"
        apply(
            generation,
            [
                IndexDocument(1, 1, "Tanker aground", f"{filler} tanker harbour pilot oil slick"),
                IndexDocument(2, 1, "Slick spreads", f"{filler} tankers, oil slicks and pilots"),
                IndexDocument(3, 1, "Budget passed", f"{filler} budget tax parliament vote oil"),
                *(IndexDocument(n, 1, f"Day {n}", filler) for n in range(4, 30)),
            ],
        )
        told = IndexDocument(1, 1, "Tanker aground", f"{filler} tanker harbour pilot oil slick")
        assert [hit.article_id for hit in generation.similar(told, 2)] == [2, 3]
        assert generation.similar(told, 1)[0].article_id == 2
        assert generation.similar(IndexDocument(99, 1, "", ""), 5) == ()

    def test_refuses_what_stands_for_too_many_words(self, generation: Generation) -> None:
        words = " ".join(f"pre{n}a" for n in range(201))
        apply(generation, [document(1, words), document(2, "prefix price")])
        assert ids(generation, Query(tree=Prefix("pri"))) == [2]
        assert ids(generation, Query(tree=Prefix("pre1"))) == [1]
        with pytest.raises(TooBroadError, match=r"“pre\*” stands for more than 200 words"):
            generation.search(Query(tree=Or((Term("oil"), Prefix("pre")))))
