"""The same faceted searches with Newsdesk and its peers, side by side in one run."""

import argparse
import gc
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from benchmarks.agreement import disagreements
from benchmarks.collection import text_bytes
from benchmarks.peers import NEWSDESK, PEERS, Peer, PeerUnavailableError, Told
from benchmarks.prepared import prepared
from benchmarks.questions import Question, questions
from benchmarks.search_tables import Measured, as_json, print_tables
from benchmarks.timing import Times, timed

REPEATS = 9
VALUES = 20


def prepare(names: Sequence[str], articles: int, rebuild: Sequence[str]) -> dict[str, Peer]:
    """Build what is not built yet, and say aloud which peers are not there."""
    peers = {}
    text = text_bytes(articles)
    for name in names:
        try:
            peer, built = prepared(name, articles, rebuild=name in rebuild or "all" in rebuild)
        except PeerUnavailableError as missing:
            print(f"SKIPPED {name}: {missing}")
            continue
        peers[name] = peer
        print(
            f"{name}: built {built.rate(articles):,.0f} articles/s, "
            f"{built.bytes / 1e6:,.1f} MB, {built.bytes / text:.2f} of the text",
            flush=True,
        )
    return peers


def ask_cold(peers: Mapping[str, Peer], row: Measured, values: int | None) -> None:
    """Ask each engine right after opening it anew."""
    for name, peer in peers.items():
        answer, row.times[name].cold = timed(partial(_open_and_ask, peer, row.question, values))
        total = answer().total
        row.total = total if name == NEWSDESK else row.total or total


def _open_and_ask(peer: Peer, question: Question, values: int | None) -> Told:
    peer.open()
    return peer.ask(question, values)


def compare(peers: Mapping[str, Peer], row: Measured) -> None:
    """Compare all totals and all counts of all engines, however long it takes."""
    row.disagreements = disagreements(
        {name: peer.ask(row.question, None)() for name, peer in peers.items()}
    )


def ask_warm(
    peers: Mapping[str, Peer], rows: Sequence[Measured], repeats: int, values: int | None
) -> None:
    """Ask everything again and again, all engines in turn.

    Who is timed has just answered the same, so that the processor's caches and the allocator hold
    what it left there and not what another engine did; so they would where it runs alone. That is
    spared where it makes no difference: to the slow.
    """
    for _ in range(repeats):
        gc.collect()
        gc.disable()
        for row in rows:
            for name, peer in peers.items():
                times = row.times[name]
                wanted = times.wanted(repeats)
                if len(times.warm) >= wanted:
                    continue
                if wanted == repeats:
                    peer.ask(row.question, values)
                _, seconds = timed(partial(peer.ask, row.question, values))
                times.warm.append(seconds)
        gc.enable()


def measure(
    peers: Mapping[str, Peer],
    repeats: int,
    values: int | None,
    chosen: Callable[[Question], bool],
) -> list[Measured]:
    """Cold, compared, warm."""
    rows = [
        Measured(question, times={name: Times() for name in peers})
        for question in questions()
        if chosen(question)
    ]
    with ExitStack() as opened:
        for peer in peers.values():
            peer.open()
            opened.callback(peer.close)
        for number, row in enumerate(rows, start=1):
            ask_cold(peers, row, values)
            compare(peers, row)
            if sys.stdout.isatty():
                print(f"\rcold and compared: {number} of {len(rows)}", end="", flush=True)
        for peer in peers.values():
            peer.open()
        ask_warm(peers, rows, repeats, values)
    return rows


def main() -> None:
    """Build, ask, compare, print, keep the numbers if asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--articles", type=int, default=200_000, metavar="N")
    parser.add_argument("--peers", default=",".join(PEERS), help="some of: %(default)s")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all numbers to a file")
    parser.add_argument("--repeats", type=int, default=REPEATS, help="warm runs (%(default)s)")
    parser.add_argument(
        "--values", default=str(VALUES), help="counts a facet (%(default)s), or all"
    )
    parser.add_argument("--shape", default="", help="only queries of this shape")
    parser.add_argument("--rebuild", default="", metavar="PEERS", help="build anew; all for all")
    asked = parser.parse_args()
    names = asked.peers.split(",")
    unknown = sorted(set(names) - set(PEERS))
    if unknown:
        parser.error(f"no such peers: {', '.join(unknown)}; there are {', '.join(PEERS)}")
    shapes = sorted({question.shape for question in questions()})
    if asked.shape not in ("", *shapes):
        parser.error(f"no such shape: {asked.shape}; there are {', '.join(shapes)}")
    if asked.repeats < 1:
        parser.error("--repeats needs at least 1")
    peers = prepare(names, asked.articles, asked.rebuild.split(","))
    values = None if asked.values == "all" else int(asked.values)
    rows = measure(peers, asked.repeats, values, lambda q: asked.shape in ("", q.shape))
    print_tables(rows, list(peers))
    if asked.json:
        text = json.dumps(as_json(asked.articles, rows), indent=1)
        asked.json.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
