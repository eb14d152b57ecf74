"""What is a word, and when are two words the same?

The one reading of text that engines, snippets and the query box share.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

# Initials with dots are one word (U.S., U.N.); so are numbers with their separators, and words
# with an apostrophe inside.
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*(?![^\W_])|[^\W_]+(?:['’ʼ][^\W_]+)*", re.UNICODE
)
_POSSESSIVE = re.compile(r"['’ʼ]s$")
_stemmer = Stemmer.Stemmer("english", 0)


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: folded (no accents, no case), and where it stands in characters."""

    word: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """The words of a text, in order."""
    for match in _TOKEN.finditer(text):
        word = fold_word(match.group())
        if word:
            yield Token(word, match.start(), match.end())


@lru_cache(maxsize=200_000)
def fold_word(word: str) -> str:
    """A word without case, accents, possessive ending and inner marks."""
    if word.isascii() and word.isalnum():
        return word.lower()
    letters = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", word.casefold())).casefold()
    # What is left after decomposing may hold new marks (½ becomes 1⁄2): only letters and digits
    # stay, so that folding a folded word changes nothing.
    return "".join(c for c in unicodedata.normalize("NFKD", letters) if c.isalnum())


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem that a folded word shares with its inflected forms (Snowball, English).

    The algorithm: https://snowballstem.org/algorithms/english/stemmer.html
    """
    return str(_stemmer.stemWord(word))
