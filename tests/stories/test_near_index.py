"""The index of signatures: finds what is near, at every size, and survives every end."""

import os
import random
import signal
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.stories.fingerprint import signature
from articles.stories.near_index import (
    DamagedIndexError,
    NearIndex,
    add_to_index,
    one_writer,
    read_contents,
)
from articles.stories.near_run import ROW, Asked, Rows, rows_of
from tests.stories.telling import changed, text

ROOT = Path(__file__).resolve().parents[2]


@cache
def all_rows() -> Rows:
    """Signatures of nobody; every tenth is that of the one five before."""
    rows = np.empty(60_000, ROW)
    rows["pk"] = np.arange(1, 60_001)
    rows["article"] = 10 * rows["pk"]
    rows["places"] = np.random.default_rng(1).integers(0, 2**16, (60_000, 128), np.uint16)
    rows["places"][14::10] = rows["places"][9:-1:10]
    return rows


def some_rows(first: int, last: int) -> Rows:
    """Those with these numbers."""
    return all_rows()[first - 1 : last]


def found(folder: Path, rows: Rows) -> set[tuple[int, int]]:
    """Which fingerprints are nearly that of which row."""
    near = NearIndex.opened(folder).near(Asked.of(rows["places"]), 0.65)
    return {
        (int(rows["pk"][who]), int(pk))
        for each in near
        for who, pk in zip(each.asked, each.pk, strict=True)
    }


def add(folder: Path, rows: Rows) -> None:
    with one_writer(folder):
        add_to_index(folder, [(rows, int(rows["pk"][-1]))])


@given(sizes=st.lists(st.integers(1, 90), min_size=1, max_size=12))
def test_finds_everything_in_however_many_parts_it_came(
    tmp_path_factory: pytest.TempPathFactory, sizes: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("near")
    last = 0
    for size in sizes:
        add(folder, some_rows(last + 1, last + size))
        last += size
    index = NearIndex.opened(folder)
    assert (index.last, index.number) == (last, last)
    assert len(index.runs) <= 13
    rows = some_rows(1, last)
    twins = {(n, n - 5) for n in range(5, last + 1, 10) if n > 5} | {
        (n - 5, n) for n in range(15, last + 1, 10)
    }
    assert found(folder, rows) == {(n, n) for n in range(1, last + 1)} | twins


def test_merges_long_runs_without_losing_any(tmp_path: Path) -> None:
    rows = some_rows(1, 4_800)
    for start in range(0, 4_800, 600):
        add(tmp_path, rows[start : start + 600])
    assert [len(run.rows) for run in NearIndex.opened(tmp_path).runs] == [2_400, 2_400]
    assert {(n, n) for n in range(1, 4_801)} <= found(tmp_path, rows)


def test_finds_texts_that_share_eight_of_ten_shingles(tmp_path: Path) -> None:
    bodies = [text(seed, 200) for seed in range(150)]
    signatures = [signature("", body) or b"" for body in bodies]
    add(tmp_path, rows_of([(n + 1, n + 1, made) for n, made in enumerate(signatures)]))
    chance = random.Random(4)
    near = [changed(body, *chance.sample(range(200), 4)) for body in bodies]
    rows = rows_of([(n + 1, n + 1, signature("", body) or b"") for n, body in enumerate(near)])
    assert len(found(tmp_path, rows) & {(n, n) for n in range(1, 151)}) >= 148


def test_keeps_the_work_small_where_very_many_share_their_words(tmp_path: Path) -> None:
    rows = np.repeat(some_rows(1, 1), 9_000)
    rows["pk"] = np.arange(1, 9_001)
    add(tmp_path, rows)
    first_and_last = {*range(1, 201), *range(8_801, 9_001)}
    assert {pk for _, pk in found(tmp_path, rows[:1])} == first_and_last
    rows["places"][:, 0] = np.arange(9_000)
    add(tmp_path / "alike", rows)
    near = {pk for _, pk in found(tmp_path / "alike", rows[:1])}
    assert near == first_and_last


@pytest.mark.parametrize("harm", ["cut", "changed", "gone"])
def test_tells_when_a_file_is_not_what_was_written(tmp_path: Path, harm: str) -> None:
    add(tmp_path, some_rows(1, 30))
    (file,) = tmp_path.glob("*.run")
    content = file.read_bytes()
    if harm == "gone":
        file.unlink()
    else:
        file.write_bytes(content[:-1] if harm == "cut" else b"\0" + content[1:])
    with pytest.raises(DamagedIndexError, match=file.name):
        NearIndex.opened(tmp_path)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"making": "of yore", "runs": []}'])
def test_is_empty_where_its_contents_cannot_be_read(tmp_path: Path, content: bytes) -> None:
    add(tmp_path, some_rows(1, 30))
    (tmp_path / "contents.json").write_bytes(content)
    assert NearIndex.opened(tmp_path).number == 0


def test_reads_on_in_what_it_opened_while_runs_are_merged(tmp_path: Path) -> None:
    add(tmp_path, some_rows(1, 10))
    before = NearIndex.opened(tmp_path)
    for first in range(11, 200, 10):
        add(tmp_path, some_rows(first, first + 9))
    rows = some_rows(1, 10)
    assert sum(len(near.pk) for near in before.near(Asked.of(rows["places"]), 0.65)) == 10
    assert len(list(tmp_path.glob("*.run"))) == len(read_contents(tmp_path).runs)


ADDS = """
import sys
from pathlib import Path
from tests.stories.test_near_index import add, some_rows
folder, last = Path(sys.argv[1]), int(sys.argv[2])
while True:
    add(folder, some_rows(last + 1, last + 40))
    last += 40
    print(last, flush=True)
"""


@pytest.mark.slow
def test_is_right_after_it_was_killed_at_any_moment(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    chance = random.Random(11)
    for _ in range(6):
        last = read_contents(tmp_path).last
        command = [sys.executable, "-c", ADDS, str(tmp_path), str(last)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(chance.uniform(0, 0.15))
            writer.send_signal(signal.SIGKILL)
            said = writer.stdout.read().split()
        index = NearIndex.opened(tmp_path)
        assert index.last >= max(map(int, said), default=last + 40)
        assert index.number == index.last
    rows = some_rows(1, index.last)
    assert {(n, n) for n in range(1, index.last + 1)} <= found(tmp_path, rows)
