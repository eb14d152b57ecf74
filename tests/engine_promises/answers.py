"""What does it answer where an example says more than the plain reading?"""

import datetime as dt
from dataclasses import replace

import pytest

from articles.dates import PartialDate
from articles.search import Counting, Generation, IndexDocument, TooBroadError
from articles.search.facets import NONE
from articles.search.query import Query, Selection
from articles.search.results import FacetCount
from articles.search.tree import And, Everything, Named, Not, Or, Phrase, Prefix, Term
from tests.engine_promises.changes import apply, document, ids
from tests.engine_promises.opened_engine import OpenedEngine


class Answers(OpenedEngine):
    """Answers at the edges, and what is refused."""

    def test_refuses_a_name_that_only_the_database_knows(self, generation: Generation) -> None:
        named = And((Term("oil"), Not(Named("country", "France"))))
        for changes in ([], [document(1, "oil")]):
            apply(generation, changes)
            with pytest.raises(ValueError, match="France"):
                generation.search(Query(tree=named))
            with pytest.raises(ValueError, match="France"):
                generation.matching_ids(Query(tree=named))

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

    @pytest.mark.slow
    def test_lists_all_that_match_beyond_every_page(self, generation: Generation) -> None:
        apply(generation, [document(n, "oil" if n % 2 else "gas") for n in range(1, 10_103)])
        apply(generation, [1, document(3, "gas")])
        found = generation.matching_ids(Query(tree=Term("oil"), page=9, size=20))
        assert found == list(range(5, 10_103, 2))
        assert len(generation.matching_ids(Query())) == generation.search(Query()).total == 10_101

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

    def test_refuses_what_stands_for_too_many_words(self, generation: Generation) -> None:
        words = " ".join(f"pre{n}a" for n in range(201))
        apply(generation, [document(1, words), document(2, "prefix price")])
        assert ids(generation, Query(tree=Prefix("pri"))) == [2]
        assert ids(generation, Query(tree=Prefix("pre1"))) == [1]
        with pytest.raises(TooBroadError, match=r"“pre\*” stands for more than 200 words"):
            generation.search(Query(tree=Or((Term("oil"), Prefix("pre")))))
