"""Building with each engine's own analysis, updating, opening; memory and disk."""

import argparse
import json
import os
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.collection import text_bytes
from benchmarks.memory import tree_bytes
from benchmarks.own_process import run_apart
from benchmarks.peers import NEWSDESK, PEERS, PeerUnavailableError
from benchmarks.prepared import plain_documents
from benchmarks.reuters import cache_folder
from benchmarks.timing import timed
from benchmarks.updating import update_times

UPDATES = 11
OPENINGS = 7
MB = 1_000_000


def build_one(name: str, articles: int) -> dict[str, Any]:
    """Build, open and update with one engine, in this process."""
    documents = list(plain_documents(articles))
    before = tree_bytes(os.getpid())
    with tempfile.TemporaryDirectory(dir=cache_folder().parent) as folder:
        Path(folder).chmod(0o755)
        index = Path(folder) / "index"
        index.mkdir()
        try:
            peer = PEERS[name](index, own_analysis=True)
            start = time.time()
            _, seconds = timed(lambda: peer.build(documents))
        except PeerUnavailableError as missing:
            return {"skipped": str(missing)}
        end = time.time()
        openings = [timed(peer.open)[1] for _ in range(OPENINGS)]
        size = peer.size()
        step = max(1, articles // UPDATES)
        middle, longest = update_times(peer, documents[::step][:UPDATES])
        peer.close()
        shutil.rmtree(index)
    return {
        "start": start,
        "end": end,
        "before_bytes": before,
        "articles_per_second": articles / seconds,
        "disk_bytes": size,
        "open_ms": statistics.median(openings) * 1000,
        "update_ms": middle,
        "longest_update_ms": longest,
    }


def build_all(names: list[str], articles: int) -> dict[str, Any]:
    """Each engine in a process of its own."""
    text = text_bytes(articles)
    engines: dict[str, Any] = {}
    for name in names:
        said, peak = run_apart("benchmarks.build", "--one", name, "--articles", str(articles))
        if "skipped" in said:
            print(f"SKIPPED {name}: {said['skipped']}")
            continue
        said["peak_bytes"] = max(0, peak(said.pop("start"), said.pop("end")) - said["before_bytes"])
        del said["before_bytes"]
        said["disk_per_text"] = said["disk_bytes"] / text
        engines[name] = said
        print(row(name, said), flush=True)
    ours = engines.get(NEWSDESK, {}).get("articles_per_second", 0.0)
    ratios = {name: ours / found["articles_per_second"] for name, found in engines.items()}
    ratios.pop(NEWSDESK, None)
    return {"articles": articles, "text_bytes": text, "engines": engines, "ratio": ratios}


def row(name: str, found: dict[str, Any]) -> str:
    """One engine in a line."""
    return (
        f"{name:14}{found['articles_per_second']:>10,.0f}/s{found['peak_bytes'] / MB:>9,.0f} MB"
        f"{found['disk_bytes'] / MB:>9,.0f} MB{found['disk_per_text']:>7.2f}"
        f"{found['open_ms']:>9.1f} ms{found['update_ms']:>9.1f} ms"
        f"{found['longest_update_ms']:>9.1f} ms"
    )


def main() -> None:
    """Build with every engine, print a table, keep the numbers if asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.build", description=__doc__)
    parser.add_argument("--articles", type=int, default=200_000, metavar="N")
    parser.add_argument("--peers", default=",".join(PEERS), help="some of: %(default)s")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all numbers to a file")
    parser.add_argument("--one", default="", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(build_one(asked.one, asked.articles)))
        return
    print(f"{'':14}{'built':>12}{'memory':>12}{'disk':>12}{'/text':>7}", end="")
    print(f"{'open':>12}{'update':>12}{'longest':>12}")
    measured = build_all(asked.peers.split(","), asked.articles)
    for name, ratio in measured["ratio"].items():
        print(f"Newsdesk builds at {ratio:.2f} times the rate of {name}")
    if asked.json:
        asked.json.write_text(json.dumps(measured, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
