"""Which pieces of a text are compared, when it is told which words differ?"""

import re
from itertools import pairwise

from articles.search.scripts import MARKS, UNSPACED

# Space; a letter of a script that puts none between words; a word; any other sign. Marks stay with
# what they stand on. Together they leave no character out.
_PIECE = re.compile(rf"\s+|[{UNSPACED}][{MARKS}]*|(?:[^\W{UNSPACED}][{MARKS}]*)+|[^\w\s][{MARKS}]*")

_UNSPACED = re.compile(f"[{UNSPACED}]")


def cut_into_words(text: str) -> list[str]:
    """A text in words, spaces and signs; together they are the text."""
    return _PIECE.findall(text)


def telling_words(text: str) -> set[str]:
    """What a text is known by: its words, and of scripts without spaces each two letters."""
    pieces = [piece for piece in cut_into_words(text.casefold()) if piece[0].isalnum()]
    return {
        one + following if _UNSPACED.match(one) and _UNSPACED.match(following) else one
        for one, following in pairwise([*pieces, ""])
    }
