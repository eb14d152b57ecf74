"""Which words of a paragraph are another paragraph's, too? In bounded time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\s+|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+|[^\w\s]")
# Comparing takes time by the product of the lengths: so much for a whole page.
_BUDGET = 3_000_000


@dataclass(frozen=True)
class Piece:
    """Some words, and whether the other side has them not."""

    text: str
    is_only_here: bool = False


Pieces = tuple[Piece, ...]


class WordComparer:
    """Compares paragraphs by their words, for as long as its time allows; then only as wholes."""

    def __init__(self) -> None:
        self._left = _BUDGET

    def sides(self, one: str, other: str) -> tuple[Pieces, Pieces]:
        """Both texts in pieces."""
        if one == other:
            return whole(one), whole(other)
        ours, theirs = _WORDS.findall(one), _WORDS.findall(other)
        cost = len(ours) * len(theirs)
        if cost > self._left:
            return whole(one, is_only_here=True), whole(other, is_only_here=True)
        self._left -= cost
        # Words are matched, and spaces only beside them: a lone space in common says nothing.
        matcher = SequenceMatcher(str.isspace, ours, theirs, autojunk=False)
        left, right = [], []
        for kind, a, b, c, d in matcher.get_opcodes():
            left.append(_piece(ours[a:b], kind))
            right.append(_piece(theirs[c:d], kind))
        return tuple(p for p in left if p.text), tuple(p for p in right if p.text)


def whole(text: str, *, is_only_here: bool = False) -> Pieces:
    """All of a text as one piece; of none, none."""
    return (Piece(text, is_only_here),) if text else ()


def _piece(words: Sequence[str], kind: str) -> Piece:
    return Piece("".join(words), kind != "equal")
