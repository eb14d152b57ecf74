"""Where all articles stand in one bar, the next finer bars say more."""

from dataclasses import replace

from articles.answering.answer import Answer
from articles.search import Counting, DateFilter, Engine


def with_finer_dates(engine: Engine, found: Answer) -> Answer:
    """The same answer with months for a single year, and days for a single month.

    Only where the reader asked for no dates: a chosen year shows its months anyway.
    """
    while (finer := _finer(found)) is not None:
        counting = Counting(facets=(), histogram=finer.histogram)
        dates = engine.current().search(replace(found.resolved, size=1), counting).dates
        if dates is None or not dates.bars:
            break
        found = replace(found, results=replace(found.results, dates=dates))
    return found


def _finer(found: Answer) -> DateFilter | None:
    """The one bar that all dated articles stand in, if it can be taken apart."""
    dates = found.results.dates
    if dates is None or not found.query.dates.is_open or len(dates.bars) != 1 or dates.coarser:
        return None
    bar = dates.bars[0][0]
    finer = DateFilter(bar, bar)
    return finer if finer.histogram != dates.histogram and bar.first != bar.last else None
