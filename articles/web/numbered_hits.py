"""Marked texts whose hits are counted through, so that each can lead to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from articles.search.snippets import Piece

# Beyond so many hits they are marked still, but lead nowhere: nobody walks through thousands.
MOST_NUMBERED = 500


@dataclass(frozen=True)
class NumberedPiece:
    """A piece of text; a hit has its number, and those of its neighbours or 0."""

    text: str
    is_hit: bool = False
    number: int = 0
    previous: int = 0
    next: int = 0


def number_hits(texts: Sequence[tuple[Piece, ...]]) -> list[tuple[NumberedPiece, ...]]:
    """The same texts, their hits numbered from 1 through all of them."""
    total = min(MOST_NUMBERED, sum(piece.is_hit for text in texts for piece in text))
    numbers = count(1)
    return [tuple(_numbered(piece, numbers, total) for piece in text) for text in texts]


def _numbered(piece: Piece, numbers: "count[int]", total: int) -> NumberedPiece:
    if not piece.is_hit:
        return NumberedPiece(piece.text)
    number = next(numbers)
    if number > total:
        return NumberedPiece(piece.text, is_hit=True)
    after = number + 1 if number < total else 0
    return NumberedPiece(piece.text, True, number, number - 1, after)  # noqa: FBT003
