"""zip: files one behind the other, and a table of contents at the end."""

import stat
import struct
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import BinaryIO, cast

from articles.importing.containers.budget import Refused, too_large
from articles.importing.containers.container import Container, Member, Packed
from articles.importing.containers.unpacked import Promise, unpacked
from articles.importing.containers.zip_content import MARK, Slice, way_of
from articles.importing.containers.zip_table import NoTable, table_of
from articles.importing.containers.zip_without_table import members_without_table
from articles.importing.opened import Stream

_IN_MEMORY = 4 * 1024 * 1024
_AT_ONCE = 1024 * 1024
_HEADER = struct.Struct("<4s22xHH")
# Documents of programs are zip archives too, and tell by what comes first in them.
_FIRST_IN_DOCUMENTS = (b"[Content_Types].xml", b"mimetype", b"META-INF/", b"_rels/", b"docProps/")
_DOCUMENTS = frozenset(
    [".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub", ".jar", ".apk", ".whl", ".kmz"]
)


def is_zip(head: bytes, ending: str) -> bool:
    """It begins as a zip archive, and is no document of a program."""
    if ending in _DOCUMENTS or head[30:].startswith(_FIRST_IN_DOCUMENTS):
        return False
    return head.startswith((MARK, b"PK\x05\x06", b"PK\x07\x08PK"))


def _members(packed: Packed) -> Iterator[Member]:
    """Its files, in the order in which they lie; one that shares bytes with another is refused."""
    with _file_of(packed) as file:
        try:
            table = table_of(file)
        except NoTable as missing:
            yield from members_without_table(file, packed.budget)
            raise Refused(str(missing)) from missing
        end = 0
        for info in table:
            file.seek(max(0, info.header_offset))  # for whoever asks how far this is
            if info.orig_filename.endswith(("/", "\\")):
                continue
            content = _slice(file, info, end)
            if isinstance(content, Slice):
                end = content.end
            unpack = partial(_unpack, info, content, packed)
            yield Member(info.orig_filename, unpack, info.file_size)


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


def _slice(file: BinaryIO, info: zipfile.ZipInfo, end_of_others: int) -> Slice | Refused:
    """Where the table says that it lies, if it does and nothing else lies there."""
    if 0 <= info.header_offset < end_of_others:
        return Refused("it lies in the same bytes as another file, as only in a bomb")
    header = file.read(_HEADER.size) if info.header_offset >= 0 else b""
    if len(header) < _HEADER.size or not header.startswith(MARK):
        return Refused("it is damaged: it does not lie where the table of contents says")
    _, name, extra = _HEADER.unpack(header)
    return Slice(file, info.header_offset + _HEADER.size + name + extra, info.compress_size)


def _unpack(info: zipfile.ZipInfo, content: Slice | Refused, packed: Packed) -> Stream:
    mode = info.external_attr >> 16
    if stat.S_ISLNK(mode):
        raise Refused("it is a link, not a file")
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        raise Refused("it is a device or pipe, not a file")
    way = way_of(info.compress_type, info.flag_bits, Promise(info.CRC, info.file_size))
    if isinstance(content, Refused):
        raise content
    return unpacked(content, way, packed.budget)


ZIP = Container("zip", (".zip",), is_zip, _members)
