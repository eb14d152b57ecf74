"""The bytes of one file in a zip archive, wherever it was learnt that they lie there."""

import zipfile
from typing import BinaryIO

from articles.importing.containers import unpackers
from articles.importing.containers.budget import Refused
from articles.importing.containers.unpacked import CUT_OFF, Promise, Way
from articles.importing.containers.unpackers import NewUnpacker

MARK = b"PK\x03\x04"
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_ZSTANDARD = 93
_METHODS: dict[int, NewUnpacker] = {
    zipfile.ZIP_STORED: unpackers.stored,
    zipfile.ZIP_DEFLATED: unpackers.deflate,
    zipfile.ZIP_BZIP2: unpackers.bzip2,
    _ZSTANDARD: unpackers.zstd,
}


class Slice:
    """The packed bytes of one file in the archive, read without minding who else reads there."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self._file, self._at, self.end = file, start, start + size

    def read(self, size: int, /) -> bytes:
        """The next bytes."""
        self._file.seek(self._at)
        wanted = min(size, self.end - self._at)
        some = self._file.read(wanted)
        if wanted and not some:
            raise Refused(CUT_OFF)
        self._at += len(some)
        return some


def way_of(method: int, flags: int, promise: Promise | None) -> Way:
    """How it is packed; raises Refused when nobody can unpack it."""
    if flags & _ENCRYPTED:
        raise Refused("it is encrypted; unpack the archive with its password, import the folder")
    if method not in _METHODS:
        raise Refused(f"it is packed in a way that is not read (number {method})")
    return Way(_METHODS[method], promise=promise)
