"""Texts of our own making that are alike, and not."""

import random
import re

_SYLLABLES = re.findall("..", "kalomirentasvodupelshinorgaethebrimonsuwalfidorheljun")


def words(seed: int, count: int) -> list[str]:
    """So many made-up words; others for another seed."""
    chance = random.Random(seed)
    return ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(count)]


def text(seed: int = 1, count: int = 120) -> str:
    """A text of so many words."""
    return " ".join(words(seed, count))


def changed(body: str, *places: int, to: str = "otherwise") -> str:
    """The text with other words at these places."""
    parts = body.split(" ")
    for place in places:
        parts[place] = f"{to}{chr(97 + place % 26)}"
    return " ".join(parts)


def report(*figures: float) -> str:
    """A market report of one mould, with these figures."""
    numbers = iter(figures)
    parts = words(99, 120)
    for place in range(10, 10 + 20 * len(figures), 20):
        parts[place] = f"{next(numbers)}"
    return " ".join(parts)
