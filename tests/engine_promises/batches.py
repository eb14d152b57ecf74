"""Do the changes of a batch take effect together, in their order, or not at all?"""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from articles.search import Generation
from articles.search.query import Query, Sort
from articles.search.tree import Term
from tests.engine_promises.changes import Change, apply, document, ids
from tests.engine_promises.opened_engine import OpenedEngine


class Batches(OpenedEngine):
    """What becomes of a batch."""

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
