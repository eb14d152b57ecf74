"""Texts of our own making that are alike, and not."""

import random

_SYLLABLES = ("ka lo mi ren tas vo du pel shi nor ga ethe bri mon su wal fi dor hel jun").split()  # noqa: SIM905


def words(seed: int, count: int) -> list[str]:
    """So many made-up words; others for another seed."""
    chance = random.Random(seed)
    return ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 3))) for _ in range(count)]


def text(seed: int = 1, count: int = 120) -> str:
    """A text of so many words."""
    return " ".join(words(seed, count))


def changed(body: str, *places: int, to: str = "otherwise") -> str:
    """The text with other words at these places."""
    parts = body.split(" ")
    for place in places:
        parts[place] = f"{to}{place}"
    return " ".join(parts)
