"""What a batch leaves in the folder and in memory: all of it or nothing, and never too much."""

import pytest

from articles.search.engines.whoosh_engine import WhooshEngine
from articles.search.engines.whoosh_engine.batch import BatchRefusedError, WhooshBatch
from articles.search.engines.whoosh_engine.byte_cache import ByteCache
from articles.search.index_document import IndexDocument
from articles.search.query import Query
from articles.search.tree import Phrase, Term
from tests.engine_contract import apply, document, ids


@pytest.mark.slow
def test_does_not_let_files_or_dead_documents_pile_up(engine: WhooshEngine) -> None:
    generation = engine.begin()
    for round_ in range(120):
        apply(generation, [document(round_ % 30, f"round {round_}")])
        segments = list(generation.folder.glob("*.arrays"))
        assert len(segments) <= 12
    assert generation.search(Query()).total == 30
    assert ids(generation, Query(tree=Term("119"))) == [29]
    size = sum(path.stat().st_size for path in generation.folder.iterdir())
    apply(generation, list(range(30)))
    apply(generation, [document(1)])
    assert sum(path.stat().st_size for path in generation.folder.iterdir()) < size / 2


def test_does_not_let_failed_batches_fill_the_disk(engine: WhooshEngine) -> None:
    generation = engine.begin()
    apply(generation, [document(1, "oil")])
    counts = set()
    for _ in range(5):
        with pytest.raises(ValueError, match="colour"):
            apply(generation, [document(2, "half"), document(3, colour="red")])
        counts.add(len(list(generation.folder.iterdir())))
    assert len(counts) == 1
    assert ids(generation, Query()) == [1]


@pytest.mark.slow
def test_writes_the_same_index_in_several_processes(engine: WhooshEngine) -> None:
    at_once, side_by_side = engine.begin(), engine.begin()
    documents = [document(n, f"{'oil ' * (n % 3)} oil price {n} {n % 7}") for n in range(200)]
    apply(at_once, documents)
    batch = WhooshBatch(side_by_side.folder, rows=30, processes=2)
    for each in documents:
        batch.put(each)
    batch.commit(side_by_side.snapshot())
    for tree in (Term("oil"), Term("3"), Phrase(("oil", "oil", "price")), Phrase(("77", "0"))):
        assert side_by_side.search(Query(tree=tree)) == at_once.search(Query(tree=tree))
    assert ids(side_by_side, Query(tree=Phrase(("price", "77", "0")))) == [77]
    assert len(list(side_by_side.folder.glob("*.arrays"))) == 1


def test_stores_nothing_of_a_batch_whose_broken_document_was_passed_over(
    engine: WhooshEngine,
) -> None:
    generation = engine.begin()
    unwritable = IndexDocument(2, 1, title=5, body="oil")  # type: ignore[arg-type]

    def put_and_pass_over() -> None:
        with generation.batch() as batch:
            batch.put(document(1, "oil"))
            try:
                batch.put(unwritable)
            except TypeError:
                batch.put(document(3, "oil"))

    with pytest.raises(BatchRefusedError, match="none was"):
        put_and_pass_over()
    assert generation.search(Query()).total == 0
    apply(generation, [document(1, "oil")])
    assert ids(generation, Query(tree=Term("oil"))) == [1]


def test_refuses_facets_it_has_no_column_for(engine: WhooshEngine) -> None:
    generation = engine.begin()
    with pytest.raises(ValueError, match="colour"):
        apply(generation, [document(1, colour="red")])
    assert generation.search(Query()).total == 0


def test_keeps_the_segments_that_a_commit_left_alone_open(engine: WhooshEngine) -> None:
    generation = engine.begin()
    apply(generation, [document(n) for n in range(50)])
    before = generation.snapshot().parts
    apply(generation, [document(7, "changed")])
    after = generation.snapshot().parts
    assert len(after) == 2
    assert after[0].segment is before[0].segment
    assert ids(generation, Query(tree=Term("changed"))) == [7]


def test_keeps_no_more_in_memory_than_it_may() -> None:
    cache = ByteCache(limit=100)
    for key in range(10):
        assert cache.get((str(key), "column"), lambda: memoryview(bytes(40))).nbytes == 40
    assert cache.nbytes == 80
    cache.forget(lambda key: key[0] == "9")
    assert cache.nbytes == 40
