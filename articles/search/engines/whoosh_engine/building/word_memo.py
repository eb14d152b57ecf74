"""Which words does a text have? Remembered by what stands between two spaces.

No word has a space in it, so a text's words are those of its chunks, and most chunks of an archive
have been seen before. `articles.search.analysis` reads those that have not.
"""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from string import punctuation

import numpy as np
from numpy.typing import NDArray

from articles.search.analysis import term_ending, words
from articles.search.engines.whoosh_engine.arrays import Numbers, ranges
from articles.search.languages import language_of, stemming

# Longer chunks hardly come again: addresses, and sentences of languages without spaces.
LONGEST = 40
# So much is remembered before all of it is forgotten: about 100 MB.
MOST_CHUNKS = 400_000
MOST_WORDS = 4_000_000
STEM = 0  # Instead of a spelling's number: the word is spelled as its term tells.


@dataclass(frozen=True)
class Words:
    """The words of several texts, one after the other, by the numbers of a memo.

    `spellings` has STEM where a word is its term's own stem.
    """

    terms: NDArray[np.uint32]
    spellings: NDArray[np.uint32]
    lengths: Numbers


class Numbered:
    """Byte strings, numbered as they come."""

    def __init__(self, *first: bytes) -> None:
        self.all: list[bytes] = list(first)
        self._numbers = {each: number for number, each in enumerate(first)}

    def number_of(self, each: bytes) -> int:
        """The number of a byte string, a new one if need be."""
        number = self._numbers.get(each)
        if number is None:
            number = self._numbers[each] = len(self.all)
            self.all.append(each)
        return number


class WordMemo:
    """Numbers for chunks, terms and spellings, as they come."""

    def __init__(self) -> None:
        self.terms = Numbered()
        self.spellings = Numbered(b"")
        self._ends = array("Q")  # Where each chunk's words end in the two that follow.
        self._term_numbers = array("I")
        self._spelling_numbers = array("I")
        self._languages: dict[str, _Chunks] = {}

    def read(self, text: str, language: str, into: "array[int]") -> int:
        """Append the numbers of a text's chunks and return how many there are."""
        chunks = text.split()
        into.extend(map(self._chunks_of(language).__getitem__, chunks))
        return len(chunks)

    def words_of(self, chunks: NDArray[np.uint32], counts: NDArray[np.int64]) -> Words:
        """The words of texts that have so many of these chunks each."""
        ends = np.concatenate([[0], np.frombuffer(self._ends, np.uint64)]).astype(np.int64)
        starts, ends = ends[chunks], ends[1:][chunks]
        places = ranges(starts, ends)
        before = np.concatenate([[0], np.cumsum(ends - starts)])
        boundaries = before[np.concatenate([[0], np.cumsum(counts)])]
        return Words(
            np.frombuffer(self._term_numbers, np.uint32)[places],
            np.frombuffer(self._spelling_numbers, np.uint32)[places],
            np.diff(boundaries),
        )

    def is_full(self) -> bool:
        """Has it grown so far that it is time for a new one?"""
        return len(self._ends) > MOST_CHUNKS or len(self._term_numbers) > MOST_WORDS

    def add(self, found: Iterable[tuple[str, str]], ending: str) -> int:
        """The new number of a chunk that was not remembered, from its folded words and stems."""
        for word, stem in found:
            self._term_numbers.append(self.terms.number_of(f"{stem}{ending}".encode()))
            spelling = STEM if stem == word else self.spellings.number_of(word.encode())
            self._spelling_numbers.append(spelling)
        self._ends.append(len(self._term_numbers))
        return len(self._ends) - 1

    def _chunks_of(self, language: str) -> "_Chunks":
        if language not in self._languages:
            self._languages[language] = _Chunks(self, language)
        return self._languages[language]


class _Chunks(dict[str, int]):
    """The chunks of one language that were seen before."""

    def __init__(self, memo: WordMemo, language: str) -> None:
        super().__init__()
        self._memo = memo
        # Most of what is missing comes once and never again: no cache on the way.
        self._stem = stemming(language_of(language))
        self._ending = term_ending(language)

    def __missing__(self, chunk: str) -> int:
        # Most new chunks are known words in capitals or between punctuation marks.
        core = chunk.strip(punctuation)
        if not (core.isascii() and core.isalnum()):
            found = [(word, self._stem(word) or word) for word in words(chunk)]
            number = self._memo.add(found, self._ending)
        elif (core := core.lower()) != chunk:
            number = self[core]
        else:  # The analysis would find just this word.
            number = self._memo.add(((chunk, self._stem(chunk) or chunk),), self._ending)
        if len(chunk) <= LONGEST:
            self[chunk] = number
        return number
