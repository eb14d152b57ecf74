"""tar: files one behind the other, each with a block in front that says what it is."""

import io
import tarfile
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from articles.importing.containers.budget import Refused
from articles.importing.containers.container import Container, Member, Packed
from articles.importing.containers.tar_headers import BLOCK, Entry, Headers
from articles.importing.containers.unpacked import CUT_OFF, Unpacked, Way, buffered
from articles.importing.containers.unpackers import stored
from articles.importing.opened import Stream

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_AT_ONCE = 1024 * 1024


def is_tar(head: bytes, ending: str) -> bool:
    """The sum of its first block is right: old archives have no other mark."""
    if not head[:1].strip(b"\0") or len(head) < BLOCK:
        return False
    try:
        tarfile.TarInfo.frombuf(head[:BLOCK], "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError):
        return False
    return True


def members_of_tar(stream: Stream) -> Iterator[Member]:
    """The files in this stream; what is wrong with it raises Refused."""
    headers = Headers(stream)
    while entry := headers.next():
        content = _Content(stream, entry.size)
        padding = -entry.size % BLOCK
        if not entry.is_folder:
            yield Member(entry.name, partial(_open, entry, content), entry.size)
        content.skip()
        _skip(stream, padding)
    _read_to_the_end(stream)


def _members(packed: Packed) -> Iterator[Member]:
    raw = Unpacked(packed.stream, Way(stored), packed.budget)
    yield from members_of_tar(buffered(raw))


def _open(entry: Entry, content: io.RawIOBase) -> Stream:
    if entry.refusal:
        raise Refused(entry.refusal)
    return buffered(content)


def _skip(stream: Stream, size: int) -> None:
    while size > 0:
        skipped = len(stream.read(min(size, _AT_ONCE)))
        if not skipped:
            raise Refused(CUT_OFF)
        size -= skipped


def _read_to_the_end(stream: Stream) -> None:
    """What is compressed has its sum at the end, and there may be more than anybody sees."""
    while rest := stream.read(_AT_ONCE):
        if rest.strip(b"\0"):
            raise Refused("something follows its end, which is not read")


class _Content(io.RawIOBase):
    """The bytes of one file in the archive."""

    def __init__(self, stream: Stream, size: int) -> None:
        self._stream, self._left = stream, size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer).cast("B")
        wanted = min(len(view), self._left, _AT_ONCE)
        if not wanted:
            return 0
        count = self._stream.readinto(view[:wanted])
        if not count:
            raise Refused(CUT_OFF)
        self._left -= count
        return count

    def skip(self) -> None:
        """Leave the rest of it, and be empty from now on."""
        left, self._left = self._left, 0
        _skip(self._stream, left)


TAR = Container("tar", (".tar",), is_tar, _members)
