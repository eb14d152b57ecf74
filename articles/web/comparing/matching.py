"""What stands in both of two sequences, in one order? In so many steps, and no more."""

from collections.abc import Callable, Iterator, Sequence
from difflib import Match, SequenceMatcher
from itertools import accumulate

# What became of some elements, and where they stand: as difflib tells it.
Opcode = tuple[str, int, int, int, int]


class Steps:
    """The steps that are left for a page; `ran_out`: something would have taken more."""

    def __init__(self, left: int) -> None:
        self._left = left
        self.ran_out = False

    def take(self, number: int) -> None:
        """Take so many; where fewer are left none is taken, and OutOfStepsError raised."""
        if number > self._left:
            self.ran_out = True
            raise OutOfStepsError
        self._left -= number


class OutOfStepsError(Exception):
    """More steps would be needed than are left."""


def opcodes(
    one: Sequence[str],
    other: Sequence[str],
    steps: Steps,
    is_junk: Callable[[str], bool] | None = None,
) -> Iterator[Opcode]:
    """How the one becomes the other; what cannot be matched in these steps is all replaced."""
    before, after = _in_common(one, other)
    ours, theirs = one[before : len(one) - after], other[before : len(other) - after]
    yield "equal", 0, before, 0, before
    try:
        found: Sequence[Opcode] = _CountedMatcher(is_junk, ours, theirs, steps).get_opcodes()
    except OutOfStepsError:
        found = [("replace", 0, len(ours), 0, len(theirs))]
    for kind, a, b, c, d in found:
        yield kind, before + a, before + b, before + c, before + d
    yield "equal", len(one) - after, len(one), len(other) - after, len(other)


def _in_common(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """How many elements both begin with, and how many both end with.

    Left to itself the matcher takes the longest run in common first, which in a text that repeats
    itself lies a sentence apart.
    """
    most = min(len(one), len(other))
    before = next((at for at in range(most) if one[at] != other[at]), most)
    most -= before
    after = next((at for at in range(most) if one[-1 - at] != other[-1 - at]), most)
    return before, after


class _CountedMatcher(SequenceMatcher[str]):
    """difflib's matcher; each step is counted before it is taken.

    Every look for the longest run visits, for each element of the one, all places where it stands
    in the other, and then looks again on both sides of what it found: where elements repeat, the
    steps grow with the cube of their number.
    """

    b2j: dict[str, list[int]]

    def __init__(
        self,
        is_junk: Callable[[str], bool] | None,
        one: Sequence[str],
        other: Sequence[str],
        steps: Steps,
    ) -> None:
        super().__init__(is_junk, one, other, autojunk=False)
        visits = (1 + len(self.b2j.get(element, ())) for element in one)
        self._visits_before = [0, *accumulate(visits)]
        self._steps = steps

    def find_longest_match(
        self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None
    ) -> Match:
        """As in difflib, as long as there are steps left."""
        end = len(self._visits_before) - 1 if ahi is None else ahi
        self._steps.take(self._visits_before[end] - self._visits_before[alo])
        return super().find_longest_match(alo, ahi, blo, bhi)
