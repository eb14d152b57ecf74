"""Spellings as arrays: those that begin so, and those that are near a word, found without a loop.

The words themselves are read in place; only their counts are worked out at the first wildcard.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from articles.search.engines.whoosh_engine.arrays import Numbers, ranges
from articles.search.engines.whoosh_engine.postings import FieldPostings
from articles.search.engines.whoosh_engine.segment import OpenSegment
from articles.search.engines.whoosh_engine.terms import LANGUAGE
from articles.search.spelling import is_near

_AFTER_ALL = b"\xff"  # No text encoded as UTF-8 has this byte.


@dataclass(frozen=True, eq=False)
class SpellingTable(Sequence[bytes]):
    """Words in ascending order, one behind the other in `text`, and how many texts hold each.

    A word may come twice, for articles of different languages, and have a count of zero.
    """

    text: NDArray[np.uint8]
    starts: NDArray[Any]
    counts: NDArray[Any]

    @property
    def nbytes(self) -> int:
        """How much memory it takes."""
        return self.text.nbytes + self.starts.nbytes + self.counts.nbytes

    def __len__(self) -> int:
        return len(self.counts)

    @overload
    def __getitem__(self, number: int) -> bytes: ...
    @overload
    def __getitem__(self, number: slice) -> list[bytes]: ...
    def __getitem__(self, number: int | slice) -> bytes | list[bytes]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        if not 0 <= number < len(self):
            raise IndexError(f"There is no word {number}, only {len(self)} words.")
        return self.text[self.starts[number] : self.starts[number + 1]].tobytes()

    def starting_with(self, start: bytes) -> slice:
        """The numbers of the words that begin so."""
        first = bisect_left(self, start)
        return slice(first, bisect_left(self, start + _AFTER_ALL, first))

    def held(self, start: str) -> int:
        """How many words begin so and are held by a text."""
        return int(np.count_nonzero(self.counts[self.starting_with(start.encode())]))

    def words(self, start: str) -> Iterator[tuple[str, int]]:
        """The words that begin so and are held by a text, each with its count."""
        numbers = self.starting_with(start.encode())
        bounds = self.starts[numbers.start : numbers.stop + 1].tolist()
        text = self.text[bounds[0] : bounds[-1]].tobytes()
        for (first, last), count in zip(
            pairwise(bounds), self.counts[numbers].tolist(), strict=True
        ):
            if count:
                yield text[first - bounds[0] : last - bounds[0]].decode(), count

    def words_near(self, word: str) -> Iterator[tuple[str, int]]:
        """The words near one and held by a text, each with its count."""
        for number in self._likely(word).tolist():
            found = self[number].decode()
            if is_near(word, found):
                yield found, int(self.counts[number])

    def _likely(self, word: str) -> Numbers:
        """The numbers of words that agree with one but for a slip, counted in bytes.

        A slip leaves the bytes before and after it alone, and takes at most two letters.
        """
        sought = np.frombuffer(word.encode(), np.uint8)
        widest = max(len(letter.encode()) for letter in word)
        numbers = self.starting_with(word[0].encode())
        starts = self.starts[numbers].astype(np.int64)
        ends = self.starts[numbers.start + 1 : numbers.stop + 1].astype(np.int64)
        fits = np.abs(ends - starts - len(sought)) <= 4
        fits &= self.counts[numbers] > 0
        kept = np.flatnonzero(fits)
        starts, ends = starts[kept], ends[kept]
        before = self._agreeing(starts, ends, sought, 1)
        after = self._agreeing(ends - 1, starts - 1, sought[::-1], -1)
        likely: Numbers = kept[before + after >= len(sought) - 2 * widest] + numbers.start
        return likely

    def _agreeing(
        self, firsts: Numbers, ends: Numbers, sought: NDArray[np.uint8], step: int
    ) -> Numbers:
        """How many bytes of each word agree, one after the other from its first in steps."""
        agreeing = np.zeros(len(firsts), np.int64)
        left = np.arange(len(firsts))
        for nth, byte in enumerate(sought.tolist()):
            places = firsts[left] + nth * step
            left, places = left[places != ends[left]], places[places != ends[left]]
            left = left[self.text[places] == byte]
            agreeing[left] = nth + 1
        return agreeing


def spelling_tables(segment: OpenSegment, field: str) -> tuple[SpellingTable, SpellingTable]:
    """All spellings of a field: of words that are not their stems, and of words that are."""
    return (
        segment.derived(("spelled", field), lambda: _spelled(segment.fields[field])),
        segment.derived(("stems", field), lambda: _stems(segment.fields[field])),
    )


def _spelled(field: FieldPostings) -> SpellingTable:
    counts = np.diff(field.spelled.starts)
    return SpellingTable(field.spellings.text, field.spellings.starts, counts)


def _stems(field: FieldPostings) -> SpellingTable:
    """The words without their languages, counted where they stand for themselves."""
    counts = np.diff(field.words.starts)
    counts[field.lacking_words] -= np.diff(field.lacking.starts)
    text, starts = field.terms.text, field.terms.starts
    marks = np.flatnonzero(text == LANGUAGE[0])
    if not len(marks):
        return SpellingTable(text, starts, counts)
    marked = np.searchsorted(starts, marks, side="right") - 1
    ends = starts[marked + 1].astype(np.int64)
    left_out = np.zeros(len(starts), np.int64)
    left_out[marked + 1] = ends - marks
    kept = np.ones(len(text), np.bool_)
    kept[ranges(marks, ends)] = False
    return SpellingTable(text[kept], starts - np.cumsum(left_out), counts)


def table_of(pairs: Iterable[tuple[bytes, int]]) -> SpellingTable:
    """Words in ascending order, each with its count."""
    words, counts = [], []
    for word, count in pairs:
        words.append(word)
        counts.append(count)
    starts = np.zeros(len(words) + 1, np.uint32)
    np.cumsum([len(word) for word in words], out=starts[1:], dtype=np.uint32)
    text = np.frombuffer(b"".join(words), np.uint8)
    return SpellingTable(text, starts, np.array(counts, np.uint32))
