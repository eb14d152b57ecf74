"""Which words of a paragraph are another paragraph's, too?"""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.web.comparing.matching import Steps, opcodes
from articles.web.word_pieces import cut_into_words


@dataclass(frozen=True)
class Piece:
    """Some words, and whether the other side has them not."""

    text: str
    is_only_here: bool = False


Pieces = tuple[Piece, ...]


def compare_words(one: str, other: str, steps: Steps) -> tuple[Pieces, Pieces]:
    """Both texts in pieces; once the steps run out, in long ones."""
    if one == other:
        return whole(one), whole(other)
    ours, theirs = cut_into_words(one), cut_into_words(other)
    left, right = [], []
    # Words are matched, and spaces only beside them: a lone space in common says nothing.
    for kind, a, b, c, d in opcodes(ours, theirs, steps, str.isspace):
        left.append(_piece(ours[a:b], kind))
        right.append(_piece(theirs[c:d], kind))
    return _told(left), _told(right)


def whole(text: str, *, is_only_here: bool = False) -> Pieces:
    """All of a text as one piece; of none, none."""
    return (Piece(text, is_only_here),) if text else ()


def _told(pieces: Sequence[Piece]) -> Pieces:
    return tuple(piece for piece in pieces if piece.text)


def _piece(words: Sequence[str], kind: str) -> Piece:
    return Piece("".join(words), kind != "equal")
