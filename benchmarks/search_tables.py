"""The results of the search benchmark, as JSON and as tables."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.peers import NEWSDESK, PEERS
from benchmarks.questions import Question
from benchmarks.timing import Times, geometric_mean

OTHERS = tuple(name for name in PEERS if name != NEWSDESK)


@dataclass
class Measured:
    """One question: how long each engine took, and which disagree with the others."""

    question: Question
    total: int = 0
    times: dict[str, Times] = field(default_factory=dict)
    disagreements: dict[str, str] = field(default_factory=dict)

    def ratio(self, peer: str, cold: bool = False) -> float | None:
        """How many times as long as Newsdesk a peer took; None when one was not asked."""
        if peer not in self.times or NEWSDESK not in self.times:
            return None
        ours, theirs = self.times[NEWSDESK], self.times[peer]
        return theirs.cold / ours.cold if cold else theirs.median_ms / ours.median_ms


def mean_ratio(rows: Sequence[Measured], peer: str, cold: bool = False) -> float | None:
    """The geometric mean of a peer's ratios."""
    ratios = (row.ratio(peer, cold) for row in rows)
    return geometric_mean(ratio for ratio in ratios if ratio is not None)


def as_json(articles: int, rows: Sequence[Measured]) -> dict[str, Any]:
    """Everything measured."""
    return {
        "articles": articles,
        "queries": [_query_as_json(row) for row in rows],
        "ratio": {peer: mean_ratio(rows, peer) for peer in OTHERS},
    }


def _query_as_json(row: Measured) -> dict[str, Any]:
    return {
        "query": row.question.name,
        "shape": row.question.shape,
        "narrowing": row.question.narrowing,
        "total": row.total,
        "engines": {
            name: {
                "cold_ms": round(times.cold * 1000, 4),
                "median_ms": round(times.median_ms, 4),
                "p95_ms": round(times.p95_ms, 4),
                "runs": len(times.warm),
                "disagrees": row.disagreements.get(name, ""),
            }
            for name, times in row.times.items()
        },
        "ratio": {peer: row.ratio(peer) for peer in OTHERS},
    }


def print_tables(rows: Sequence[Measured], peers: Sequence[str]) -> None:
    """Print every query, then the geometric means by shape, by narrowing, and of all."""
    _print_queries(rows, list(peers))
    others = [name for name in peers if name != NEWSDESK]
    print("\nGeometric means of peer time / Newsdesk time, warm")
    print(f"{'':32}{'queries':>8}" + "".join(f"{name:>14}" for name in others))
    _print_groups(rows, others, lambda row: row.question.shape)
    _print_groups(rows, others, lambda row: row.question.narrowing)
    _print_means("all", rows, others)
    _print_means("all, cold", rows, others, cold=True)
    for name in peers:
        _print_behind(rows, name)
    _print_disagreements(rows)


def _print_queries(rows: Sequence[Measured], peers: Sequence[str]) -> None:
    print("\nWarm median ms (p95), with the number of runs where fewer than most")
    print(f"{'query':64}{'hits':>9}" + "".join(f"{name:>22}" for name in peers))
    most = max(len(times.warm) for row in rows for times in row.times.values())
    for row in rows:
        cells = (_cell(row.times[name], most) for name in peers)
        print(f"{row.question.name:64.64}{row.total:>9,}" + "".join(cells))


def _cell(times: Times, most: int) -> str:
    runs = f" /{len(times.warm)}" if len(times.warm) < most else ""
    return f"{f'{times.median_ms:,.2f} ({times.p95_ms:,.2f}){runs}':>22}"


def _print_groups(
    rows: Sequence[Measured], others: Sequence[str], group: Callable[[Measured], str]
) -> None:
    for name in dict.fromkeys(map(group, rows)):
        _print_means(name, [row for row in rows if group(row) == name], others)
    print()


def _print_means(
    name: str, rows: Sequence[Measured], others: Sequence[str], cold: bool = False
) -> None:
    means = (mean_ratio(rows, peer, cold) for peer in others)
    cells = (f"{mean:>14,.2f}" if mean is not None else f"{'-':>14}" for mean in means)
    print(f"{name:32}{len(rows):>8}" + "".join(cells))


def _print_behind(rows: Sequence[Measured], peer: str) -> None:
    ratios = [(row.ratio(peer), row) for row in rows if peer != NEWSDESK]
    ahead = [(ratio, row) for ratio, row in ratios if ratio is not None and ratio < 1]
    if ahead:
        print(f"\n{peer} is faster in {len(ahead)} of {len(rows)}:")
    for ratio, row in sorted(ahead, key=lambda pair: pair[0]):
        print(f"  {ratio:5.2f}  {row.question.shape}: {row.question.name} ({row.total:,} hits)")


def _print_disagreements(rows: Sequence[Measured]) -> None:
    found: list[tuple[Measured, Mapping[str, str]]] = [
        (row, row.disagreements) for row in rows if row.disagreements
    ]
    print(f"\n{len(found)} of {len(rows)} queries counted differently by some engine")
    for row, told in found:
        for name, difference in told.items():
            print(f"  {row.question.name}: {name}: {difference}")
