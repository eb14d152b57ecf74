"""What is found in a file: a piece that can be read, or why there is none."""

from dataclasses import dataclass

from articles.importing.opened import Piece
from articles.importing.parsed_article import Rejection

# Stands before what could have been read instead of a file that nobody reads.
READ_ARE = "Read are: "


class Unknown(Rejection):
    """Nobody reads what is written like this: passed over in a folder, rejected when named."""


class PassedOver(Rejection):
    """Something in an archive that is not meant for us; its reason is a word for its sort."""

    @property
    def sort(self) -> str:
        """The word for its sort, as for what is skipped in a folder."""
        return self.reason


@dataclass(frozen=True)
class Found:
    """A piece of a file, or why there is none.

    `path` is the file's, for a file in an archive the archive's, "!" and its name there.
    `position` says how many bytes of the outermost file are read so far.
    """

    path: str
    format: str
    piece: Piece | Rejection
    position: int = 0
