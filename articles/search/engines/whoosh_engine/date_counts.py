"""The one door for counting dates."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from articles.dates import PartialDate, Precision
from articles.search.date_filter import Granularity, Histogram
from articles.search.engines.whoosh_engine.arrays import Mask, Numbers
from articles.search.engines.whoosh_engine.document_set import DocumentSet
from articles.search.engines.whoosh_engine.fields import UNKNOWN_DAY
from articles.search.engines.whoosh_engine.segment import OpenSegment
from articles.search.engines.whoosh_engine.stories import Members, Repeats
from articles.search.results import DateCounts

_UNITS = {Granularity.YEAR: "Y", Granularity.MONTH: "M", Granularity.DAY: "D"}
# The most days that a date may span to stand in a bar of this width.
_WIDEST = {Granularity.YEAR: 366, Granularity.MONTH: 31, Granularity.DAY: 1}
_EPOCH = dt.date(1970, 1, 1).toordinal()
_UNKNOWN, _COARSER, _FIRST = 0, 1, 2
_REMEMBERED_BARS = 50_000
# What is noted of stories is never below zero: bars begin after the codes, also those of year 1.
_SHIFT = 1 << 20


@dataclass(frozen=True)
class Periods:
    """The bar in which each document of a segment stands.

    `codes` are _UNKNOWN, _COARSER, or _FIRST for the bar that begins `lowest` units after 1970.
    """

    codes: NDArray[np.int32]
    lowest: int

    @property
    def nbytes(self) -> int:
        """How much memory it takes."""
        return self.codes.nbytes


class DateTally:
    """Adds up the bars of a histogram over all segments."""

    def __init__(self, histogram: Histogram) -> None:
        self._histogram = histogram
        self._numbers: list[Numbers] = []
        self._counts: list[Numbers] = []
        self._coarser = 0
        self._unknown = 0
        self._repeats = Repeats()

    def add(self, segment: OpenSegment, counted: DocumentSet, members: Members | None) -> None:
        """Count these documents of a segment; where stories count, with their `members`."""
        periods = _periods(segment, self._histogram.granularity)
        documents = counted.documents
        codes = periods.codes if len(documents) == segment.size else periods.codes.take(documents)
        counts = np.bincount(codes, minlength=_FIRST)
        self._unknown += int(counts[_UNKNOWN])
        if counts[_COARSER]:
            within = self._within(segment, documents[codes == _COARSER])
            self._coarser += int(np.count_nonzero(within))
        filled = np.flatnonzero(counts[_FIRST:])
        self._numbers.append(filled + periods.lowest)
        self._counts.append(counts[_FIRST:][filled])
        if members is not None:
            self._note(segment, periods, members)

    def result(self) -> DateCounts:
        """The bars in order of time."""
        numbers, counts = self._added_up()
        self._count_stories_once(numbers, counts)
        if self._histogram.first or self._histogram.last:
            within = self._lie_within(numbers)
            numbers, counts = numbers.compress(within), counts.compress(within)
        bars_by_number = _bars(self._histogram.granularity)
        named = map(bars_by_number.__getitem__, numbers.tolist())
        bars = list(zip(named, counts.tolist(), strict=True))
        return DateCounts(
            self._histogram, tuple(bars), self._coarser, self._unknown, self._across()
        )

    def _note(self, segment: OpenSegment, periods: Periods, members: Members) -> None:
        """Note in which bars documents of stories stand."""
        codes = periods.codes.take(members.documents).astype(np.int64)
        values = np.where(codes < _FIRST, codes, codes - _FIRST + periods.lowest + _SHIFT)
        counted = codes != _COARSER
        counted[~counted] = self._within(segment, members.documents.compress(~counted))
        self._repeats.add(members.stories.compress(counted), values.compress(counted))

    def _count_stories_once(self, numbers: Numbers, counts: Numbers) -> None:
        """Take from the counts of all bars, in order, what stories were counted too often."""
        if not self._repeats.are_noted:
            return
        values, times = self._repeats.values()
        self._unknown -= int(times[values == _UNKNOWN].sum())
        self._coarser -= int(times[values == _COARSER].sum())
        in_bar = values >= _FIRST
        counts[np.searchsorted(numbers, values[in_bar] - _SHIFT)] -= times[in_bar]

    def _across(self) -> tuple[tuple[tuple[PartialDate, ...], int], ...]:
        """The years of all stories that stand in several, and how many stand in the same."""
        if self._histogram.granularity is not Granularity.YEAR or not self._repeats.are_noted:
            return ()
        stories, values = self._repeats.pairs()
        in_bar = (values >= _FIRST) & self._lie_within(values - _SHIFT)
        stories, years = stories.compress(in_bar), values.compress(in_bar) - _SHIFT
        firsts = np.flatnonzero(np.diff(stories, prepend=-1))
        several = np.diff(firsts, append=len(stories)) > 1
        ends = np.append(firsts, len(stories))[1:]
        found = Counter(
            tuple(years[first:end].tolist())
            for first, end in zip(firsts[several].tolist(), ends[several].tolist(), strict=True)
        )
        bars = _bars(Granularity.YEAR)
        return tuple((tuple(map(bars.__getitem__, same)), found[same]) for same in sorted(found))

    def _added_up(self) -> tuple[Numbers, Numbers]:
        """The number of every bar that has an article, in order, and how many it has."""
        if len(self._numbers) == 1:
            return self._numbers[0], self._counts[0]
        nobody = np.empty(0, np.int64)
        numbers, places = np.unique(np.concatenate([nobody, *self._numbers]), return_inverse=True)
        counts = np.zeros(len(numbers), np.int64)
        np.add.at(counts, places, np.concatenate([nobody, *self._counts]))
        return numbers, counts

    def _lie_within(self, numbers: Numbers) -> Mask:
        """Which bars lie between the histogram's first and last day, with all of their days."""
        within = np.ones(len(numbers), np.bool_)
        if self._histogram.first is not None:
            within &= self._first_days(numbers) >= self._histogram.first.toordinal()
        if self._histogram.last is not None:
            within &= self._first_days(numbers + 1) - 1 <= self._histogram.last.toordinal()
        return within

    def _first_days(self, numbers: Numbers) -> Numbers:
        unit = f"M8[{_UNITS[self._histogram.granularity]}]"
        return numbers.astype(unit).astype("M8[D]").astype(np.int64) + _EPOCH

    def _within(self, segment: OpenSegment, documents: Numbers) -> Mask:
        """Which of these lie between the histogram's first and last day."""
        within = np.ones(len(documents), np.bool_)
        if self._histogram.first is not None:
            first = segment.integers("first_day")[documents]
            within &= first >= self._histogram.first.toordinal()
        if self._histogram.last is not None:
            last = segment.integers("last_day")[documents]
            within &= last <= self._histogram.last.toordinal()
        return within


class _Bars(dict[int, PartialDate]):
    """The bars that begin so many years, months or days after the first of January 1970."""

    def __init__(self, granularity: Granularity) -> None:
        super().__init__()
        self._unit = f"M8[{_UNITS[granularity]}]"
        self._precision = Precision(granularity)

    def __missing__(self, number: int) -> PartialDate:
        if len(self) >= _REMEMBERED_BARS:
            self.clear()
        day: dt.date = np.array(number, np.int64).astype(self._unit).astype("M8[D]").item()
        self[number] = bar = PartialDate(day, self._precision)
        return bar


_bars = cache(_Bars)


def _periods(segment: OpenSegment, granularity: Granularity) -> Periods:
    return segment.derived(("periods", granularity), lambda: _read_periods(segment, granularity))


def _read_periods(segment: OpenSegment, granularity: Granularity) -> Periods:
    first = segment.integers("first_day").astype(np.int64)
    last = segment.integers("last_day").astype(np.int64)
    known = first != UNKNOWN_DAY
    fits = known & (last - first < _WIDEST[granularity])
    codes = np.full(len(first), _UNKNOWN, np.int32)
    codes[known] = _COARSER
    units = (first[fits] - _EPOCH).astype("M8[D]").astype(f"M8[{_UNITS[granularity]}]")
    numbers = units.astype(np.int64)
    lowest = int(numbers.min()) if len(numbers) else 0
    codes[fits] = numbers - lowest + _FIRST
    return Periods(codes, lowest)
