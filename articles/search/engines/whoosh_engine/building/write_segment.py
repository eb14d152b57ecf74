"""Writes documents as a segment."""

from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from articles.search.engines.whoosh_engine.array_file import ArrayFileWriter
from articles.search.engines.whoosh_engine.arrays import Numbers
from articles.search.engines.whoosh_engine.building.invert import Inverted, invert
from articles.search.engines.whoosh_engine.building.row import FACET_NAMES, Row
from articles.search.engines.whoosh_engine.building.word_memo import WordMemo, Words
from articles.search.engines.whoosh_engine.building.write_lists import (
    narrow,
    starts_of,
    write_lists,
)
from articles.search.engines.whoosh_engine.columns import INTEGERS, TEXT_FIELDS, facet_column
from articles.search.engines.whoosh_engine.small_numbers import write_small
from articles.search.engines.whoosh_engine.term_list import write_terms
from articles.search.engines.whoosh_engine.text_lengths import quantised


def write_segment(path: Path, rows: Sequence[Row], memo: WordMemo) -> None:
    """Write these documents into a new file, in this order."""
    with ArrayFileWriter(path) as file:
        for column, kind in INTEGERS.items():
            file.write(column, np.array([getattr(row, column) for row in rows], kind))
        for place, facet in enumerate(FACET_NAMES):
            _write_facet(file, facet, [row.values[place] for row in rows])
        for field in TEXT_FIELDS:
            words = _read_texts(((getattr(row, field), row.language) for row in rows), memo)
            file.write(f"{field}.lengths", quantised(words.lengths))
            _write_field(file, field, invert(words, memo), len(rows))


def write_values(
    file: ArrayFileWriter, facet: str, values: Sequence[bytes], codes: Numbers, counts: Numbers
) -> None:
    """Write a facet: its values in order, and the codes of each document, so many for each."""
    name = facet_column(facet)
    write_terms(file, f"{name}.values", values)
    owners = np.repeat(np.arange(len(counts), dtype=np.uint32), counts)
    file.write(f"{name}.codes", codes.astype(np.uint16 if len(values) < 1 << 16 else np.uint32))
    file.write(f"{name}.starts", starts_of(counts).astype(np.uint32))
    file.write(f"{name}.holders", owners[np.argsort(codes, kind="stable")])
    holding = np.bincount(codes, minlength=len(values))
    file.write(f"{name}.holder_starts", starts_of(holding).astype(np.uint32))


def _write_facet(file: ArrayFileWriter, facet: str, rows: list[tuple[bytes, ...]]) -> None:
    values = sorted({value for row in rows for value in row})
    code_of = {value: code for code, value in enumerate(values)}
    codes = np.array([code_of[value] for row in rows for value in row], np.int64)
    write_values(file, facet, values, codes, np.array([len(row) for row in rows], np.int64))


def _read_texts(texts: Iterable[tuple[str, str]], memo: WordMemo) -> Words:
    chunks = array("I")
    counts = array("q", [memo.read(text, language, chunks) for text, language in texts])
    return memo.words_of(np.frombuffer(chunks, np.uint32), np.frombuffer(counts, np.int64))


def _write_field(file: ArrayFileWriter, field: str, found: Inverted, size: int) -> None:
    write_terms(file, f"{field}.terms", found.terms)
    write_terms(file, f"{field}.spellings", found.spellings)
    file.write(f"{field}.lacking_words", found.lacking_words.astype(np.uint32))
    file.write(f"{field}.position_starts", narrow(found.position_starts))
    for name, lists in (
        ("words", found.words),
        ("spelled", found.spelled),
        ("lacking", found.lacking),
    ):
        write_lists(file, f"{field}.{name}", lists.starts, lists.documents, size)
    write_small(file, f"{field}.frequencies", np.uint8, found.words.frequencies)
    write_small(file, f"{field}.spelled_frequencies", np.uint8, found.spelled.frequencies)
    write_small(file, f"{field}.positions", np.uint16, found.positions)
