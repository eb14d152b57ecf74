"""Writes one field's posting lists of several segments as those of one."""

from collections.abc import Sequence

import numpy as np

from articles.search.engines.whoosh_engine.array_file import ArrayFileWriter
from articles.search.engines.whoosh_engine.arrays import Numbers
from articles.search.engines.whoosh_engine.building.merge_lists import MergedLists, united
from articles.search.engines.whoosh_engine.building.merge_source import Source
from articles.search.engines.whoosh_engine.building.write_lists import narrow
from articles.search.engines.whoosh_engine.postings import FieldPostings
from articles.search.engines.whoosh_engine.term_list import write_terms

Parts = Sequence[tuple[FieldPostings, Numbers]]


def merge_field(file: ArrayFileWriter, field: str, parts: Parts, size: int) -> None:
    """Write one field of `size` documents.

    Each part comes with the new numbers of its documents, -1 for deleted ones.
    """
    terms, numbers_of = united([part.terms for part, _ in parts])
    words = MergedLists(
        [
            Source(part.words, numbers, renumbered, part.frequencies, part)
            for (part, renumbered), numbers in zip(parts, numbers_of, strict=True)
        ],
        len(terms),
    )
    write_terms(file, f"{field}.terms", [terms[number] for number in words.kept.tolist()])
    file.write(f"{field}.position_starts", narrow(words.position_starts))
    words.write(file, f"{field}.words", size, f"{field}.frequencies", f"{field}.positions")
    _merge_spelled(file, field, parts, size)
    lacking = MergedLists(
        [
            Source(part.lacking, numbers[part.lacking_words], renumbered)
            for (part, renumbered), numbers in zip(parts, numbers_of, strict=True)
        ],
        len(terms),
    )
    # What lacks its stem is a word that is kept: its number is its place among those.
    places = np.searchsorted(words.kept, lacking.kept)
    file.write(f"{field}.lacking_words", places.astype(np.uint32))
    lacking.write(file, f"{field}.lacking", size)


def _merge_spelled(file: ArrayFileWriter, field: str, parts: Parts, size: int) -> None:
    spellings, numbers_of = united([part.spellings for part, _ in parts])
    spelled = MergedLists(
        [
            Source(part.spelled, numbers, renumbered, part.spelled_frequencies)
            for (part, renumbered), numbers in zip(parts, numbers_of, strict=True)
        ],
        len(spellings),
    )
    write_terms(file, f"{field}.spellings", [spellings[number] for number in spelled.kept.tolist()])
    spelled.write(file, f"{field}.spelled", size, f"{field}.spelled_frequencies")
