"""From a file to its pieces, and from a piece to its articles, whatever the format."""

import io
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from articles.importing.file_bytes import refuse_file, unreadable
from articles.importing.formats import format_named, known_formats, recognise
from articles.importing.opened import HEAD, Opened, Piece
from articles.importing.parsed_article import ParsedArticle, Rejection

logger = logging.getLogger(__name__)
_NOTHING: Mapping[str, str] = {}


class Unknown(Rejection):
    """Nobody reads what is written like this: passed over in a folder, rejected when named."""


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


def pieces_in(file: Path, columns: Mapping[str, str] = _NOTHING) -> Iterator[Found]:
    """Everything that can be read of this file, piece by piece; never raises."""
    refused = refuse_file(file)
    if refused:
        yield Found(str(file), "", refused)
        return
    try:
        with file.open("rb", buffering=0) as raw:
            stream = io.BufferedReader(raw, buffer_size=HEAD)
            opened = Opened(file.name, stream, columns)
            for format_name, piece in _pieces_of(opened):
                yield Found(str(file), format_name, piece, raw.tell())
    except OSError as problem:
        yield Found(str(file), "", unreadable(problem))


def read_piece(format_name: str, piece: Piece) -> list[ParsedArticle | Rejection]:
    """The articles in this piece. What the format trips over is rejected, and told in the log."""
    try:
        return list(format_named(format_name).read(piece))
    except Exception as problem:  # told twice: in the report, and with its traceback in the log
        logger.exception("The format %s failed. Please report this.", format_name)
        reason = f"the format failed, see the log: {type(problem).__name__}: {problem}"
        return [Rejection(reason, piece.where)]


def read_file(
    file: Path, columns: Mapping[str, str] = _NOTHING
) -> Iterator[ParsedArticle | Rejection]:
    """The articles of this file, one after the other."""
    for found in pieces_in(file, columns):
        if isinstance(found.piece, Rejection):
            yield found.piece
        else:
            yield from read_piece(found.format, found.piece)


def _pieces_of(opened: Opened) -> Iterator[tuple[str, Piece | Rejection]]:
    head = opened.head()
    if not head:
        yield "", Rejection("it is empty")
        return
    format_ = recognise(head, opened.ending)
    if format_ is None:
        yield "", Unknown(f"no format reads it. Read are: {known_formats()}")
        return
    for piece in format_.pieces(opened):
        yield format_.name, piece
