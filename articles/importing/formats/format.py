"""Format: a way articles are written in a file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from articles.importing.opened import Opened, Piece
from articles.importing.parsed_article import ParsedArticle, Rejection


class Certainty(IntEnum):
    """How sure a format is that a file is written in it."""

    NO = 0
    POSSIBLE = 1  # nothing speaks against it
    LIKELY = 2  # the name says so, and nothing in the file speaks against it
    CERTAIN = 3  # the file itself says so


Recognises = Callable[[bytes, str], Certainty]
Pieces = Callable[[Opened], Iterator[Piece | Rejection]]
Read = Callable[[Piece], Iterator[ParsedArticle | Rejection]]


def as_a_whole(opened: Opened) -> Iterator[Piece | Rejection]:
    """All of the file as one piece, for formats of one article a file."""
    yield opened.whole()


@dataclass(frozen=True)
class Format:
    """A way articles are written: `name` in the archive, `label` for people.

    `recognises(head, ending)` gets the first bytes of a file and the ending of its name.
    `pieces(opened)` cuts the stream into what can be read by itself, in bounded memory and
    without understanding it; `read(piece)` makes articles of one, in any process, from nothing
    but the piece. None of them raises: what cannot be read is answered with a Rejection.
    """

    name: str
    label: str
    endings: tuple[str, ...]
    recognises: Recognises
    read: Read
    pieces: Pieces = as_a_whole
