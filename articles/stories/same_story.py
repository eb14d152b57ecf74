"""Do two articles tell the same? The answer is one for both, and asks nobody else.

Plain Python. So the stories of an archive come out the same in whatever order it was imported.
"""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from articles.stories.same_words import numbers_of, shingles_of, words_of

# So much of the shingles of both is shared; of texts of a few lines more, which come from moulds.
SHARED = 0.8
SHARED_SHORT = 0.85
SHORT = 40
# From one day to the next a text is corrected, cut and given another headline. In a year of a news
# agency hardly a pair of long texts that share so much, and most of their numbers, is two stories.
# Later more has to be the same.
SOON = dt.timedelta(days=1)
SHARED_SOON = 0.65
LONG = 80
# What a signature says may be off by a seventh: below this nobody looks at the texts.
WORTH_A_LOOK = 0.5
# Later than that, only the same words with the same numbers are the same story: what is printed
# every year, or every month, is not.
FAR_APART = dt.timedelta(days=30)
SHARED_FAR_APART = 0.97

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Told:
    """An article, as far as it is compared."""

    title: str
    body: str
    published_on: dt.date | None

    @cached_property
    def shingles(self) -> Numbers:
        """The words of the title and the text, as they follow each other."""
        return _numbered(shingles_of(self._words))

    @cached_property
    def text_shingles(self) -> Numbers:
        """Those of the text alone."""
        return _numbered(shingles_of(words_of("", self.body)))

    @property
    def is_long(self) -> bool:
        """Is the text long enough to tell it without its headline, which every paper changes?"""
        return len(self.text_shingles) >= LONG

    @cached_property
    def numbers(self) -> Counter[str]:
        """How often it gives which number."""
        return Counter(numbers_of(self._words))

    @property
    def _words(self) -> Sequence[str]:
        return words_of(self.title, self.body)


def tell_the_same(one: Told, other: Told) -> bool:
    """Are these copies of one story, nearly word for word?"""
    are_long = one.is_long and other.is_long
    if are_long:
        shared = _shared(one.text_shingles, other.text_shingles)
    else:
        shared = _shared(one.shingles, other.shingles)
    days = _days_between(one.published_on, other.published_on)
    if days is not None and days > FAR_APART:
        return shared >= SHARED_FAR_APART and one.numbers == other.numbers
    if are_long:
        needed = SHARED_SOON if days is not None and days <= SOON else SHARED
    else:
        is_short = min(len(one.shingles), len(other.shingles)) < SHORT
        needed = SHARED_SHORT if is_short else SHARED
    return shared >= needed and not _of_one_mould(one, other, days)


def are_far_apart(one: dt.date | None, other: dt.date | None) -> bool:
    """Are more than thirty days between them? Nobody knows of an unknown date."""
    days = _days_between(one, other)
    return days is not None and days > FAR_APART


def _days_between(one: dt.date | None, other: dt.date | None) -> dt.timedelta | None:
    return abs(one - other) if one and other else None


def _numbered(shingles: set[str]) -> Numbers:
    """By their hashes, which take a tenth of the memory."""
    return np.sort(np.fromiter(map(hash, shingles), np.int64, len(shingles)))


def _shared(one: Numbers, other: Numbers) -> float:
    both = len(np.intersect1d(one, other, assume_unique=True))
    return both / (len(one) + len(other) - both) if both else 0.0


def _of_one_mould(one: Told, other: Told, days: dt.timedelta | None) -> bool:
    """The same words with other numbers: yesterday's market report, and today's.

    A correction, of the same or the next day, changes a number or two; a report most of them.
    """
    fewer = min(one.numbers.total(), other.numbers.total())
    same = (one.numbers & other.numbers).total()
    is_later = days is not None and days > SOON
    if fewer == 1 and not is_later:
        return False
    return same < (0.75 if is_later else 0.5) * fewer
