"""Which segments a commit writes anew as one, so that neither files nor dead documents pile up."""

from collections.abc import Sequence
from dataclasses import dataclass

# So many segments of about one size become one. Segments then number about WIDTH times the
# logarithm of the articles, and each article is written anew once per level.
WIDTH = 4
# Segments below this size are of one level: writing them anew costs hardly more than a commit.
SMALL = 1_000
# No merge makes a larger segment: it would take long, and save nothing that a reader notices.
LARGEST = 1_000_000
# What a commit of a few articles may write anew, so that they are found within a second.
QUICK = 30_000
# More segments than this slow a search down more than a long commit delays the next article.
MANY = 24


@dataclass(frozen=True)
class Size:
    """How many documents of a segment live, of how many; and whether this commit brings it."""

    living: int
    all: int
    is_new: bool = False


@dataclass(frozen=True)
class _Unit:
    """Segments that are to be one."""

    places: tuple[int, ...]
    living: int


def groups_to_merge(sizes: Sequence[Size]) -> list[tuple[int, ...]]:
    """The places of the segments that become one, for each that is written anew.

    New segments come together first: several processes write one batch. Then those of which most
    is deleted are due, and levels that are full.
    """
    new = sum(size.living for size in sizes if size.is_new)
    limit = QUICK if new < QUICK and len(sizes) <= MANY else LARGEST
    units = _together([(n, size) for n, size in enumerate(sizes) if size.is_new])
    due = {n for n, size in enumerate(sizes) if size.all > 2 * size.living}
    units += [_Unit((n,), size.living) for n, size in enumerate(sizes) if not size.is_new]
    top = _level(max((unit.living for unit in units), default=0))
    for level in range(top + 1):
        same = [unit for unit in units if _level(unit.living) == level]
        if len(same) >= WIDTH and sum(unit.living for unit in same) <= limit:
            units = [unit for unit in units if unit not in same]
            units.append(_joined(same))
    return [
        tuple(sorted(unit.places))
        for unit in units
        if len(unit.places) > 1 or due.intersection(unit.places)
    ]


def _together(new: Sequence[tuple[int, Size]]) -> list[_Unit]:
    """Neighbours joined up to the largest size."""
    units: list[_Unit] = []
    for place, size in new:
        if units and units[-1].living + size.living <= LARGEST:
            units[-1] = _joined([units[-1], _Unit((place,), size.living)])
        else:
            units.append(_Unit((place,), size.living))
    return units


def _joined(units: Sequence[_Unit]) -> _Unit:
    places = tuple(place for unit in units for place in unit.places)
    return _Unit(places, sum(unit.living for unit in units))


def _level(size: int) -> int:
    """How many times WIDTH divides a size down to a small one."""
    level = 0
    while size >= SMALL:
        size //= WIDTH
        level += 1
    return level
