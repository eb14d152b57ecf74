"""zip: files one behind the other, and a table of contents at the end."""

import stat
import struct
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import BinaryIO, cast

from articles.importing.containers import unpackers
from articles.importing.containers.budget import Budget, Refused, too_large
from articles.importing.containers.container import Container, Member, Packed
from articles.importing.containers.unpacked import Promise, Way, unpacked
from articles.importing.containers.unpackers import NewUnpacker
from articles.importing.containers.zip_table import table_of
from articles.importing.opened import Stream

_IN_MEMORY = 4 * 1024 * 1024
_AT_ONCE = 1024 * 1024
_HEADER = struct.Struct("<4s22xHH")
_MARK = b"PK\x03\x04"
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_METHODS: dict[int, NewUnpacker] = {
    zipfile.ZIP_STORED: unpackers.stored,
    zipfile.ZIP_DEFLATED: unpackers.deflate,
    zipfile.ZIP_BZIP2: unpackers.bzip2,
    93: unpackers.zstd,
}
# Documents of programs are zip archives too, and tell by what comes first in them.
_FIRST_IN_DOCUMENTS = (b"[Content_Types].xml", b"mimetype", b"META-INF/", b"_rels/", b"docProps/")
_DOCUMENTS = frozenset(
    [".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub", ".jar", ".apk", ".whl", ".kmz"]
)


def is_zip(head: bytes, ending: str) -> bool:
    """It begins as a zip archive, and is no document of a program."""
    if ending in _DOCUMENTS or head[30:].startswith(_FIRST_IN_DOCUMENTS):
        return False
    return head.startswith((_MARK, b"PK\x05\x06", b"PK\x07\x08PK"))


def _members(packed: Packed) -> Iterator[Member]:
    """Its files, in the order in which they lie; one that shares bytes with another is refused."""
    with _file_of(packed) as file:
        end = 0
        for info in table_of(file):
            file.seek(info.header_offset)  # for whoever asks how far this is
            if info.is_dir():
                continue
            name = info.orig_filename
            try:
                _refuse(info)
                slice_ = _slice(file, info, end)
            except Refused as refused:
                yield Member(name, partial(_raise, refused))
                continue
            end = slice_.end
            yield Member(name, partial(_unpack, slice_, info, packed.budget), info.file_size)


@contextmanager
def _file_of(packed: Packed) -> Iterator[BinaryIO]:
    """The archive as a file in which one can go back: a copy, when it lies in another."""
    if packed.file is not None:
        yield packed.file
        return
    largest = packed.budget.limits.member
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as copy:
        while some := packed.stream.read(_AT_ONCE):
            if copy.tell() + len(some) > largest:
                raise Refused(too_large(packed.budget.limits))
            copy.write(some)
        yield cast("BinaryIO", copy)


def _refuse(info: zipfile.ZipInfo) -> None:
    if info.flag_bits & _ENCRYPTED:
        raise Refused("it is encrypted; unpack the archive with its password, import the folder")
    mode = info.external_attr >> 16
    if stat.S_ISLNK(mode):
        raise Refused("it is a link, not a file")
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        raise Refused("it is a device or pipe, not a file")
    if info.compress_type not in _METHODS:
        raise Refused(f"it is packed in a way that is not read (number {info.compress_type})")


class _Slice:
    """The packed bytes of one file in the archive."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self._file, self._at, self.end = file, start, start + size

    def read(self, size: int, /) -> bytes:
        """The next bytes, wherever the file was read meanwhile."""
        self._file.seek(self._at)
        some = self._file.read(min(size, self.end - self._at))
        self._at += len(some)
        return some


def _slice(file: BinaryIO, info: zipfile.ZipInfo, end_of_others: int) -> _Slice:
    """Where the table says that it lies, if it does and nothing else lies there."""
    if info.header_offset < end_of_others:
        raise Refused("it lies in the same bytes as another file, as only in a bomb")
    header = file.read(_HEADER.size)
    if len(header) < _HEADER.size or not header.startswith(_MARK):
        raise Refused("it is damaged: it does not lie where the table of contents says")
    _, name, extra = _HEADER.unpack(header)
    start = info.header_offset + _HEADER.size + name + extra
    return _Slice(file, start, info.compress_size)


def _raise(refused: Refused) -> Stream:
    raise refused


def _unpack(slice_: _Slice, info: zipfile.ZipInfo, budget: Budget) -> Stream:
    way = Way(_METHODS[info.compress_type], promise=Promise(info.CRC, info.file_size))
    return unpacked(slice_, way, budget)


ZIP = Container("zip", (".zip",), is_zip, _members)
