"""Whatever kills a writer, and whenever: what was committed is there, and nothing half is."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from whoosh.filedb.filestore import FileStorage

from articles.search.engines.whoosh_engine import WhooshEngine
from articles.search.engines.whoosh_engine.batch import BatchRefusedError, WhooshBatch
from articles.search.engines.whoosh_engine.generation import WhooshGeneration
from articles.search.query import Query
from articles.search.tree import Term
from tests.engine_contract import apply, document
from tests.instance import ROOT
from tests.stopped_process import kill, wait_until_stopped

ENGINE = "articles.search.engines.whoosh_engine."

# A process that writes to the published generation.
WRITER = """
import sys
from pathlib import Path
from articles.search import IndexDocument
from articles.search.engines.whoosh_engine import WhooshEngine
from articles.search.engines.whoosh_engine.batch import WhooshBatch
from tests.stopped_process import stop_at

def put(batch, title, ids):
    for article_id in ids:
        batch.put(IndexDocument(article_id, 1, title))

if __name__ == "__main__":
    generation = WhooshEngine(Path(sys.argv[1])).current()
"""


def start(script: str, folder: Path) -> subprocess.Popen[str]:
    """Run a script after WRITER in a process of its own."""
    path = folder / "writer.py"
    path.write_text(WRITER + "".join(f"    {line}\n" for line in script.splitlines()))
    command = [sys.executable, str(path), str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=environment)


def count(generation: WhooshGeneration, word: str) -> int:
    """How many articles have a word."""
    return generation.search(Query(tree=Term(word))).total


@pytest.fixture
def generation(tmp_path: Path) -> WhooshGeneration:
    """Three commits of ten articles each, all of one title; a fourth is due to be merged."""
    engine = WhooshEngine(tmp_path)
    generation = engine.begin()
    for first in (0, 10, 20):
        apply(generation, [document(n, "kept") for n in range(first, first + 10)])
    engine.publish(generation)
    return generation


# Each step of a commit that writes articles 5 to 14 anew and merges four segments, and whether the
# commit is there when the process ends at this step.
STEPS = [
    ("building.write_segment", "invert", 0, False),
    ("array_file:ArrayFileWriter", "_finish", 0, False),
    ("batch", "commit", 0, False),
    ("building.merge_segments", "merge_field", 1, False),
    ("building.merge_lists:MergedLists", "write", 4, False),
    ("array_file:ArrayFileWriter", "_finish", 1, False),
    ("commit", "write_contents", 0, False),
    ("mapped_files:MappedStorage", "rename_file", 0, False),
    ("mapped_files:FileStorage", "rename_file", 0, False),
    ("commit", "remove_leftovers", 0, True),
    ("contents", "clean_files", 1, True),
]


@pytest.mark.slow
@pytest.mark.parametrize(("owner", "name", "before", "is_there"), STEPS)
def test_keeps_a_commit_whole_or_not_at_all(
    generation: WhooshGeneration, tmp_path: Path, owner: str, name: str, before: int, is_there: bool
) -> None:
    script = f"""
stop_at({ENGINE + owner!r}, {name!r}, {before})
with generation.batch() as batch:
    put(batch, "new", range(5, 15))
"""
    process = start(script, tmp_path)
    wait_until_stopped(process)
    kill(process)
    for reader in (generation, WhooshEngine(tmp_path).current()):
        assert count(reader, "kept") == (20 if is_there else 30)
        assert count(reader, "new") == (10 if is_there else 0)
        assert reader.search(Query()).total == 30
    # The next batch clears away what was left, and takes effect itself.
    apply(generation, [document(5, "next")])
    assert count(generation, "next") == 1
    assert generation.search(Query()).total == 30
    segments = {path.name for path in generation.folder.glob("*.arrays")}
    assert segments == {f"{part.segment.name}.arrays" for part in generation.snapshot().parts}
    assert len(list(generation.folder.glob("_MAIN_*"))) == 1


@pytest.mark.slow
def test_stores_nothing_of_a_large_batch_whose_writer_was_killed(
    generation: WhooshGeneration, tmp_path: Path
) -> None:
    script = """
stop_at("articles.search.engines.whoosh_engine.batch", "commit", 0)
batch = WhooshBatch(generation.folder, rows=100, processes=2)
put(batch, "lost", range(1000))
for worker in batch._processes._pool._processes:
    print("worker", worker, flush=True)
batch.commit(generation.snapshot())
"""
    process = start(script, tmp_path)
    workers = [int(line.split()[1]) for line in wait_until_stopped(process)]
    kill(process)
    assert len(workers) == 2
    assert count(generation, "kept") == 30
    assert generation.search(Query()).total == 30
    apply(generation, [document(5, "next")])
    assert count(generation, "next") == 1
    # The processes that wrote for it do not stay behind.
    for _ in range(100):
        if not any(is_running(worker) for worker in workers):
            break
        time.sleep(0.1)
    assert not any(is_running(worker) for worker in workers)


def is_running(process: int) -> bool:
    """Is there such a process, and not only what is left of one?"""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"


@pytest.mark.slow
def test_stores_nothing_of_a_batch_when_one_of_its_processes_is_killed(
    generation: WhooshGeneration,
) -> None:
    batch = WhooshBatch(generation.folder, rows=50, processes=2)

    def put_on() -> None:
        for number in range(100_000):
            batch.put(document(number, "lost"))
            if number == 200:
                pool: Any = batch._processes._pool
                os.kill(next(iter(pool._processes)), signal.SIGKILL)

    with pytest.raises(BatchRefusedError, match="ended before its time"):
        put_on()
    batch.cancel()
    assert count(generation, "lost") == 0
    assert count(generation, "kept") == 30
    apply(generation, [document(5, "next")])
    assert count(generation, "next") == 1


@pytest.mark.slow
def test_stores_nothing_when_a_process_cannot_write(generation: WhooshGeneration) -> None:
    batch = WhooshBatch(generation.folder, rows=50, processes=2)
    for number in range(12):
        batch.put(document(number, "lost"))
    # A folder where the file is to be.
    batch._next_path = lambda: generation.folder  # type: ignore[method-assign]
    batch.put(document(12, "lost"))
    batch._rows.clear()
    with pytest.raises(IsADirectoryError):
        batch.commit(generation.snapshot())
    assert count(generation, "lost") == 0
    apply(generation, [document(5, "next")])
    assert count(generation, "next") == 1


def test_has_everything_on_the_disk_before_it_counts(
    generation: WhooshGeneration, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[str] = []
    sync = os.fsync

    def note_sync(handle: int) -> None:
        events.append(Path(f"/proc/self/fd/{handle}").readlink().name)
        sync(handle)

    rename = FileStorage.rename_file

    def note_rename(storage: Any, old: str, new: str, safe: bool = False) -> None:
        events.append(f"rename {new}")
        rename(storage, old, new, safe=safe)

    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(FileStorage, "rename_file", note_rename)
    apply(generation, [document(40, "new")])
    renamed = next(n for n, event in enumerate(events) if event.startswith("rename"))
    before, after = events[:renamed], events[renamed + 1 :]
    listed = [f"{part.segment.name}.arrays" for part in generation.snapshot().parts]
    assert set(listed) <= {*before, *(path.name for path in generation.folder.glob("*.arrays"))}
    assert any(name.endswith(".arrays") for name in before)
    assert any(name.startswith("_MAIN_") for name in before)
    assert before[-1] == generation.folder.name
    assert after == [generation.folder.name]
