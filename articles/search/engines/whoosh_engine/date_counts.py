"""The one door for counting dates."""

import datetime as dt
from collections import Counter

import numpy as np

from articles.dates import PartialDate, Precision
from articles.search.date_filter import Granularity, Histogram
from articles.search.engines.whoosh_engine.arrays import Mask
from articles.search.engines.whoosh_engine.fields import UNKNOWN_DAY
from articles.search.engines.whoosh_engine.segment import OpenSegment
from articles.search.results import DateCounts

_UNITS = {Granularity.YEAR: "Y", Granularity.MONTH: "M", Granularity.DAY: "D"}
# The most days that a date may span to stand in a bar of this width.
_WIDEST = {Granularity.YEAR: 366, Granularity.MONTH: 31, Granularity.DAY: 1}
_EPOCH = dt.date(1970, 1, 1).toordinal()


class DateTally:
    """Adds up the bars of a histogram over all segments."""

    def __init__(self, histogram: Histogram) -> None:
        self._histogram = histogram
        self._bars: Counter[PartialDate] = Counter()
        self._coarser = 0
        self._unknown = 0

    def add(self, segment: OpenSegment, counted: Mask) -> None:
        """Count the documents of a segment at which the mask is true."""
        first = segment.integers("first_day")[counted]
        last = segment.integers("last_day")[counted]
        known = first != UNKNOWN_DAY
        self._unknown += int(np.count_nonzero(~known))
        within = known
        if self._histogram.first is not None:
            within = within & (first >= self._histogram.first.toordinal())
        if self._histogram.last is not None:
            within = within & (last <= self._histogram.last.toordinal())
        fits = within & (last - first < _WIDEST[self._histogram.granularity])
        self._coarser += int(np.count_nonzero(within & ~fits))
        days = (first[fits] - _EPOCH).astype("M8[D]")
        starts = days.astype(f"M8[{_UNITS[self._histogram.granularity]}]")
        self._add_bars(starts.astype(np.int64), starts.dtype)

    def _add_bars(
        self, numbers: np.ndarray[tuple[int], np.dtype[np.int64]], unit: np.dtype[np.datetime64]
    ) -> None:
        if not len(numbers):
            return
        lowest = int(numbers.min())
        counts = np.bincount(numbers - lowest)
        filled = np.flatnonzero(counts)
        bars = (filled + lowest).astype(unit).astype("M8[D]").astype(object)
        precision = Precision(self._histogram.granularity)
        for bar, count in zip(bars, counts[filled].tolist(), strict=True):
            self._bars[PartialDate(bar, precision)] += count

    def result(self) -> DateCounts:
        """The bars in order of time."""
        bars = tuple(sorted(self._bars.items(), key=lambda item: item[0].first))
        return DateCounts(self._histogram, bars, self._coarser, self._unknown)
