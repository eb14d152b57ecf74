"""From the words of each text to the texts of each word."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from articles.search.engines.whoosh_engine.arrays import Numbers
from articles.search.engines.whoosh_engine.building.word_memo import STEM, WordMemo, Words

_HALF = np.uint64(32)
_LOWER = np.uint64(0xFFFFFFFF)


@dataclass(frozen=True)
class Lists:
    """The documents of several terms, one list after the other from `starts`, and how often the
    term stands in each."""

    starts: Numbers
    documents: NDArray[np.uint32]
    frequencies: Numbers


@dataclass(frozen=True)
class Inverted:
    """One field of a segment: its words, where they stand, and how they are spelled."""

    terms: list[bytes]
    words: Lists
    position_starts: Numbers
    positions: Numbers
    spellings: list[bytes]
    spelled: Lists
    lacking_words: Numbers
    lacking: Lists


def invert(found: Words, memo: WordMemo) -> Inverted:
    """Bring together what one term has, by one sort: the words came by document and position."""
    in_order, ranks, places = _grouped(found.terms, memo.terms.all)
    text_starts = np.cumsum(found.lengths) - found.lengths
    owners = np.repeat(np.arange(len(found.lengths), dtype=np.uint32), found.lengths)
    documents = owners[places]
    openings = _openings(ranks, documents)
    words = _lists(len(in_order), ranks, documents, openings)
    is_otherwise = np.flatnonzero(found.spellings != STEM)
    numbers, spelled_ranks, spelled_places = _grouped(
        found.spellings[is_otherwise], memo.spellings.all
    )
    spelled_documents = owners[is_otherwise][spelled_places]
    spelled_openings = _openings(spelled_ranks, spelled_documents)
    lacking_words, lacking = _lacking(words, ranks, openings, found.spellings[places])
    return Inverted(
        terms=[memo.terms.all[number] for number in in_order],
        words=words,
        position_starts=_starts(ranks, len(in_order)),
        positions=places - text_starts[documents],
        spellings=[memo.spellings.all[number] for number in numbers],
        spelled=_lists(len(numbers), spelled_ranks, spelled_documents, spelled_openings),
        lacking_words=lacking_words,
        lacking=lacking,
    )


def _lacking(
    words: Lists, ranks: Numbers, openings: Numbers, spellings: NDArray[np.uint32]
) -> tuple[Numbers, Lists]:
    """Of which words no occurrence in a document is spelled like the stem, and in which."""
    if not len(openings):
        return np.empty(0, np.int64), words
    lacks = ~np.logical_or.reduceat(spellings == STEM, openings)
    documents = words.documents[lacks]
    counts = np.bincount(ranks[openings][lacks], minlength=len(words.starts) - 1)
    numbers = np.flatnonzero(counts)
    starts = np.concatenate([[0], np.cumsum(counts[numbers])])
    return numbers, Lists(starts, documents, np.ones(len(documents), np.int64))


def _grouped(
    numbers: NDArray[np.uint32], names: Sequence[bytes]
) -> tuple[list[int], Numbers, Numbers]:
    """The numbers that occur in the order of their names; and of every occurrence, by that order,
    the rank of its name and where it was."""
    used = np.flatnonzero(np.bincount(numbers, minlength=len(names)))
    in_order = sorted(used.tolist(), key=names.__getitem__)
    rank = np.zeros(len(names), np.uint64)
    rank[in_order] = np.arange(len(in_order), dtype=np.uint64)
    # Every place goes along in the lower half: equal names keep their order whatever the sort
    # does, and sorting plain numbers is several times faster than sorting indirectly.
    keys = (rank[numbers] << _HALF) | np.arange(len(numbers), dtype=np.uint64)
    keys.sort()
    return in_order, (keys >> _HALF).astype(np.int64), (keys & _LOWER).astype(np.int64)


def _lists(count: int, ranks: Numbers, documents: NDArray[np.uint32], openings: Numbers) -> Lists:
    return Lists(
        _starts(ranks[openings], count),
        documents[openings],
        np.diff(openings, append=len(documents)),
    )


def _openings(ranks: Numbers, documents: NDArray[np.uint32]) -> Numbers:
    """Where in sorted occurrences another term or document begins."""
    is_first = np.ones(len(ranks), np.bool_)
    is_first[1:] = (ranks[1:] != ranks[:-1]) | (documents[1:] != documents[:-1])
    return np.flatnonzero(is_first)


def _starts(ranks: Numbers, count: int) -> Numbers:
    starts = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(ranks, minlength=count), out=starts[1:])
    return starts
