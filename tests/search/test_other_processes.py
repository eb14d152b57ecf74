"""It reads while another process writes, whole batches only, whatever becomes of that process."""

import subprocess
import sys
from pathlib import Path

import pytest

from articles.search.engines.whoosh_engine import WhooshEngine
from articles.search.query import Query
from articles.search.results import COUNT_NOTHING
from articles.search.tree import Term
from tests.engine_contract import apply, document, ids
from tests.instance import ROOT
from tests.stopped_process import kill, wait_until_stopped

WRITER = """
import sys
from pathlib import Path
from articles.search import IndexDocument
from articles.search.engines.whoosh_engine import WhooshEngine
from tests.stopped_process import stop_at
engine = WhooshEngine(Path(sys.argv[1]))
def put(generation, title, ids):
    with generation.batch() as batch:
        for article_id in ids:
            batch.put(IndexDocument(article_id, 1, f"{title} text"))
"""


def start(script: str, folder: Path) -> subprocess.Popen[str]:
    """Run a script in a process of its own, with the names of WRITER."""
    command = [sys.executable, "-c", WRITER + script, str(folder)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


@pytest.mark.slow
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


@pytest.mark.slow
def test_keeps_what_was_committed_when_a_writer_is_killed(
    engine: WhooshEngine, tmp_path: Path
) -> None:
    engine.publish(engine.begin())
    script = """
put(engine.current(), "kept", range(20))
with engine.current().batch() as batch:
    stop_at("articles.search.engines.whoosh_engine.batch:WhooshBatch", "put", 30)
    for article_id in range(10, 5000):
        batch.put(IndexDocument(article_id, 1, "lost"))
"""
    writing = start(script, tmp_path)
    wait_until_stopped(writing)
    kill(writing)
    generation = engine.current()
    assert generation.search(Query(tree=Term("kept"))).total == 20
    assert generation.search(Query(tree=Term("lost"))).total == 0
    apply(generation, [document(99, "next")])
    assert generation.search(Query()).total == 21
    # What the killed writer left behind is gone: two segments, no temporary files.
    assert len(list(generation.folder.glob("*.arrays"))) == 2
    assert not list(generation.folder.glob("*.tmp"))


@pytest.mark.slow
@pytest.mark.parametrize("step", ["replace", "rename", "rmtree"])
def test_answers_after_a_process_was_killed_while_it_published(
    engine: WhooshEngine, tmp_path: Path, step: str
) -> None:
    first, second = engine.begin(), engine.begin()
    for generation in (first, second):
        apply(generation, [document(1, "old")])
        engine.publish(generation)
    owner = "shutil" if step == "rmtree" else "Path"
    script = f"""
stop_at("articles.search.engines.whoosh_engine.storage:{owner}", {step!r}, 0)
fresh = engine.begin()
put(fresh, "new", range(3))
engine.publish(fresh)
"""
    publishing = start(script, tmp_path)
    wait_until_stopped(publishing)
    kill(publishing)
    expected = 1 if step == "replace" else 3
    assert engine.current().search(Query()).total == expected
    last = engine.begin()
    apply(last, [document(n) for n in range(5)])
    engine.publish(last)
    assert engine.current().search(Query()).total == 5
    assert len(list((tmp_path / "generations").iterdir())) == 2
