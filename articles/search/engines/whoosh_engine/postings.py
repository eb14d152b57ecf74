"""Where do words stand, and how are they spelled? The posting lists of a field, read in place."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.search.engines.whoosh_engine.array_file import MappedArrays, quick_view
from articles.search.engines.whoosh_engine.arrays import Counts, Numbers
from articles.search.engines.whoosh_engine.lists import DocumentLists
from articles.search.engines.whoosh_engine.small_numbers import SmallNumbers, read_small
from articles.search.engines.whoosh_engine.term_list import TermList
from articles.search.engines.whoosh_engine.terms import LACKING, SPELLED


class FieldPostings:
    """All postings of a field of a segment.

    There are three kinds of lists: of words, with positions; of the spellings that `terms`
    explains; and of the words that lack their own stem, found by the number of the word.
    """

    def __init__(self, arrays: MappedArrays, field: str) -> None:
        self._arrays = arrays
        self._field = field
        self.terms = TermList(arrays, f"{field}.terms")
        self.words = DocumentLists(arrays, f"{field}.words")
        self.frequencies = read_small(arrays, f"{field}.frequencies")

    @cached_property
    def positions(self) -> SmallNumbers:
        """Where in the texts the words stand."""
        return read_small(self._arrays, f"{self._field}.positions")

    @cached_property
    def position_starts(self) -> NDArray[Any]:
        """Where in `positions` those of each word begin."""
        return self._arrays[f"{self._field}.position_starts"]

    @cached_property
    def spellings(self) -> TermList:
        """How words are spelled that are not spelled like their stem."""
        return TermList(self._arrays, f"{self._field}.spellings")

    @cached_property
    def spelled(self) -> DocumentLists:
        """Where they are spelled so."""
        return DocumentLists(self._arrays, f"{self._field}.spelled")

    @cached_property
    def spelled_frequencies(self) -> SmallNumbers:
        """How often they are."""
        return read_small(self._arrays, f"{self._field}.spelled_frequencies")

    @cached_property
    def lacking(self) -> DocumentLists:
        """Where words stand, and never spelled like their stem."""
        return DocumentLists(self._arrays, f"{self._field}.lacking")

    @cached_property
    def lacking_words(self) -> Counts:
        """The numbers of those words."""
        return self._arrays[f"{self._field}.lacking_words"]

    def number_of(self, term: bytes) -> tuple[DocumentLists, int] | None:
        """The lists that a term is in and its number there, or None where it is in none."""
        if term.startswith(SPELLED):
            lists, number = self.spelled, self.spellings.number_of(term[len(SPELLED) :])
        elif term.startswith(LACKING):
            lists, number = self.lacking, self.terms.number_of(term[len(LACKING) :])
            number = number if number is None else self._number_lacking(number)
        else:
            lists, number = self.words, self.terms.number_of(term)
        return None if number is None else (lists, number)

    def terms_from(self, start: bytes) -> Iterator[tuple[bytes, int]]:
        """The terms that start so, in order, and how many documents each has."""
        if start.startswith(SPELLED):
            for number in self.spellings.starting_with(start[len(SPELLED) :]):
                yield SPELLED + self.spellings[number], self.spelled.count(number)
        elif start.startswith(LACKING):
            words = self.terms.starting_with(start[len(LACKING) :])
            first, last = (
                bisect_left(self._lacking_word, word) for word in (words.start, words.stop)
            )
            for number in range(first, last):
                word = self.terms[self._lacking_word[number]]
                yield LACKING + word, self.lacking.count(number)
        else:
            numbers = self.terms.starting_with(start)
            for number, term in zip(numbers, self.terms[numbers.start : numbers.stop], strict=True):
                yield term, self.words.count(number)

    def postings(self, term: bytes) -> "Postings | None":
        """The postings of a term, or None where there is no such term."""
        found = self.number_of(term)
        return None if found is None else Postings(self, *found)

    def _number_lacking(self, word: int) -> int | None:
        numbers = self._lacking_word
        place = bisect_left(numbers, word)
        return place if place < len(numbers) and numbers[place] == word else None

    @cached_property
    def _lacking_word(self) -> memoryview:
        return quick_view(self.lacking_words)


class Postings:
    """One term in one field of one segment; what is not asked for is not read."""

    def __init__(self, field: FieldPostings, lists: DocumentLists, number: int) -> None:
        self._field = field
        self._lists = lists
        self._number = number

    @cached_property
    def documents(self) -> Counts:
        """The documents that hold it, in ascending order."""
        return self._lists.documents(self._number)

    @cached_property
    def numbers(self) -> Numbers:
        """The same documents as numbers to calculate with."""
        return self.documents.astype(np.int64)

    @property
    def frequencies(self) -> NDArray[Any]:
        """How often it stands in each document; once, for all that is known of a lacking stem."""
        if self._lists is self._field.words:
            return self._field.frequencies.part(*self._lists.bounds(self._number))
        if self._lists is self._field.spelled:
            return self._field.spelled_frequencies.part(*self._lists.bounds(self._number))
        return np.ones(self._lists.count(self._number), np.uint8)

    @property
    def ends(self) -> Numbers:
        """Where each document's run in `positions` ends."""
        return np.cumsum(self.frequencies, dtype=np.int64)

    @property
    def positions(self) -> NDArray[Any]:
        """Where in the text of each document the word stands, in words, document by document.

        Raises ValueError for a spelling: its positions are not kept.
        """
        if self._lists is not self._field.words:
            raise ValueError("Positions are kept of words, not of how they are spelled.")
        start, end = self._field.position_starts[self._number : self._number + 2].tolist()
        return self._field.positions.part(start, end)
