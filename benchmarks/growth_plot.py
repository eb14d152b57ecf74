"""Draws what benchmarks.growth measured, as an SVG that needs nothing to be shown."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from typing import Any

WIDTH, HEIGHT = 880, 300
LEFT, RIGHT, TOP, BOTTOM, GAP = 52, 34, 44, 44, 40
COLOURS = ("#0b6e99", "#b3541e", "#557a2b", "#7a4b9a")
DASHES = ("", "6 4", "2 3", "9 3 2 3")

Row = Mapping[str, Any]
Curve = tuple[str, list[tuple[float, float]]]


def growth_svg(rows: Sequence[Row]) -> str:
    """Two charts over the number of articles, both with logarithmic axes: times and memory."""
    half = (WIDTH - GAP) // 2
    engines = list(dict.fromkeys(row["engine"] for row in rows))
    times = [
        _curve(rows, engine, f"{engine}, {words}", value)
        for engine in engines
        for words, value in (
            ("mean query", lambda row: row["mean_query_ms"]),
            ("slowest query", lambda row: row["slowest_query_ms"]),
        )
    ]
    own = [e for e in engines if e == "newsdesk"] or engines[:1]
    sizes = [
        _curve(rows, engine, f"{engine}, {words}", value)
        for engine in own
        for words, value in (
            ("a worker's own memory", lambda row: row["whole_own_bytes"] / 1e6),
            ("on disk", lambda row: row["disk_bytes"] / 1e6),
        )
    ]
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
            'font-family="sans-serif" font-size="11" role="img" '
            'aria-label="Times, memory and disk as the archive grows">'
        ),
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        *_chart(0, half, "milliseconds, warm", times),
        *_chart(half + GAP, half, "megabytes", sizes),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _curve(rows: Sequence[Row], engine: str, label: str, value: Callable[[Row], float]) -> Curve:
    return label, [(row["articles"], value(row)) for row in rows if row["engine"] == engine]


def _chart(x: int, width: int, title: str, curves: Sequence[Curve]) -> Iterator[str]:
    points = [point for _, found in curves for point in found]
    across = _scale([point[0] for point in points], x + LEFT, x + width - RIGHT)
    up = _scale(_decades([point[1] for point in points]), HEIGHT - BOTTOM, TOP + 34)
    yield f'<text x="{x + LEFT}" y="18" font-size="13" fill="#222">{escape(title)}</text>'
    for tick in _decades([point[1] for point in points]):
        y = up(tick)
        yield f'<path d="M{x + LEFT} {y:.0f}H{x + width - RIGHT}" stroke="#ddd"/>'
        place = f'x="{x + LEFT - 6}" y="{y + 4:.0f}"'
        yield f'<text {place} text-anchor="end" fill="#444">{tick:,g}</text>'
    for tick in sorted({point[0] for point in points}):
        place = f'x="{across(tick):.0f}" y="{HEIGHT - BOTTOM + 18}"'
        yield f'<text {place} text-anchor="middle" fill="#444">{tick:,}</text>'
    yield (
        f'<text x="{x + LEFT + (width - LEFT - RIGHT) // 2}" y="{HEIGHT - 8}" '
        'text-anchor="middle" fill="#444">articles</text>'
    )
    for number, (label, found) in enumerate(curves):
        stroke = f'stroke="{COLOURS[number % 4]}" stroke-dasharray="{DASHES[number % 4]}"'
        path = "L".join(f"{across(a):.1f} {up(b):.1f}" for a, b in found)
        yield f'<path d="M{path}" fill="none" stroke-width="2" {stroke}/>'
        column, line = divmod(number, 2)
        at, y = x + LEFT + column * 180, 34 + line * 15
        yield f'<path d="M{at} {y - 4}h22" stroke-width="2" {stroke}/>'
        yield f'<text x="{at + 28}" y="{y}" fill="#222">{escape(label)}</text>'


def _scale(values: Sequence[float], start: float, end: float) -> Callable[[float], float]:
    low, high = math.log(min(values)), math.log(max(values))
    return lambda value: start + (math.log(value) - low) / ((high - low) or 1) * (end - start)


def _decades(values: Sequence[float]) -> list[float]:
    """The powers of ten around some numbers."""
    first, last = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return [10.0**power for power in range(first, last + 1)]
