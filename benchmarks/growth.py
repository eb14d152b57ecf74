"""What becomes of rates, times, memory and disk as the archive grows."""

import argparse
import json
import shutil
import statistics
import tempfile
from collections.abc import Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.collection import text_bytes
from benchmarks.growth_plot import growth_svg
from benchmarks.memory import mapped_bytes, own_bytes
from benchmarks.own_process import run_apart
from benchmarks.peers import NEWSDESK, PEERS, Peer
from benchmarks.prepared import analysed_documents, index_folder, prepared
from benchmarks.questions import questions
from benchmarks.reuters import cache_folder
from benchmarks.timing import Times, geometric_mean, timed
from benchmarks.updating import update_times

SIZES = (20_000, 200_000, 1_000_000)
ROUNDS = 5
UPDATES = 5
VALUES = 20
MB = 1_000_000


def read_one(name: str, articles: int) -> dict[str, Any]:
    """Open, ask everything a few times, and look at this process's memory."""
    peer = PEERS[name](index_folder(name, articles))
    before = own_bytes()
    _, opening = timed(peer.open)
    opened = own_bytes() - before
    times = {question: Times() for question in map(_key, questions())}
    for round_ in range(ROUNDS + 1):
        for question in questions():
            _, seconds = timed(partial(peer.ask, question, VALUES))
            if round_:
                times[_key(question)].warm.append(seconds)
    own, mapped = own_bytes() - before, mapped_bytes()
    peer.close()
    middle, longest = _updates(name, articles)
    medians = [found.median_ms for found in times.values()]
    return {
        "open_ms": opening * 1000,
        "opened_own_bytes": opened,
        "own_bytes": own,
        "whole_own_bytes": own + before,
        "mapped_bytes": mapped,
        "update_ms": middle,
        "longest_update_ms": longest,
        "query_ms": {question: found.median_ms for question, found in times.items()},
        "median_query_ms": statistics.median(medians),
        "mean_query_ms": geometric_mean(medians),
        "slowest_query_ms": max(medians),
    }


def _key(question: Any) -> str:
    return str(question.name)


def _updates(name: str, articles: int) -> tuple[float, float]:
    """Update a copy, so that the index can be used again."""
    with tempfile.TemporaryDirectory(dir=cache_folder().parent) as folder:
        copy = Path(folder) / "index"
        shutil.copytree(index_folder(name, articles), copy)
        peer: Peer = PEERS[name](copy)
        peer.open()
        found = update_times(peer, list(islice(analysed_documents(articles), UPDATES)))
        peer.close()
    return found


def grow(names: Sequence[str], sizes: Sequence[int], rebuild: bool) -> list[dict[str, Any]]:
    """Every engine at every size; building in this process, reading in another."""
    rows = []
    for articles in sizes:
        text = text_bytes(articles)
        for name in names:
            _, built = prepared(name, articles, rebuild=rebuild)
            said, _ = run_apart("benchmarks.growth", "--one", name, "--sizes", str(articles))
            found = {
                "engine": name,
                "articles": articles,
                "articles_per_second": built.rate(articles),
                "disk_bytes": built.bytes,
                "disk_per_text": built.bytes / text,
                **said,
            }
            rows.append(found)
            print(row(found), flush=True)
    return rows


def row(found: dict[str, Any]) -> str:
    """One engine at one size in a line."""
    return (
        f"{found['engine']:10}{found['articles']:>10,}{found['articles_per_second']:>9,.0f}/s"
        f"{found['disk_bytes'] / MB:>9,.0f} MB{found['disk_per_text']:>6.2f}"
        f"{found['open_ms']:>8.1f} ms{found['mean_query_ms']:>8.2f} ms"
        f"{found['median_query_ms']:>8.2f} ms{found['slowest_query_ms']:>8.1f} ms"
        f"{found['update_ms']:>8.0f} ms{found['longest_update_ms']:>8.0f} ms"
        f"{found['whole_own_bytes'] / MB:>8,.0f} MB{found['mapped_bytes'] / MB:>8,.0f} MB"
    )


def main() -> None:
    """Measure, print a table, keep the numbers if asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), metavar="N,N")
    parser.add_argument("--peers", default=f"{NEWSDESK},tantivy", help="(%(default)s)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all numbers to a file")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="draw the curves as an SVG")
    parser.add_argument("--rebuild", action="store_true", help="measure building again")
    parser.add_argument("--one", default="", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    sizes = [int(size) for size in asked.sizes.split(",")]
    if asked.one:
        print(json.dumps(read_one(asked.one, sizes[0])))
        return
    print(f"{'':10}{'articles':>10}{'built':>11}{'disk':>12}{'/text':>6}{'open':>11}", end="")
    print(f"{'geo. mean':>11}{'median':>11}{'slowest':>11}{'update':>11}{'longest':>11}", end="")
    print(f"{'own':>11}{'mapped':>11}")
    measured = grow(asked.peers.split(","), sizes, asked.rebuild)
    if asked.json:
        asked.json.write_text(json.dumps(measured, indent=1), encoding="utf-8")
    if asked.plot:
        asked.plot.write_text(growth_svg(measured), encoding="utf-8")


if __name__ == "__main__":
    main()
