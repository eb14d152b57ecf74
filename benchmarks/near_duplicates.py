"""How fast and how well are near-duplicates found?

    python -m benchmarks.near_duplicates                       # 5,000 texts, a million signatures
    python -m benchmarks.near_duplicates --articles 200000 --json near.json

What the signatures find is held against the exact comparison of all pairs, in the same run.
"""

import argparse
import json
import os
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from articles.stories.fingerprint import signature
from articles.stories.near_index import NearIndex, add_to_index, one_writer
from articles.stories.near_run import ROW, Asked, Rows, Run, rows_of
from articles.stories.same_story import SHARED, WORTH_A_LOOK, Told, tell_the_same
from benchmarks.memory import Peak, own_bytes
from benchmarks.near_texts import Newsroom, Written
from benchmarks.timing import timed

BATCH = 500


@dataclass(frozen=True)
class Found:
    """Of so many texts: the pairs that share 80 % and what the signatures found of them."""

    texts: int
    pairs: int
    recall: float
    candidates_per_text: float
    joined: int
    joined_by_mould: int
    not_joined_copies: int
    signing_microseconds: float
    exact_seconds: float
    finding_seconds: float


@dataclass(frozen=True)
class Kept:
    """An index of so many signatures: what looking up and adding takes, and its memory."""

    articles: int
    opening_microseconds: float
    looking_up_microseconds: float
    adding_microseconds: float
    processor_microseconds: float
    own_memory_mb: float
    disk_mb: float


def main() -> None:
    """Measure, print, and write JSON if asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.near_duplicates")
    parser.add_argument("--texts", type=int, default=5_000)
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers here too")
    asked = parser.parse_args()
    kept = keep(asked.articles)  # first, while nothing else is in memory
    print_all(kept)
    found = find(list(Newsroom().articles(asked.texts)))
    print_all(found)
    if asked.json:
        both = {"found": asdict(found), "kept": asdict(kept)}
        asked.json.write_text(json.dumps(both, indent=2) + "\n", encoding="utf-8")


def find(texts: list[Written]) -> Found:
    """Hold what the signatures find against the comparison of all pairs."""
    made, signing = timed(lambda: [signature(text.title, text.body) or b"" for text in texts])
    rows = rows_of([(n, n, one) for n, one in enumerate(made)])
    candidates, finding = timed(lambda: near_pairs(rows))
    told = [Told(text.title, text.body, None) for text in texts]
    exact, comparing = timed(lambda: exact_pairs(told))
    alike = {pair for pair, shared in exact.items() if shared >= SHARED}
    joined = {pair for pair in candidates if tell_the_same(told[pair[0]], told[pair[1]])}
    copies = [
        (one, other)
        for one, other in exact
        if texts[one].original == texts[other].original
        and {texts[one].how, texts[other].how} <= {"original", "copied", "corrected"}
    ]
    moulds = [pair for pair in joined if "of_the_same_mould" in {texts[n].how for n in pair}]
    return Found(
        texts=len(texts),
        pairs=len(alike),
        recall=len(alike & candidates) / max(len(alike), 1),
        candidates_per_text=2 * len(candidates) / len(texts),
        joined=len(joined),
        joined_by_mould=sum(texts[a].how != texts[b].how for a, b in moulds),
        not_joined_copies=sum(pair not in joined for pair in copies),
        signing_microseconds=1e6 * signing / len(texts),
        exact_seconds=comparing,
        finding_seconds=finding,
    )


def near_pairs(rows: Rows) -> set[tuple[int, int]]:
    """The pairs worth a look."""
    pairs = set()
    for near in Run.of(rows).near(Asked.of(rows["places"]), WORTH_A_LOOK):
        pairs |= {
            (a, b) for a, b in zip(near.asked.tolist(), near.pk.tolist(), strict=True) if a < b
        }
    return pairs


def exact_pairs(told: list[Told]) -> dict[tuple[int, int], float]:
    """How much each two share, of all pairs that share anything."""
    having: defaultdict[int, list[int]] = defaultdict(list)
    shared: dict[tuple[int, int], float] = {}
    for number, one in enumerate(told):
        both: Counter[int] = Counter()
        for shingle in one.shingles.tolist():
            both.update(having[shingle])
            having[shingle].append(number)
        for other, count in both.items():
            whole = len(one.shingles) + len(told[other].shingles) - count
            shared[other, number] = count / whole
    return shared


def keep(articles: int) -> Kept:
    """Fill an index batch by batch, as an import does; the times are those of the last tenth.

    The processor's time is that of all three parts, without waiting for the disk and for others.
    """
    chance = np.random.default_rng(1)
    seconds: Counter[str] = Counter()
    before, peak, started = own_bytes(), Peak(os.getpid()), time.time()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for start in range(0, articles, BATCH):
            rows = np.empty(BATCH, ROW)
            rows["pk"] = rows["article"] = np.arange(start + 1, start + BATCH + 1)
            rows["places"] = chance.integers(0, 2**16, (BATCH, 128), np.uint16)
            busy = time.process_time()
            parts = one_batch(folder, rows)
            parts["processor"] = time.process_time() - busy
            if start >= articles * 0.9:
                seconds.update(parts)
        size = sum(path.stat().st_size for path in folder.glob("*.run"))
    peak.stop()
    last = {part: 1e6 * spent / (articles * 0.1) for part, spent in seconds.items()}
    return Kept(
        articles=articles,
        opening_microseconds=last["opening"],
        looking_up_microseconds=last["looking up"],
        adding_microseconds=last["adding"],
        processor_microseconds=last["processor"],
        own_memory_mb=(peak.between(started, time.time()) - before) / 1e6,
        disk_mb=size / 1e6,
    )


def one_batch(folder: Path, rows: Rows) -> dict[str, float]:
    """Look a batch up, and add it."""
    index, opening = timed(lambda: NearIndex.opened(folder))
    _, looking_up = timed(lambda: list(index.near(Asked.of(rows["places"]), WORTH_A_LOOK)))

    def add() -> None:
        with one_writer(folder):
            add_to_index(folder, [(rows, int(rows["pk"][-1]))])

    _, adding = timed(add)
    return {"opening": opening, "looking up": looking_up, "adding": adding}


def print_all(measured: Any) -> None:
    """One line for each number."""
    for name, value in asdict(measured).items():
        shown = f"{value:,.2f}" if isinstance(value, float) else f"{value:,}"
        print(f"{name.replace('_', ' '):>28}  {shown}")
    print()


if __name__ == "__main__":
    main()
