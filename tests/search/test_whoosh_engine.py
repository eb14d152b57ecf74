"""The Whoosh engine keeps the contract of all engines, and what its own files promise."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from functools import reduce
from pathlib import Path
from typing import Any

import pytest
import whoosh.query
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings
from whoosh.index import FileIndex

from articles.search import Engine, NotBuiltError
from articles.search.analysis import term
from articles.search.configured import configured_engine
from articles.search.engines.whoosh_engine import UnusableIndexError, WhooshEngine, storage
from articles.search.engines.whoosh_engine.batch import BatchRefusedError, WhooshBatch
from articles.search.engines.whoosh_engine.byte_cache import ByteCache
from articles.search.engines.whoosh_engine.fields import SCHEMA
from articles.search.engines.whoosh_engine.generation import WhooshGeneration
from articles.search.engines.whoosh_engine.mapped_files import MappedStorage
from articles.search.engines.whoosh_engine.scoring import TITLE_WEIGHT
from articles.search.index_document import IndexDocument
from articles.search.query import Query
from articles.search.results import COUNT_NOTHING
from articles.search.spelling import is_near
from articles.search.tree import And, Fuzzy, Near, Node, Or, Phrase, Prefix, Term
from tests.engine_contract import Change, EngineContract, apply, document, ids
from tests.search import strategies

ROOT = Path(__file__).resolve().parents[2]


class TestWhooshEngine(EngineContract):
    """Every promise, kept by files in a folder."""

    def open_engine(self, folder: Path) -> Engine:
        """An engine over the folder itself."""
        return WhooshEngine(folder)


@pytest.fixture
def engine(tmp_path: Path) -> WhooshEngine:
    """An engine with nothing in it."""
    return WhooshEngine(tmp_path)


# --- Scores -------------------------------------------------------------------------------------


def as_whoosh(node: Node) -> Any:
    """The same search as Whoosh's own query objects."""
    match node:
        case Term(word, field):
            return as_whoosh(Phrase((word,), field))
        case Phrase(words, field):
            readings = {tuple(term(word, code) for word in words) for code in strategies.LANGUAGES}
            return either(phrase_in(name, terms) for name in fields_of(field) for terms in readings)
        case Prefix(start, field):
            spelled = [word for word in strategies.FOLDED if word.startswith(start)]
            return either(spelled_in(name, word) for name in fields_of(field) for word in spelled)
        case Fuzzy(word, field):
            spelled = [other for other in strategies.FOLDED if is_near(word, other)]
            return either(spelled_in(name, word) for name in fields_of(field) for word in spelled)
        case And(parts):
            return whoosh.query.And([as_whoosh(part) for part in parts])
        case Or(parts):
            return whoosh.query.Or([as_whoosh(part) for part in parts])
    raise AssertionError(node)


def spelled_in(field: str, word: str) -> Any:
    """Whoosh's query for what `terms` says is spelled so."""
    found = [phrase_in(field, (f"\x1e{word}",))]
    for each in {term(word, code) for code in strategies.LANGUAGES}:
        if each.partition("\x1f")[0] == word:
            lacking = whoosh.query.Term(field, f"\x1d{each}")
            found.append(whoosh.query.AndNot(phrase_in(field, (each,)), lacking))
    return either(found)


def fields_of(field: str | None) -> tuple[str, ...]:
    """The fields that a node looks at."""
    return (field,) if field else ("title", "body")


def phrase_in(field: str, terms: tuple[str, ...]) -> Any:
    """Whoosh's query for terms side by side."""
    if len(terms) == 1:
        return whoosh.query.Term(field, terms[0], boost=weight_of(field))
    return whoosh.query.Phrase(field, list(terms), boost=weight_of(field))


def either(parts: Iterable[Any]) -> Any:
    """Whoosh's OR, two by two: of more it makes another matcher, which knows no positions."""
    return reduce(lambda one, other: whoosh.query.Or([one, other]), parts)


def weight_of(field: str | None) -> float:
    """How much a field's words count."""
    return TITLE_WEIGHT if field == "title" else 1.0


def whoosh_scores(generation: WhooshGeneration, query: Any) -> dict[int, float]:
    """What an exhaustive search of Whoosh itself finds, by article id."""
    index = FileIndex(MappedStorage(str(generation.folder)), SCHEMA)
    with index.searcher() as searcher:
        found = searcher.search(query, limit=None, optimize=False)
        if found.is_empty():
            return {}
        column = searcher.reader().column_reader("article_id")
        return {column[place]: score for place, score in found.items()}


@given(
    strategies.histories,
    st.lists(strategies.trees_of(strategies.indexed_leaves), min_size=1, max_size=4),
)
def test_scores_as_an_exhaustive_search_of_whoosh_does(
    history: list[list[Change]], trees: list[Node]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        generation = WhooshEngine(Path(folder)).begin()
        for changes in history:
            apply(generation, changes)
        for tree in trees:
            hits = generation.search(Query(tree=tree, size=1000), COUNT_NOTHING).hits
            expected = whoosh_scores(generation, as_whoosh(tree))
            assert {hit.article_id: hit.score for hit in hits} == pytest.approx(expected)


@given(strategies.histories, strategies.several_words, st.integers(0, 4))
def test_scores_words_near_each_other_as_the_words_alone(
    history: list[list[Change]], words: tuple[str, ...], distance: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        generation = WhooshEngine(Path(folder)).begin()
        for changes in history:
            apply(generation, changes)
        near = generation.search(Query(tree=Near(words, distance, "body"), size=1000)).hits
        alone = And(tuple(Term(word, "body") for word in words))
        expected = whoosh_scores(generation, as_whoosh(alone))
        for hit in near:
            assert hit.score == pytest.approx(expected[hit.article_id])


# --- Batches ------------------------------------------------------------------------------------


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


# --- Generations --------------------------------------------------------------------------------


def test_keeps_the_published_generation_and_the_one_before(
    engine: WhooshEngine, tmp_path: Path
) -> None:
    first, second, given_up, third = (engine.begin() for _ in range(4))
    for generation in (first, second, third):
        engine.publish(generation)
    ahead = engine.begin()
    engine.publish(third)
    left = sorted(folder.name for folder in (tmp_path / "generations").iterdir())
    assert left == [second.name, third.name, ahead.name]
    assert not given_up.folder.exists()


def test_refuses_an_index_of_other_fields_and_leaves_it_alone(
    engine: WhooshEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = engine.begin()
    engine.publish(old)
    before = sorted(tmp_path.rglob("*"))
    monkeypatch.setattr(storage, "fingerprint", lambda: "other fields")
    upgraded = WhooshEngine(tmp_path)
    with pytest.raises(UnusableIndexError, match="rebuild_index"):
        upgraded.current()
    assert sorted(tmp_path.rglob("*")) == before
    upgraded.publish(upgraded.begin())
    assert upgraded.current().search(Query()).total == 0


def test_says_where_a_lost_index_was_expected(engine: WhooshEngine, tmp_path: Path) -> None:
    (tmp_path / "generations").mkdir()
    (tmp_path / "current").write_text("000009\n")
    with pytest.raises(NotBuiltError, match=r"generations/000009.*rebuild_index"):
        engine.current()


def test_says_which_file_was_lost(engine: WhooshEngine, tmp_path: Path) -> None:
    generation = engine.begin()
    apply(generation, [document(1, "oil")])
    engine.publish(generation)
    next(generation.folder.glob("*.arrays")).unlink()
    with pytest.raises(UnusableIndexError, match=r"\.arrays.*rebuild_index"):
        WhooshEngine(tmp_path).current().search(Query())


# --- Settings -----------------------------------------------------------------------------------


def test_opens_the_engine_of_the_settings_once(newsdesk_var: Path, settings: Settings) -> None:
    engine = configured_engine()
    assert configured_engine() is engine
    engine.publish(engine.begin())
    assert (newsdesk_var / "index" / "current").exists()
    settings.NEWSDESK_VAR = newsdesk_var / "other"
    with pytest.raises(NotBuiltError):
        configured_engine().current()


def test_names_the_engines_there_are(settings: Settings) -> None:
    settings.NEWSDESK_ENGINE = "wosh"
    with pytest.raises(ImproperlyConfigured, match=r"'wosh'.*whoosh"):
        configured_engine()


# --- Other processes ----------------------------------------------------------------------------

WRITER = """
import sys, time
from pathlib import Path
from articles.search import IndexDocument
from articles.search.engines.whoosh_engine import WhooshEngine, storage
engine = WhooshEngine(Path(sys.argv[1]))
say = lambda word: print(word, flush=True)
def put(generation, title, ids):
    with generation.batch() as batch:
        for article_id in ids:
            batch.put(IndexDocument(article_id, 1, f"{title} text"))
"""


def start(script: str, folder: Path) -> subprocess.Popen[str]:
    """Run a script in a process of its own, with the names of WRITER."""
    command = [sys.executable, "-c", WRITER + script, str(folder)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def wait_for(word: str, process: subprocess.Popen[str]) -> None:
    """Read what the process says until it says this."""
    assert process.stdout is not None
    if any(line.strip() == word for line in process.stdout):
        return
    raise AssertionError(f"The process ended without saying {word!r}.")


def kill(process: subprocess.Popen[str]) -> None:
    """Stop the process as a power cut would."""
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert process.stdout is not None
    process.stdout.close()


def test_reads_whole_batches_while_another_process_writes(
    engine: WhooshEngine, tmp_path: Path
) -> None:
    engine.publish(engine.begin())
    # Each batch replaces all ten articles, so that a reader must only ever see ten of one title.
    writing = start("for n in range(40): put(engine.current(), f'round{n}', range(10))", tmp_path)
    seen: set[int] = set()
    while writing.poll() is None or len(seen) < 2:
        found = engine.current().search(Query())
        assert found.total in (0, 10)
        for n in range(40):
            round_ = engine.current().search(Query(tree=Term(f"round{n}")), COUNT_NOTHING)
            assert round_.total in (0, 10)
            if round_.total:
                seen.add(n)
    assert writing.wait() == 0
    assert writing.stdout is not None
    writing.stdout.close()
    assert 39 in seen or ids(engine.current(), Query(tree=Term("round39")))


def test_keeps_what_was_committed_when_a_writer_is_killed(
    engine: WhooshEngine, tmp_path: Path
) -> None:
    engine.publish(engine.begin())
    script = """
put(engine.current(), "kept", range(20))
with engine.current().batch() as batch:
    for article_id in range(10, 5000):
        batch.put(IndexDocument(article_id, 1, "lost"))
        if article_id == 40:
            say("half way")
"""
    writing = start(script, tmp_path)
    wait_for("half way", writing)
    kill(writing)
    generation = engine.current()
    assert generation.search(Query(tree=Term("kept"))).total == 20
    assert generation.search(Query(tree=Term("lost"))).total == 0
    apply(generation, [document(99, "next")])
    assert generation.search(Query()).total == 21
    # What the killed writer left behind is gone: two segments, no temporary files.
    assert len(list(generation.folder.glob("*.arrays"))) == 2
    assert not list(generation.folder.glob("*.tmp"))


@pytest.mark.parametrize("step", ["replace", "rename", "rmtree"])
def test_answers_after_a_process_was_killed_while_it_published(
    engine: WhooshEngine, tmp_path: Path, step: str
) -> None:
    first, second = engine.begin(), engine.begin()
    for generation in (first, second):
        apply(generation, [document(1, "old")])
        engine.publish(generation)
    script = f"""
def stop(*args):
    say("stopped")
    time.sleep(60)
owner = storage.shutil if {step!r} == "rmtree" else storage.Path
setattr(owner, {step!r}, stop)
fresh = engine.begin()
put(fresh, "new", range(3))
engine.publish(fresh)
"""
    publishing = start(script, tmp_path)
    wait_for("stopped", publishing)
    kill(publishing)
    expected = 1 if step == "replace" else 3
    assert engine.current().search(Query()).total == expected
    last = engine.begin()
    apply(last, [document(n) for n in range(5)])
    engine.publish(last)
    assert engine.current().search(Query()).total == 5
    assert len(list((tmp_path / "generations").iterdir())) == 2
