"""Writes several segments as one, without their deleted documents."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from articles.search.engines.whoosh_engine.array_file import ArrayFileWriter
from articles.search.engines.whoosh_engine.arrays import Numbers
from articles.search.engines.whoosh_engine.building.merge_postings import merge_field
from articles.search.engines.whoosh_engine.building.row import FACET_NAMES
from articles.search.engines.whoosh_engine.building.write_segment import write_values
from articles.search.engines.whoosh_engine.columns import INTEGERS, TEXT_FIELDS
from articles.search.engines.whoosh_engine.segment import LivingSegment


def merge_segments(path: Path, parts: Sequence[LivingSegment]) -> None:
    """Write the living documents of these segments into a new file, in this order."""
    bases = np.cumsum([0, *(part.count for part in parts)]).tolist()
    renumbered = [_renumbered(part, base) for part, base in zip(parts, bases, strict=False)]
    with ArrayFileWriter(path) as file:
        for column in INTEGERS:
            columns = [part.living(part.segment.integers(column)) for part in parts]
            file.write(column, np.concatenate(columns))
        for facet in FACET_NAMES:
            _merge_facet(file, facet, parts)
        for field in TEXT_FIELDS:
            lengths = [part.living(part.segment.length_bytes(field)) for part in parts]
            file.write(f"{field}.lengths", np.concatenate(lengths))
            postings = [part.segment.fields[field] for part in parts]
            merge_field(file, field, list(zip(postings, renumbered, strict=True)), bases[-1])


def _renumbered(part: LivingSegment, base: int) -> Numbers:
    """The new number of each document, and -1 for the deleted."""
    numbers = np.cumsum(part.alive, dtype=np.int64) + (base - 1)
    numbers[~part.alive] = -1
    return numbers


def _merge_facet(file: ArrayFileWriter, facet: str, parts: Sequence[LivingSegment]) -> None:
    codes_of = []
    rows_of = [part.segment.rows(facet) for part in parts]
    values = sorted({value for rows in rows_of for value in rows.values.terms})
    numbers = {value: number for number, value in enumerate(values)}
    counts = []
    for part, rows in zip(parts, rows_of, strict=True):
        starts = rows.starts.astype(np.int64)
        held = starts[1:] - starts[:-1]
        codes = rows.codes if part.is_whole else rows.codes[np.repeat(part.alive, held)]
        terms = rows.values.terms
        renumbered = np.fromiter((numbers[value] for value in terms), np.int64, len(terms))
        codes_of.append(renumbered[codes])
        counts.append(part.living(held))
    codes = np.concatenate(codes_of)
    used = np.flatnonzero(np.bincount(codes, minlength=len(values)))
    places = np.zeros(len(values), np.int64)
    places[used] = np.arange(len(used))
    kept = [values[number] for number in used.tolist()]
    write_values(file, facet, kept, places[codes], np.concatenate(counts))
