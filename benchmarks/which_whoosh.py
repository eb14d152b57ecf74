"""The same searches with whichever Whoosh is installed: speed, exact top ten, refreshing."""

import argparse
import itertools
import json
import math
import platform
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from whoosh import index, query, versionstring
from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import ID, KEYWORD, NUMERIC, TEXT, Schema
from whoosh.qparser import AndGroup, MultifieldParser
from whoosh.sorting import FieldFacet

from benchmarks.reuters import articles

ONE_WORD = ("oil", "said", "cocoa", "reagan")
TWO_WORDS = ("oil prices", "dollar yen", "trade deficit", "interest rates", "soviet grain")
RARE_PAIRS = ("opec output", "gold mine", "coffee quota", "tax bill", "wheat export")
THREE_WORDS = ("crude oil prices", "west german bank", "u.s. trade japan")
PHRASES = ('"interest rates"', '"money market"', '"crude oil" opec')
BOOLEAN = ("oil NOT opec", "dollar NOT (yen OR mark)", "profit OR loss NOT quarter")
QUERIES = (*ONE_WORD, *TWO_WORDS, *RARE_PAIRS, *THREE_WORDS, *PHRASES, *BOOLEAN)
# Every pair of these is asked for, to see whether a limit changes what the best hits are.
MONEY = (
    "price",
    "dollar",
    "yen",
    "trade",
    "deficit",
    "interest",
    "rate",
    "bank",
    "stock",
    "market",
)
GOODS = ("oil", "opec", "gold", "wheat", "grain", "japan", "company", "share", "profit", "loss")
TITLE_BOOSTS = (1.0, 2.0)
LIMIT = 10
REPEATS = 3
# Scores are sums of products of floats taken in another order; this is far below any real gap.
SCORE_TOLERANCE = 1e-9


@dataclass(frozen=True)
class Timing:
    """How one query fared; times are the best of a few, in milliseconds."""

    query: str
    hits: int
    top_ms: float
    all_ms: float
    grouped_ms: float
    top_is_exact: bool
    best: list[tuple[int, float]]


@dataclass(frozen=True)
class Report:
    """Everything measured with one Whoosh."""

    whoosh: str
    python: str
    articles: int
    articles_per_second: float
    index_bytes: int
    segments: int
    pair_searches: int
    wrong_pairs: list[str]
    refresh_faults: list[str]
    timings: list[Timing]


def make_schema() -> Any:
    """The fields of the comparison."""
    text = StemmingAnalyzer()
    return Schema(
        number=NUMERIC(stored=True, sortable=True),
        title=TEXT(analyzer=text),
        body=TEXT(analyzer=text),
        place=KEYWORD(commas=True),
    )


def build(folder: str, segments: int) -> tuple[Any, int, float]:
    """Index the whole collection in one process, as so many segments."""
    stories = list(articles())
    started = time.perf_counter()
    ix = index.create_in(folder, make_schema())
    size = math.ceil(len(stories) / segments)
    for start in range(0, len(stories), size):
        writer = ix.writer(limitmb=256)
        for story in stories[start : start + size]:
            writer.add_document(
                number=story.number,
                title=story.title,
                body=story.body,
                place=",".join(story.places),
            )
        writer.commit(merge=False)
    return ix, len(stories), len(stories) / (time.perf_counter() - started)


def best_of(run: Callable[[], Any]) -> tuple[Any, float]:
    """The answer of a search and its best time in milliseconds."""
    times = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        answer = run()
        times.append((time.perf_counter() - started) * 1000)
    return answer, min(times)


def top(searcher: Any, results: Any) -> list[tuple[int, float]]:
    """The first ten hits as article number and score."""
    numbers = searcher.reader().column_reader("number")
    return [(int(numbers[doc]), float(score)) for doc, score in list(results.items())[:LIMIT]]


def same_scores(one: list[tuple[int, float]], other: list[tuple[int, float]]) -> bool:
    """Are two lists equally good (hits of one score may change places)?"""
    return len(one) == len(other) and all(
        abs(a - b) <= SCORE_TOLERANCE for (_, a), (_, b) in zip(one, other, strict=True)
    )


def measure(searcher: Any, typed: str) -> Timing:
    """Run one query limited, unlimited, and counted by place."""
    parser = MultifieldParser(["title", "body"], searcher.schema, group=AndGroup)
    asked = parser.parse(typed)
    few, top_ms = best_of(lambda: searcher.search(asked, limit=LIMIT))
    every, all_ms = best_of(lambda: searcher.search(asked, limit=None))
    facet = FieldFacet("place", allow_overlap=True)
    _, grouped_ms = best_of(lambda: searcher.search(asked, limit=LIMIT, groupedby=facet).groups())
    best = top(searcher, every)
    exact = same_scores(best, top(searcher, few))
    return Timing(typed, len(every), top_ms, all_ms, grouped_ms, exact, best)


def wrong_pairs(searcher: Any) -> tuple[int, list[str]]:
    """How many two-word searches were made, and which of them lost a better hit to the limit."""
    asked = 0
    wrong = []
    for boost in TITLE_BOOSTS:
        boosts = {"title": boost}
        parser = MultifieldParser(["title", "body"], searcher.schema, boosts, group=AndGroup)
        for pair in itertools.combinations(MONEY + GOODS, 2):
            wanted = parser.parse(" ".join(pair))
            limited = top(searcher, searcher.search(wanted, limit=LIMIT))
            asked += 1
            if not same_scores(top(searcher, searcher.search(wanted, limit=None)), limited):
                wrong.append(f"{' '.join(pair)} (title x{boost:g})")
    return asked, wrong


def refresh_faults() -> list[str]:
    """What a refreshed searcher gets wrong that a newly opened one gets right."""
    changes: dict[str, Callable[[Any], None]] = {
        "an added document": lambda ix: add(ix, ["4"]),
        "a replaced document": lambda ix: replace(ix, "1"),
        "a deletion": lambda ix: delete(ix, "1"),
        "a deletion and a merge": lambda ix: delete(ix, "1", optimize=True),
        "a merge": lambda ix: ix.optimize(),
    }
    faults = []
    for name, change in changes.items():
        with tempfile.TemporaryDirectory() as folder:
            ix = index.create_in(folder, Schema(key=ID(stored=True, unique=True)))
            add(ix, ["1", "2"])
            add(ix, ["3"])
            old = ix.searcher()
            change(ix)
            with ix.searcher() as fresh:
                expected = keys(fresh)
            found = keys(old.refresh())
            if found != expected:
                faults.append(f"{name}: found {found}, expected {expected}")
    return faults


def add(ix: Any, names: list[str]) -> None:
    """Commit documents as a segment of their own."""
    writer = ix.writer()
    for name in names:
        writer.add_document(key=name)
    writer.commit(merge=False)


def replace(ix: Any, name: str) -> None:
    """Write a document again under its old key."""
    writer = ix.writer()
    writer.update_document(key=name)
    writer.commit(merge=False)


def delete(ix: Any, name: str, **commit: bool) -> None:
    """Delete a document, and write all segments as one if asked."""
    writer = ix.writer()
    writer.delete_by_term("key", name)
    writer.commit(**commit or {"merge": False})


def keys(searcher: Any) -> list[str]:
    """The keys of every document a searcher finds."""
    found = searcher.search(query.Every(), limit=None)
    return sorted(hit["key"] for hit in found)


def compare(segments: int) -> Report:
    """Build, search, refresh."""
    with tempfile.TemporaryDirectory() as folder:
        ix, count, rate = build(folder, segments)
        size = sum(path.stat().st_size for path in Path(folder).iterdir())
        with ix.searcher() as searcher:
            timings = [measure(searcher, typed) for typed in QUERIES]
            pairs, wrong = wrong_pairs(searcher)
    return Report(
        whoosh=versionstring(),
        python=platform.python_version(),
        articles=count,
        articles_per_second=rate,
        index_bytes=size,
        segments=segments,
        pair_searches=pairs,
        wrong_pairs=wrong,
        refresh_faults=refresh_faults(),
        timings=timings,
    )


def show(report: Report) -> None:
    """Print a report as a table."""
    print(f"Whoosh {report.whoosh}, Python {report.python}")
    print(f"built {report.articles:,} articles at {report.articles_per_second:,.0f}/s,", end=" ")
    print(f"{report.index_bytes / 1e6:,.1f} MB, {report.segments} segments")
    print(f"{'query':28} {'hits':>7} {'top 10':>9} {'all':>9} {'grouped':>9}  top 10 exact")
    for row in report.timings:
        times = f"{row.top_ms:6.1f} ms {row.all_ms:6.1f} ms {row.grouped_ms:6.1f} ms"
        print(f"{row.query:28} {row.hits:7,} {times}  {'yes' if row.top_is_exact else 'NO'}")
    inexact = sum(not row.top_is_exact for row in report.timings)
    print(f"{inexact} of these {len(report.timings)} lost a better hit to the limit")
    print(f"{len(report.wrong_pairs)} of {report.pair_searches} two-word searches did:", end=" ")
    print(", ".join(report.wrong_pairs) or "none")
    for fault in report.refresh_faults:
        print(f"refresh after {fault}")


def show_difference(report: Report, other: Path) -> None:
    """Print how far the exact scores are from those in another report."""
    theirs = json.loads(other.read_text(encoding="utf-8"))
    worst = 0.0
    for mine, row in zip(report.timings, theirs["timings"], strict=True):
        pairs = zip(mine.best, row["best"], strict=True)
        worst = max([worst, *(abs(one[1] - two[1]) for one, two in pairs)])
    print(f"largest difference of an exact score from Whoosh {theirs['whoosh']}: {worst:.3g}")


def main() -> None:
    """Measure the installed Whoosh, print a table, keep the numbers if asked."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.which_whoosh", description=__doc__)
    options.add_argument("--json", type=Path, metavar="FILE", help="write the numbers to a file")
    options.add_argument("--against", type=Path, metavar="FILE", help="compare with such a file")
    options.add_argument("--segments", type=int, default=1, metavar="N", help="commits to build in")
    asked = options.parse_args()
    report = compare(asked.segments)
    show(report)
    if asked.against:
        show_difference(report, asked.against)
    if asked.json:
        asked.json.write_text(json.dumps(asdict(report), indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
