"""A run: some signatures, and where each of their keys leads, sorted.

Plain Python. It lies in memory or in files that are mapped into it; looking up is the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from articles.stories.band_keys import KEYS, Keys, Places, keys_of
from articles.stories.fingerprint import PLACES, places_of
from articles.stories.key_filter import Filter, bytes_of_filter, filter_of, maybe_in

# A fingerprint: its number, its article's, and its signature.
ROW = np.dtype([("pk", "<i8"), ("article", "<i8"), ("places", "<u2", (PLACES,))])
Rows = NDArray[np.void]
# What agencies and sites print under everything, and who has very many copies word for word: of so
# many under one key, the first and the last are looked at.
MOST_OF_A_KEY = 400
# Memory: so many pairs are compared at once.
_AT_ONCE = 20_000
_MOST_PAIRS = 400_000
# Multiplied by these and added up, places that differ give numbers that differ.
_WEIGHTS = np.random.default_rng(7).integers(1, 2**64, PLACES // 4, np.uint64) | np.uint64(1)


@dataclass(frozen=True)
class Near:
    """Pairs that may tell the same: which of those asked for, which fingerprint, how alike.

    `words` is one number for all whose signatures are the same. `is_cut`: under a key of the one
    asked for there were more than were looked at.
    """

    asked: NDArray[np.int64]
    pk: NDArray[np.int64]
    article: NDArray[np.int64]
    alike: NDArray[np.float32]
    words: NDArray[np.uint64]
    is_cut: NDArray[np.bool_]


@dataclass(frozen=True)
class Asked:
    """Signatures to look up, their keys in order, and whose each is."""

    places: Places
    keys: Keys
    who: NDArray[np.int64]

    @classmethod
    def of(cls, places: Places) -> "Asked":
        """Made once, and looked up in every run."""
        keys = keys_of(places).ravel()
        order = np.argsort(keys)
        return cls(places, keys[order], order // KEYS)

    def only(self, which: NDArray[np.bool_]) -> "Asked":
        """Some of them, under the same numbers."""
        kept = which[self.who]
        return replace(self, keys=self.keys[kept], who=self.who[kept])


@dataclass(frozen=True)
class Run:
    """Signatures, their keys in order, to which row each leads, and what is no key of it."""

    rows: Rows
    keys: Keys
    places: NDArray[np.uint32]
    filter: Filter

    @classmethod
    def of(cls, rows: Rows) -> "Run":
        """A run in memory."""
        keys = keys_of(rows["places"]).ravel()
        order = np.argsort(keys, kind="stable")
        known = filter_of(keys, bytes_of_filter(len(keys)))
        return cls(rows, keys[order], (order // KEYS).astype(np.uint32), known)

    def near(self, asked: Asked, at_least: float, most: int = MOST_OF_A_KEY) -> Iterator[Near]:
        """Those of its articles that are so much alike, for each of those asked for."""
        maybe = maybe_in(self.filter, asked.keys)
        keys = asked.keys[maybe]
        first = np.searchsorted(self.keys, keys)
        number = np.searchsorted(self.keys, keys, side="right") - first
        hit = np.flatnonzero(number)
        if not len(hit):
            return
        first, number, who = first[hit], number[hit], asked.who[maybe[hit]]
        kept = np.minimum(number, most)
        is_cut = np.zeros(len(asked.places), np.bool_)
        is_cut[who[number > kept]] = True
        for start, end in _parts(kept):
            part = slice(start, end)
            pairs = self._pairs(who[part], first[part], number[part], kept[part])
            for at in range(0, len(pairs), _AT_ONCE):
                yield self._compared(asked.places, pairs[at : at + _AT_ONCE], at_least, is_cut)

    def _pairs(
        self,
        who: NDArray[np.int64],
        first: NDArray[np.int64],
        number: NDArray[np.int64],
        kept: NDArray[np.int64],
    ) -> NDArray[np.int64]:
        """Each pair once: the one asked for in the upper half of the number, the row below.

        Of those under a key so many are kept, half of them the first, half of them the last.
        """
        step = np.arange(kept.sum()) - np.repeat(np.cumsum(kept) - kept, kept)
        behind = np.repeat(number - kept, kept)
        place = (
            np.repeat(first, kept) + step + np.where(step >= np.repeat(kept // 2, kept), behind, 0)
        )
        rows = self.places[place].astype(np.int64)
        # Sorted, and each once: measured, np.unique takes ten times as long.
        pairs = np.sort(np.repeat(who, kept) << 32 | rows)
        return pairs[np.r_[True, pairs[1:] != pairs[:-1]]]

    def _compared(
        self,
        asked: Places,
        pairs: NDArray[np.int64],
        at_least: float,
        is_cut: NDArray[np.bool_],
    ) -> Near:
        who, row = pairs >> 32, pairs & 0xFFFFFFFF
        rows = self.rows[row]
        alike = (rows["places"] == asked[who]).mean(axis=1, dtype=np.float32)
        good = alike >= at_least
        who, rows = who[good], rows[good]
        words = numbers_of(rows["places"])
        return Near(who, rows["pk"], rows["article"], alike[good], words, is_cut[who])


def rows_of(fingerprints: Sequence[tuple[int, int, bytes]]) -> Rows:
    """Rows of (number, article, signature); all of them of today's making."""
    rows = np.empty(len(fingerprints), ROW)
    for at, (pk, article, signature) in enumerate(fingerprints):
        rows[at] = (pk, article, places_of(signature))
    return rows


def numbers_of(places: Places) -> NDArray[np.uint64]:
    """One number for each signature, the same for the same places."""
    # Four places at once, the upper ones stirred in below: measured, in half the time.
    fours = np.ascontiguousarray(places).view("<u8")
    numbers: NDArray[np.uint64] = (fours ^ (fours >> np.uint64(32))) @ _WEIGHTS
    return numbers


def _parts(number: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Where to cut, so that no part has many more than the most pairs."""
    ends = np.cumsum(number)
    start = 0
    while start < len(number):
        done = ends[start - 1] if start else 0
        end = max(start + 1, int(np.searchsorted(ends, done + _MOST_PAIRS, side="right")))
        yield start, end
        start = end
