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
        before, after = _in_common(ours, theirs)
        start, end = "".join(ours[:before]), "".join(ours[len(ours) - after :])
        ours, theirs = ours[before : len(ours) - after], theirs[before : len(theirs) - after]
        cost = len(ours) * len(theirs)
        if cost > self._left:
            return whole(one, is_only_here=True), whole(other, is_only_here=True)
        self._left -= cost
        # Words are matched, and spaces only beside them: a lone space in common says nothing.
        matcher = SequenceMatcher(str.isspace, ours, theirs, autojunk=False)
        left, right = [Piece(start)], [Piece(start)]
        for kind, a, b, c, d in matcher.get_opcodes():
            left.append(_piece(ours[a:b], kind))
            right.append(_piece(theirs[c:d], kind))
        return _told([*left, Piece(end)]), _told([*right, Piece(end)])


def whole(text: str, *, is_only_here: bool = False) -> Pieces:
    """All of a text as one piece; of none, none."""
    return (Piece(text, is_only_here),) if text else ()


def _in_common(ours: Sequence[str], theirs: Sequence[str]) -> tuple[int, int]:
    """How many words both begin with, and how many both end with.

    Left to itself the matcher takes the longest words in common first, which in a text that
    repeats itself lie a sentence apart.
    """
    most = min(len(ours), len(theirs))
    before = next((at for at in range(most) if ours[at] != theirs[at]), most)
    most -= before
    after = next((at for at in range(most) if ours[-1 - at] != theirs[-1 - at]), most)
    return before, after


def _told(pieces: Sequence[Piece]) -> Pieces:
    return tuple(piece for piece in pieces if piece.text)


def _piece(words: Sequence[str], kind: str) -> Piece:
    return Piece("".join(words), kind != "equal")
