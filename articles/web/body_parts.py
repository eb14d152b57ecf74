"""Very long articles are shown in parts, so that no page takes long."""

import re
from dataclasses import dataclass

LONGEST_PART = 100_000
_SPACE = re.compile(r"\s")


@dataclass(frozen=True)
class BodyPart:
    """One part of an article's text, from a place in it on; most articles have only one."""

    text: str
    number: int
    parts: int
    start: int = 0

    @property
    def previous(self) -> int:
        """The number of the part before, 0 for none."""
        return self.number - 1

    @property
    def next(self) -> int:
        """The number of the part after, 0 for none."""
        return self.number + 1 if self.number < self.parts else 0


def part_of(body: str, asked: str) -> BodyPart:
    """The part that an address asks for by its number, the first where it asks for none."""
    parts = max(1, -(-len(body) // LONGEST_PART))
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1
    number = max(1, min(number, parts))
    start = _border(body, number - 1)
    return BodyPart(body[start : _border(body, number)], number, parts, start)


def _border(body: str, number: int) -> int:
    """Where a part ends: between words, unless a word has thousands of letters."""
    place = number * LONGEST_PART
    if number == 0 or place >= len(body):
        return min(place, len(body))
    space = _SPACE.search(body, place, place + 2_000)
    return space.start() if space else place
