"""Articles of made-up words, and what becomes of them on their way through newsrooms."""

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass

_SYLLABLES = ["".join(pair) for pair in itertools.product("bdfgklmnprstvz", "aeiou")]
_VOCABULARY = 20_000


@dataclass(frozen=True)
class Written:
    """A text, of which original it was made, and how."""

    title: str
    body: str
    original: int
    how: str


class Newsroom:
    """Writes articles whose words are as unevenly frequent as a language's."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        words = ["".join(self._chance.choices(_SYLLABLES, k=self._chance.choice((1, 2, 2, 3, 4))))
                 for _ in range(_VOCABULARY)]  # fmt: skip
        self._words = words
        self._weights = list(itertools.accumulate(1 / (n + 10) for n in range(_VOCABULARY)))

    def articles(self, number: int) -> Iterator[Written]:
        """So many: every other one an original, the rest made of one of the last thousand."""
        originals: list[list[str]] = []
        ways = (self._copied, self._corrected, self._rewritten, self._of_the_same_mould)
        for _ in range(number):
            if not originals or self._chance.random() < 0.5:
                originals.append(self._prose(self._chance.randint(60, 500)))
                words, how, original = originals[-1], "original", len(originals) - 1
            else:
                original = self._chance.randrange(max(0, len(originals) - 1000), len(originals))
                way = self._chance.choice(ways)
                words, how = way(list(originals[original])), way.__name__.strip("_")
            yield Written(" ".join(words[:8]), " ".join(words[8:]), original, how)

    def _prose(self, length: int) -> list[str]:
        words = self._chance.choices(self._words, cum_weights=self._weights, k=length)
        for place in range(15, length, 25):
            words[place] = str(self._chance.randint(2, 99_999))
        return words

    def _copied(self, words: list[str]) -> list[str]:
        """As a paper prints an agency's text: another headline word, cut at the end."""
        words[2] = self._chance.choice(self._words)
        return words[: len(words) - self._chance.randint(0, len(words) // 12)]

    def _corrected(self, words: list[str]) -> list[str]:
        """A number and a few words are others."""
        words[15] = str(self._chance.randint(2, 99_999))
        for _ in range(len(words) // 100):
            words[self._chance.randrange(len(words))] = self._chance.choice(self._words)
        return words

    def _rewritten(self, words: list[str]) -> list[str]:
        """Up to every fifth word is another."""
        for _ in range(self._chance.randint(len(words) // 50, len(words) // 5)):
            words[self._chance.randrange(len(words))] = self._chance.choice(self._words)
        return words

    def _of_the_same_mould(self, words: list[str]) -> list[str]:
        """Tomorrow's report: the same words, other numbers."""
        return [str(self._chance.randint(2, 99_999)) if word.isdigit() else word for word in words]
