"""Under which terms a text is found: those of its words, and those of their very spelling.

A word is found by its `analysis.term`, which all of its forms share. Wildcards and fuzzy words ask
for spellings instead, and a spelling is kept only where the term does not tell it already. Of the
words that one text has for a term, in whatever order,

    SPELLED + word   for each that is spelled otherwise than the term's own stem
    LACKING + term   if none is spelled like the stem

so that the texts with a spelling are those of SPELLED + word, and, for each language of which the
word's stem is the word itself, those of its term without those of LACKING + term. Most words are
their own stem, so this takes a third of what all spellings would.

These terms count in no text's length; positions of them are never asked for.
"""

from collections.abc import Collection, Iterator
from functools import lru_cache

from articles.search.analysis import term
from articles.search.index_document import IndexDocument

# No folded word holds a control character. Sorted, these come before all terms of words.
LACKING = b"\x1d"
SPELLED = b"\x1e"
LANGUAGE = b"\x1f"


@lru_cache(maxsize=200_000)
def term_of(word: str, language: str) -> bytes:
    """The term of a folded word in an article of this language."""
    return term(word, language).encode()


def language_of_document(document: IndexDocument) -> str:
    """The code of the language that a document is written in, or ""."""
    return next(iter(document.facets.get("language", ())), "")


def stem_of(term: bytes) -> bytes:
    """A term without its language: the spelling that it tells."""
    return term.partition(LANGUAGE)[0]


def spelling_terms(term: bytes, spellings: Collection[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """What is kept beside a term, and of which spelling, where one text spells it so.

    Each folded word is given once. LACKING comes with the stem, which no word of the text is.
    """
    stem = stem_of(term)
    if stem not in spellings:
        yield LACKING + term, stem
    for spelling in spellings:
        if spelling != stem:
            yield SPELLED + spelling, spelling
