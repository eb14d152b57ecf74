"""Times of one query with one engine, and what is made of them."""

import math
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

Answer = TypeVar("Answer")
Item = TypeVar("Item")

SLOW_SECONDS, VERY_SLOW_SECONDS = 0.5, 5.0


@dataclass
class Times:
    """Seconds: cold, which is opening anew and asking once, and warm, once a round."""

    cold: float = 0.0
    warm: list[float] = field(default_factory=list)

    @property
    def median_ms(self) -> float:
        """The middle of the warm times."""
        return statistics.median(self.warm) * 1000

    @property
    def p95_ms(self) -> float:
        """The warm time that 95 of 100 do not exceed (of few runs: the slowest)."""
        return sorted(self.warm)[math.ceil(0.95 * len(self.warm)) - 1] * 1000

    def wanted(self, repeats: int) -> int:
        """How many warm runs: fewer for what is slow."""
        if self.cold > VERY_SLOW_SECONDS:
            return 1
        return min(repeats, 2) if self.cold > SLOW_SECONDS else repeats


class Unhurried(Iterator[Item]):
    """Passes things on, and knows how long it waited for them."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = iter(items)
        self.seconds = 0.0

    def __next__(self) -> Item:
        started = time.perf_counter()
        try:
            return next(self._items)
        finally:
            self.seconds += time.perf_counter() - started


def timed(run: Callable[[], Answer]) -> tuple[Answer, float]:
    """What something returns, and how many seconds it took."""
    started = time.perf_counter()
    answer = run()
    return answer, time.perf_counter() - started


def geometric_mean(values: Iterable[float]) -> float | None:
    """The geometric mean; None of nothing."""
    logarithms = [math.log(value) for value in values]
    return math.exp(statistics.fmean(logarithms)) if logarithms else None
