"""What is a word, and when are two words the same?

The one reading of text that engines, snippets and the query box share.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from articles.search.languages import DEFAULT_LANGUAGE, LANGUAGES, language_of, stemmed
from articles.search.scripts import IGNORABLE, MARKS, SIGNS, UNSPACED

# Initials with dots are one word (U.S., U.N.); so are numbers with their separators, and words
# with an apostrophe inside, but for an article or pronoun that lost its vowel (l'homme, dell'arte).
_LETTER = rf"[^\W_{UNSPACED}]"
_WORD = rf"{_LETTER}+(?:[{MARKS}]+{_LETTER}*)*"
_ELIDED = "(?:[cdjlmnstCDJLMNST]|[Qq]u|[Dd]ell|[Aa]ll|[Nn]ell|[Ss]ull|[Dd]all)"
_VOWEL = "[aeiouyhàâäæáèéêëíìîïóòôöœúùûüAEIOUYHÀÂÄÆÁÈÉÊËÍÌÎÏÓÒÔÖŒÚÙÛÜ]"
# What stands together in a text: a word, or a run of a script that puts no spaces between words.
SURFACE = re.compile(
    rf"(?:[^\W\d_{UNSPACED}]\.){{2,}}|\d+(?:[.,]\d+)*(?!{_LETTER}|[{MARKS}])"
    rf"|{_ELIDED}(?=['’ʼ]{_VOWEL})"
    rf"|{_WORD}(?:['’ʼ]{_WORD})*|(?:[{UNSPACED}][{MARKS}]*)+"
)
_UNSPACED_LETTER = re.compile(rf"[{UNSPACED}][{MARKS}]*")
_FIRST_UNSPACED = UNSPACED[0]
_POSSESSIVE = re.compile(r"['’ʼ]s$")
# A mark that makes another letter, and not an accent.
_SHORT_I = ("и\u0306", "й")

__all__ = [
    "DEFAULT_LANGUAGE",
    "LANGUAGES",
    "SURFACE",
    "Token",
    "fold_word",
    "language_of",
    "places",
    "stem",
    "term",
    "term_ending",
    "tokens",
    "words",
    "words_of",
]


class Token(NamedTuple):
    """One word of a text: folded (no accents, no case), and where it stands in characters.

    In scripts without spaces each two neighbouring letters are a token, so that tokens overlap.
    """

    word: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """The words of a text, in order."""
    for match in SURFACE.finditer(text):
        surface = match.group()
        if surface >= _FIRST_UNSPACED and _UNSPACED_LETTER.match(surface):
            begins = match.start()
            for start, end in _pairs(surface):
                yield Token(fold_word(surface[start:end]), begins + start, begins + end)
        elif word := fold_word(surface):
            yield Token(word, match.start(), match.end())


def places(text: str, many: int) -> list[tuple[int, int]]:
    """Where the first so many words of a text begin and end: `tokens` for those in a hurry."""
    found: list[tuple[int, int]] = []
    for match in SURFACE.finditer(text):
        surface = match.group()
        if surface >= _FIRST_UNSPACED and _UNSPACED_LETTER.match(surface):
            begins = match.start()
            found += [(begins + start, begins + end) for start, end in _pairs(surface)]
        elif fold_word(surface):
            found.append(match.span())
        if len(found) >= many:
            break
    return found


def words(text: str) -> list[str]:
    """The words of a text, in order: `tokens` without their places, for those in a hurry."""
    return [word for surface in SURFACE.findall(text) for word in words_of(surface)]


@lru_cache(maxsize=200_000)
def words_of(surface: str) -> tuple[str, ...]:
    """The words of one match of SURFACE."""
    if surface >= _FIRST_UNSPACED and _UNSPACED_LETTER.match(surface):
        return tuple(fold_word(surface[start:end]) for start, end in _pairs(surface))
    word = fold_word(surface)
    return (word,) if word else ()


def _pairs(run: str) -> list[tuple[int, int]]:
    """Where each two neighbouring letters of a run stand; a lone letter is by itself."""
    found = _UNSPACED_LETTER.finditer(run)
    letters = [letter.span() for letter in found if letter.group()[0].isalnum()]
    if len(letters) == 1:
        return letters
    return [(one[0], other[1]) for one, other in pairwise(letters)]


@lru_cache(maxsize=200_000)
def fold_word(word: str) -> str:
    """A word without case, accents, possessive ending and inner marks."""
    if word.isascii() and word.isalnum():
        return word.lower()
    letters = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", word.casefold())).casefold()
    # What is left after decomposing may hold new marks (½ becomes 1⁄2): only letters, their
    # vowel signs and digits stay, so that folding a folded word changes nothing.
    letters = unicodedata.normalize("NFKD", letters).replace(*_SHORT_I)
    kept = "".join(c for c in letters if (c.isalnum() or c in SIGNS) and c not in IGNORABLE)
    return unicodedata.normalize("NFC", kept)


def stem(word: str) -> str:
    """The stem that a folded word shares with its inflected forms in English."""
    return stemmed(word, DEFAULT_LANGUAGE)


@lru_cache(maxsize=200_000)
def term(word: str, language: str) -> str:
    """What an article of this language is found by when it holds this folded word.

    A query's word matches an article exactly if the article holds a word of the same term in the
    article's language. Terms of different languages never meet: their stems say nothing about
    each other.
    """
    return f"{stemmed(word, language_of(language))}{term_ending(language)}"


def term_ending(language: str) -> str:
    """What follows the stem in the terms of articles of this language; nothing in English."""
    code = language_of(language)
    return "" if code == DEFAULT_LANGUAGE else f"\x1f{code}"
