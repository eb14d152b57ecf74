"""FrontPage: every name that the front page's template may use."""

from dataclasses import dataclass, replace

from articles.answering import Answer
from articles.web.facet_panel import FacetPanel, facet_panels
from articles.web.histogram import ACROSS, Histogram, build_histogram
from articles.web.rows import Row, build_rows

NEWEST_SHOWN = 10
PANELS = ("country", "leader", "organization")


@dataclass(frozen=True)
class FrontPage:
    """The archive at a glance."""

    total: int
    span: str
    newest: list[Row]
    panels: list[FacetPanel]
    histogram: Histogram | None


def build_front_page(everything: Answer) -> FrontPage:
    """The front page, from the answer to the empty Query."""
    results = everything.results
    newest = replace(everything, results=replace(results, hits=results.hits[:NEWEST_SHOWN]))
    bars = results.dates.bars if results.dates else ()
    ends = [bar.words for bar, _ in (*bars[:1], *bars[1:][-1:])]
    return FrontPage(
        total=results.total,
        span=" to ".join(ends),
        newest=build_rows(newest),
        panels=[panel for panel in facet_panels(everything) if panel.name in PANELS],
        histogram=build_histogram(results.dates, everything.query, ACROSS)
        if results.dates
        else None,
    )
