"""Which documents of a segment the filters let pass."""

from collections.abc import Iterable

import numpy as np

from articles.search.date_filter import DateFilter
from articles.search.engines.whoosh_engine.arrays import Counts, Mask, Numbers
from articles.search.engines.whoosh_engine.fields import UNKNOWN_DAY
from articles.search.engines.whoosh_engine.segment import OpenSegment
from articles.search.facets import NONE
from articles.search.query import Selection

_NOBODY = np.empty(0, np.uint32)


def documents_with(segment: OpenSegment, facet: str, value: str) -> Counts:
    """The documents with a value of a facet, in ascending order."""
    rows = segment.rows(facet)
    code = rows.values.code_of(value)
    return _NOBODY if code is None else rows.documents_with(code)


def with_any_value(segment: OpenSegment, facet: str, values: Iterable[str]) -> Mask:
    """The documents with one of these values of a facet, or with no value where NONE is one."""
    wanted = set(values)
    passes = np.zeros(segment.size, np.bool_)
    for value in wanted:
        passes[documents_with(segment, facet, value)] = True
    return passes | without_values(segment, facet) if NONE in wanted else passes


def without_values(segment: OpenSegment, facet: str) -> Mask:
    """The documents without any value of a facet."""
    starts = segment.rows(facet).starts
    mask: Mask = starts[1:] == starts[:-1]
    return mask


def passes_ticks(segment: OpenSegment, column: str, selection: Selection) -> Mask:
    """The documents with any, or all, of the values chosen in the facet of this column."""
    if not selection.match_all:
        return with_any_value(segment, column, selection.chosen)
    passes = np.ones(segment.size, np.bool_)
    for value in selection.chosen:
        passes &= with_any_value(segment, column, (value,))
    return passes


def passes_exclusions(segment: OpenSegment, column: str, selection: Selection) -> Mask:
    """The documents with none of the values excluded in the facet of this column."""
    return ~with_any_value(segment, column, selection.excluded)


def passes_dates(
    segment: OpenSegment, dates: DateFilter, documents: Numbers | slice = slice(None)
) -> Mask:
    """For each of these documents (all, unless told), whether its date passes a filter."""
    first = segment.integers("first_day")[documents]
    if dates.unknown:
        return np.asarray(first == UNKNOWN_DAY)
    passes = first != UNKNOWN_DAY if not dates.is_open else np.ones(len(first), np.bool_)
    if dates.start is not None:
        passes &= first >= dates.start.first.toordinal()
    if dates.end is not None:
        passes &= segment.integers("last_day")[documents] <= dates.end.last.toordinal()
    return passes
