"""What becomes of a piece of a file: its articles, ready to be saved, or why there are none?"""

import logging
from dataclasses import dataclass

from articles.importing.opened import Piece
from articles.importing.outcome import Candidate
from articles.importing.parsed_article import ParsedArticle, Rejection
from articles.importing.prepared import prepare, without_original
from articles.importing.read_files import read_piece
from articles.importing.time_limit import TookTooLong, at_most
from articles.tagging.alias_table import AliasTable

logger = logging.getLogger(__name__)
LONGEST_READING = 60.0


@dataclass(frozen=True)
class Unread:
    """A piece with its file, its number in it, and how far into all the files it stands."""

    path: str
    format: str
    number: int
    piece: Piece | Rejection
    position: int
    is_named: bool = True

    @property
    def size(self) -> int:
        """How many bytes are to be read."""
        return len(self.piece.content) if isinstance(self.piece, Piece) else 0


@dataclass(frozen=True)
class Read:
    """What became of a piece."""

    path: str
    format: str
    number: int
    answers: tuple[Candidate | Rejection, ...]
    position: int
    is_named: bool = True


@dataclass(frozen=True)
class Names:
    """What the tagger looks for, and the stamp of the gazetteer it was made of."""

    table: AliasTable
    stamp: str


def read_all(task: list[Unread], names: Names) -> list[Read]:
    """What becomes of these pieces; nothing that is wrong with one of them is raised."""
    return [answered(unread, _answers(unread, names)) for unread in task]


def answered(unread: Unread, answers: list[Candidate | Rejection]) -> Read:
    """The piece with what became of it."""
    return Read(
        unread.path, unread.format, unread.number, tuple(answers), unread.position, unread.is_named
    )


def _answers(unread: Unread, names: Names) -> list[Candidate | Rejection]:
    if isinstance(unread.piece, Rejection):
        return [unread.piece]
    try:
        with at_most(LONGEST_READING):
            found = read_piece(unread.format, unread.piece)
            return [_candidate(one, unread, names) for one in found]
    except TookTooLong:
        reason = f"it took longer than {LONGEST_READING:.0f} seconds to read"
        return [Rejection(reason, unread.piece.where)]
    except Exception as problem:  # one article that the tagger trips over does not end the import
        logger.exception("An article of %s could not be prepared. Please report this.", unread.path)
        reason = f"it could not be prepared, see the log: {type(problem).__name__}: {problem}"
        return [Rejection(reason, unread.piece.where)]


def _candidate(
    one: ParsedArticle | Rejection, unread: Unread, names: Names
) -> Candidate | Rejection:
    if isinstance(one, Rejection):
        return one
    prepared = prepare(one, names.table, names.stamp)
    return Candidate(without_original(one), unread.path, unread.format, prepared)
