"""What is in this file: pieces of a format, or files, and in them the same again?"""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from io import BufferedReader, FileIO
from pathlib import PurePosixPath

from articles.importing.containers import (
    Budget,
    Container,
    Limits,
    Member,
    Packed,
    Refused,
    Spent,
    container_of,
    known_containers,
)
from articles.importing.containers.budget import too_large
from articles.importing.containers.member_names import passed_over, refuse_name, tidy_name
from articles.importing.formats import known_formats, recognise
from articles.importing.found import READ_ARE, Found, PassedOver, Unknown
from articles.importing.opened import NOWHERE, FoundAt, Opened, Piece
from articles.importing.parsed_article import Rejection
from articles.importing.wording.no_text import kind_of

logger = logging.getLogger(__name__)


def look_inside(
    stream: "BufferedReader[FileIO]",
    path: str,
    columns: Mapping[str, str],
    limits: Limits,
    found_at: FoundAt = NOWHERE,
) -> Iterator[Found]:
    """Everything that can be read of the file on disk that was opened here."""
    inside = _Inside(stream.raw, columns, limits)
    opened = Opened(_last_of(path), stream, columns, found_at)
    try:
        yield from inside.pieces_of(_File(opened, path, file=stream.raw))
    except Spent as spent:
        yield Found(path, "", Rejection(str(spent)), inside.position())


@dataclass(frozen=True)
class _File:
    """A file, on disk or in an archive: how it is opened, where it lies, and how deep."""

    opened: Opened
    path: str
    depth: int = 0
    file: FileIO | None = None
    is_alone: bool = False


class _Inside:
    """What all files in one file on disk share: what may come out of it, and how far it is."""

    def __init__(self, raw: FileIO, columns: Mapping[str, str], limits: Limits) -> None:
        self._raw, self._columns, self._limits = raw, columns, limits
        self._position = 0
        self._budget = Budget(limits, self.position)

    def position(self) -> int:
        if not self._raw.closed:  # a format that wraps its stream may close it
            self._position = self._raw.tell()
        return self._position

    def pieces_of(self, file: _File) -> Iterator[Found]:
        """Never raises but for Spent, and when the disk fails."""
        try:
            head = file.opened.head()
            if not head:
                yield self._refused(file.path, Rejection("it is empty"))
            elif container := container_of(head, file.opened.ending):
                yield from self._members(container, file)
            else:
                yield from self._formatted(head, file)
        except Spent:
            raise
        except Refused as refused:
            yield self._refused(file.path, Rejection(str(refused)))
        except OSError:
            raise
        except Exception as problem:  # told twice: in the report, and with its traceback in the log
            logger.exception("Reading %r failed. Please report this.", file.path)
            reason = f"reading it failed, see the log: {type(problem).__name__}: {problem}"
            yield self._refused(file.path, Rejection(reason))

    def _formatted(self, head: bytes, file: _File) -> Iterator[Found]:
        format_ = recognise(head, file.opened.ending)
        if format_ is None:
            yield self._refused(file.path, Unknown(_why_nobody_reads(head)))
            return
        if file.is_alone and file.depth == 1:
            self._budget.total = self._limits.alone
        for piece in format_.pieces(file.opened):
            yield Found(file.path, format_.name, _at_its_address(piece, file), self.position())
        stream = file.opened.stream
        if file.depth and not stream.closed:
            stream.read(1)  # a format may have taken a refusal for the end: here it comes again

    def _members(self, container: Container, file: _File) -> Iterator[Found]:
        depth = file.depth + 1
        if depth > self._limits.depth:
            reason = f"it is packed more than {self._limits.depth} deep; unpack the archive first"
            yield self._refused(file.path, Rejection(reason))
            return
        packed = Packed(file.opened.name, file.opened.stream, self._budget, depth, file.file)
        names: set[str] = set()
        is_empty = True
        for member in container.members(packed):
            is_empty = False
            name = tidy_name(member.name)
            path = f"{file.path}!{name}"
            obstacle = self._obstacle(member, name in names)
            self._budget.count_member(is_passed_over=isinstance(obstacle, PassedOver))
            if obstacle:
                yield self._refused(path, obstacle)
                continue
            try:
                stream = member.unpack()
            except Refused as refused:
                yield self._refused(path, Rejection(str(refused)))
                continue
            names.add(name)
            found_at = file.opened.found_at if member.is_alone else NOWHERE
            opened = Opened(_last_of(member.name), stream, self._columns, found_at)
            yield from self.pieces_of(_File(opened, path, depth, is_alone=member.is_alone))
        if is_empty:
            yield self._refused(file.path, Rejection("there are no files in it"))

    def _obstacle(self, member: Member, is_second: bool) -> Rejection | None:
        """Why this file is not even opened."""
        if member.is_alone:
            return None
        if reason := refuse_name(member.name):
            return Rejection(reason)
        if sort := passed_over(member.name):
            return PassedOver(sort)
        if member.size > self._limits.member:
            return Rejection(too_large(self._limits))
        if is_second:
            return Rejection("another file in the archive has the same name, and was read")
        return None

    def _refused(self, path: str, why: Rejection) -> Found:
        return Found(path, "", why, self.position())


def _why_nobody_reads(head: bytes) -> str:
    kind = kind_of(head)
    what = f"it is {kind}: " if kind else ""
    known = f"{known_formats()}; and what is packed in {known_containers()}"
    return f"{what}no format reads it. {READ_ARE}{known}"


def _at_its_address(piece: Piece | Rejection, file: _File) -> Piece | Rejection:
    """With the address its file was fetched from, unless it has one of its own."""
    found_at = file.opened.found_at
    if isinstance(piece, Rejection) or found_at is NOWHERE or piece.url:
        return piece
    return replace(piece, url=found_at.address, charset=found_at.charset)


def _last_of(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).name
