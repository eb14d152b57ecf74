"""Words that nobody uses twice, as names and misprints are: a vocabulary that keeps growing."""

from random import Random

_FIRST = [
    "b",
    "c",
    "d",
    "f",
    "g",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "w",
    "z",
    "br",
    "ch",
    "dr",
    "gr",
    "kr",
    "pl",
    "st",
    "tr",
]
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ou"]
_SYLLABLES = tuple(first + vowel for first in _FIRST for vowel in _VOWELS)
_LAST = ["n", "r", "l", "s", "k", "m", "th", "nd", "rt", "x"]
# Heaps' law, V = K * n ** BETA with n in articles: 50,000 words after 20,000 articles, 284,000
# after 200,000 and 950,000 after a million.
_K = 30.0
_BETA = 0.75
# The frequency of the word of rank r falls as 1 / (r + SHIFT), after Zipf and Mandelbrot.
_SHIFT = 50.0


def vocabulary(articles: int) -> int:
    """How many of these words there are once so many articles were written."""
    return int(_K * float(articles) ** _BETA)


def word(number: int) -> str:
    """The word of a number; all differ, and have at least three syllables."""
    last = _LAST[number % len(_LAST)]
    number = number // len(_LAST) + len(_SYLLABLES)
    syllables = []
    while number:
        number, place = divmod(number, len(_SYLLABLES))
        syllables.append(_SYLLABLES[place])
    return "".join(reversed(syllables)) + last


def new_words(article: int) -> list[str]:
    """The words that this article is the first to use."""
    return [word(number) for number in range(vocabulary(article), vocabulary(article + 1))]


def known_word(rng: Random, article: int) -> str:
    """A word that some article before this one used, the old ones oftener."""
    return word(zipfian(rng, max(1, vocabulary(article)), _SHIFT))


def zipfian(rng: Random, size: int, shift: float = 1.0) -> int:
    """A number below `size`; small ones are likelier, as Zipf and Mandelbrot found for words."""
    reach = (size + shift) / shift
    return min(size - 1, int(shift * (reach ** rng.random() - 1.0)))
