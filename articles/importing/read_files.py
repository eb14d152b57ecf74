"""From a file to its pieces, and from a piece to its articles, whatever the format."""

import io
import logging
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from articles.importing.containers import DEFAULT_LIMITS, Limits
from articles.importing.file_bytes import refuse_file, unreadable
from articles.importing.formats import format_named
from articles.importing.found import Found, PassedOver, Unknown
from articles.importing.look_inside import look_inside
from articles.importing.opened import HEAD, NOWHERE, FoundAt, Piece
from articles.importing.parsed_article import ParsedArticle, Rejection

__all__ = ["Found", "PassedOver", "Unknown", "pieces_in", "read_file", "read_piece"]

logger = logging.getLogger(__name__)
_NOTHING: Mapping[str, str] = {}


def pieces_in(
    file: Path,
    columns: Mapping[str, str] = _NOTHING,
    limits: Limits = DEFAULT_LIMITS,
    found_at: FoundAt = NOWHERE,
) -> Iterator[Found]:
    """Everything that can be read of this file, piece by piece, archives unpacked; never raises."""
    refused = refuse_file(file)
    if refused:
        yield Found(str(file), "", refused)
        return
    try:
        with io.BufferedReader(file.open("rb", buffering=0), buffer_size=HEAD) as stream:
            yield from look_inside(stream, str(file), columns, limits, found_at)
    except OSError as problem:
        yield Found(str(file), "", unreadable(problem))


def read_piece(format_name: str, piece: Piece) -> list[ParsedArticle | Rejection]:
    """The articles in this piece. What the format trips over is rejected, and told in the log."""
    try:
        return [_at_its_address(one, piece) for one in format_named(format_name).read(piece)]
    except Exception as problem:  # told twice: in the report, and with its traceback in the log
        logger.exception("The format %s failed. Please report this.", format_name)
        reason = f"the format failed, see the log: {type(problem).__name__}: {problem}"
        return [Rejection(reason, piece.where)]


def _at_its_address(article: ParsedArticle | Rejection, piece: Piece) -> ParsedArticle | Rejection:
    """An article that is all of what was fetched, and has no name, lives where it was fetched."""
    if not piece.url or isinstance(article, Rejection):
        return article
    if article.where or article.url or article.identity:
        return article
    provenance = (*article.provenance, ("url", "where it was found"))
    return replace(article, url=piece.url, provenance=provenance)


def read_file(
    file: Path, columns: Mapping[str, str] = _NOTHING, found_at: FoundAt = NOWHERE
) -> Iterator[ParsedArticle | Rejection]:
    """The articles of this file, one after the other."""
    for found in pieces_in(file, columns, found_at=found_at):
        if isinstance(found.piece, Rejection):
            yield found.piece
        else:
            yield from read_piece(found.format, found.piece)
