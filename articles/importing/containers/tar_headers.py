"""What the blocks in front of a file in a tar archive say of it.

tarfile makes one block into a TarInfo; what stands before it is read here, because tarfile takes a
header of any size into memory, keeps all it ever read, and cannot be told to do neither.
"""

import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.importing.containers.budget import Refused
from articles.importing.containers.unpacked import CUT_OFF
from articles.importing.opened import Stream

BLOCK = 512
_LONGEST_HEADER = 256 * 1024
_MOST_HEADERS = 8
_LONGEST_LENGTH = 9
_NEEDED = (b"path", b"size")
_HOLES = "holes"
_DAMAGED = "it is damaged; what follows in it cannot be read"
_NO_END = "the mark of its end is missing: it may be cut off"
# Where the old GNU format says that more blocks follow about holes in a file.
_MORE_HOLES, _MORE_HOLES_AFTER = 482, 504
_KINDS = {
    tarfile.SYMTYPE: "it is a link, not a file",
    tarfile.LNKTYPE: "it is a link, not a file",
    tarfile.CHRTYPE: "it is a device or pipe, not a file",
    tarfile.BLKTYPE: "it is a device or pipe, not a file",
    tarfile.FIFOTYPE: "it is a device or pipe, not a file",
    tarfile.GNUTYPE_SPARSE: "it has holes (a sparse file); pack it as an ordinary one",
    b"M": "it is one part of a file that goes on in another archive",
}
_FILES = (tarfile.REGTYPE, tarfile.AREGTYPE, tarfile.CONTTYPE)
_WITH_CONTENT = (*_FILES, tarfile.GNUTYPE_SPARSE)


@dataclass(frozen=True)
class Entry:
    """What a tar archive says of one thing in it, and how many bytes of it follow."""

    name: str
    size: int
    refusal: str
    is_folder: bool


@dataclass
class _Said:
    """What extended headers say of the next entry, or of all that follow."""

    of_next: dict[str, str] = field(default_factory=dict)
    of_all: dict[str, str] = field(default_factory=dict)

    def get(self, key: str) -> str | None:
        return self.of_next.get(key, self.of_all.get(key))

    def has_holes(self) -> bool:
        return self.get(_HOLES) is not None


class Headers:
    """The headers of a tar archive, read from the front."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._of_all: dict[str, str] = {}

    def next(self) -> Entry | None:
        """What comes next; None at the end. Raises Refused where it cannot be read."""
        said = _Said(of_all=self._of_all)
        for _ in range(_MOST_HEADERS):
            block = self._stream.read(BLOCK)
            if not block:
                raise Refused(_NO_END)
            if len(block) < BLOCK:
                raise Refused(CUT_OFF)
            if not block.strip(b"\0"):
                return None
            header = _header(block)
            match header.type:
                case tarfile.XHDTYPE | tarfile.SOLARIS_XHDTYPE:
                    said.of_next.update(_records(self._extended(header.size)))
                case tarfile.XGLTYPE:
                    self._of_all.update(_records(self._extended(header.size)))
                case tarfile.GNUTYPE_LONGNAME:
                    said.of_next["path"] = _text(self._extended(header.size).split(b"\0")[0])
                case tarfile.GNUTYPE_LONGLINK:
                    self._extended(header.size)
                case _:
                    self._skip_holes(header, block)
                    return _entry(header, said)
        raise Refused(_DAMAGED)

    def _extended(self, size: int) -> bytes:
        if not 0 <= size <= _LONGEST_HEADER:
            raise Refused("a header in it is larger than any file needs; it is read no further")
        padded = -(-size // BLOCK) * BLOCK
        content = self._stream.read(padded)
        if len(content) < padded:
            raise Refused(CUT_OFF)
        return content[:size]

    def _skip_holes(self, header: tarfile.TarInfo, block: bytes) -> None:
        at = _MORE_HOLES
        while header.type == tarfile.GNUTYPE_SPARSE and block[at]:
            block, at = self._stream.read(BLOCK), _MORE_HOLES_AFTER
            if len(block) < BLOCK:
                raise Refused(CUT_OFF)


def _header(block: bytes) -> tarfile.TarInfo:
    try:
        return tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError) as problem:
        raise Refused(_DAMAGED) from problem


def _entry(header: tarfile.TarInfo, said: _Said) -> Entry:
    name = said.get("path") or header.name
    size = header.size
    if (told := said.get("size")) is not None:
        size = int(told) if told.isascii() and told.isdigit() and len(told) < 20 else -1
    if size < 0:
        raise Refused(_DAMAGED)
    refusal = _KINDS.get(header.type, "")
    if said.has_holes():
        refusal = _KINDS[tarfile.GNUTYPE_SPARSE]
    is_folder = header.type in (tarfile.DIRTYPE, b"D") or name.endswith("/")
    if not refusal and not is_folder and header.type not in _FILES:
        refusal = "it is no ordinary file"
    # Links, devices and folders have none, whatever they say; unknown things have what they say.
    is_empty = header.type in tarfile.SUPPORTED_TYPES and header.type not in _WITH_CONTENT
    return Entry(name, 0 if is_empty else size, refusal, is_folder)


def _records(content: bytes) -> Iterator[tuple[str, str]]:
    """What is needed of "30 path=folder/name.html\\n", each with its length in front."""
    at = 0
    while content[at : at + 1].strip(b"\0"):
        gap = content.find(b" ", at, at + _LONGEST_LENGTH)
        length = content[at:gap] if gap > at else b""
        end = at + int(length) if length.isdigit() else 0
        if not gap < end <= len(content):
            raise Refused(_DAMAGED)
        key, equals, value = content[gap + 1 : end].removesuffix(b"\n").partition(b"=")
        if not equals:
            raise Refused(_DAMAGED)
        if key in _NEEDED:
            yield _text(key), _text(value)
        elif key.startswith(b"GNU.sparse."):
            yield _HOLES, ""
        at = end


def _text(name: bytes) -> str:
    return name.decode("utf-8", errors="surrogateescape")
