"""Which of those that look alike are looked at? The most alike of those that can be in a story.

Whoever is hidden, gone, or of other words by now takes up no place of those that are there.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from articles.stories.near_run import Near

# So many of those that are alike, in all; and of those that have the same signature as each other,
# whose verdict is the same: fewer where it is also that of the one asked for.
_MOST = 200
_OF_ONE_TEXT = 50
_OF_ITS_OWN_TEXT = 16
# Whoever meets so many that are gone may have found no place for others under the same keys.
MANY_GONE = 100

# Of these articles and fingerprints: which can be in a story?
AreThere = Callable[[NDArray[np.int64], NDArray[np.int64]], NDArray[np.bool_]]
_NONE = Near(
    *(np.empty(0, kind) for kind in ("i8", "i8", "i8", "f4", "u8", "?")),
)


@dataclass(frozen=True)
class Candidates:
    """Those to be looked at, and who of those asked for should be looked up under more."""

    near: Near
    crowded_out: NDArray[np.int64]

    @classmethod
    def of(cls, found: Iterable[Near], are_there: AreThere) -> "Candidates":
        """Choose; whether somebody is there is asked of no more than it takes."""
        near = _sorted(found)
        known = np.zeros(len(near.pk), np.bool_)
        gone = []
        width = 1
        while True:
            unknown = ~known
            if not (_first(near, 1) & unknown).any():
                break
            looked_up = np.flatnonzero(_first(near, width) & unknown)
            there = are_there(near.article[looked_up], near.pk[looked_up])
            known[looked_up] = True
            kept = np.ones(len(known), np.bool_)
            kept[looked_up[~there]] = False
            gone.append(near.asked[~kept & near.is_cut])
            near, known = _only(near, kept), known[kept]
            width *= 4
        numbers = np.bincount(np.concatenate(gone)) if gone else np.empty(0)
        return cls(_only(near, _first(near, 1)), np.flatnonzero(numbers >= MANY_GONE))

    def without(self, asked: NDArray[np.int64]) -> "Candidates":
        """Those of the others."""
        return Candidates(_only(self.near, ~np.isin(self.near.asked, asked)), self.crowded_out)

    def texts(self) -> Iterator[tuple[int, float, list[int]]]:
        """Articles with one signature, by whom they are for, and how alike that is."""
        near = self.near
        starts = np.flatnonzero(_is_first(near.asked, near.words))
        ends = np.r_[starts, len(near.pk)][1:].tolist()
        asked, alike = near.asked[starts].tolist(), near.alike[starts].tolist()
        articles = near.article.tolist()
        for who, how, start, end in zip(asked, alike, starts.tolist(), ends, strict=True):
            yield who, how, articles[start:end]


def _sorted(found: Iterable[Near]) -> Near:
    """By whom they are for, the most alike first, those of one signature together; each once."""
    parts = [part for part in found if len(part.pk)]
    if not parts:
        return _NONE
    near = Near(
        *(np.concatenate([getattr(part, one.name) for part in parts]) for one in fields(Near))
    )
    near = _only(near, np.lexsort((near.pk, near.words, -near.alike, near.asked)))
    return _only(near, _is_first(near.asked, near.pk))


def _first(near: Near, width: int) -> NDArray[np.bool_]:
    """So many times as many as are looked at: of each text the first and the last."""
    of_the_text = np.where(near.alike == 1, _OF_ITS_OWN_TEXT, _OF_ONE_TEXT) * width
    place, number = _place_in_group(_is_first(near.asked, near.words))
    from_either_end = 2 * np.minimum(place, number - 1 - place) + (place >= (number + 1) // 2)
    chosen: NDArray[np.bool_] = from_either_end < of_the_text
    among = np.flatnonzero(chosen)
    place, _ = _place_in_group(_is_first(near.asked[among]))
    chosen[among[place >= _MOST * width]] = False
    return chosen


def _only(near: Near, which: NDArray[np.bool_] | NDArray[np.int64]) -> Near:
    return Near(*(getattr(near, one.name)[which] for one in fields(Near)))


def _is_first(*columns: NDArray[np.int64] | NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Of rows in order: does another group begin here?"""
    is_first = np.zeros(len(columns[0]), np.bool_)
    is_first[:1] = True
    for column in columns:
        is_first[1:] |= column[1:] != column[:-1]
    return is_first


def _place_in_group(is_first: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """0 for the first of each group, 1 for the second, …; and how many its group has."""
    starts = np.flatnonzero(is_first)
    numbers = np.diff(np.r_[starts, len(is_first)])
    return np.arange(len(is_first)) - np.repeat(starts, numbers), np.repeat(numbers, numbers)
