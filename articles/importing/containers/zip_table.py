"""What a zip archive says of the files in it, in the table at its end."""

import io
import struct
import zipfile
from typing import BinaryIO, cast

from articles.importing.containers.budget import Refused, in_words

# Enough for 10,000 files with long names, and the 10,000 that a Mac puts beside them.
_LARGEST_TABLE = 8 * 1024 * 1024
# What zipfile raises over damaged bytes, by its documentation and by trying.
_DAMAGES = (
    zipfile.BadZipFile,
    NotImplementedError,
    struct.error,
    ValueError,
    OverflowError,
    EOFError,
    IndexError,
    OSError,
)


class NoTable(Refused):
    """There is no table of contents, or none that can be read."""


def table_of(file: BinaryIO) -> list[zipfile.ZipInfo]:
    """The files in this archive, in the order in which they lie there."""
    try:
        with zipfile.ZipFile(cast("BinaryIO", _InSmallPieces(file))) as archive:
            listed = archive.infolist()
    except _DAMAGES as problem:
        raise NoTable(
            f"its table of contents is missing or damaged ({problem}): perhaps it is cut off"
        ) from problem
    return sorted(listed, key=lambda info: info.header_offset)


class _InSmallPieces(io.RawIOBase):
    """A file for zipfile, which would take a table of any size into memory at once."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def read(self, size: int = -1, /) -> bytes:
        if size > _LARGEST_TABLE:
            raise Refused(
                f"its table of contents is larger than {in_words(_LARGEST_TABLE)}: it holds too "
                "many files; unpack it, and import the folder"
            )
        return self._file.read(_LARGEST_TABLE if size < 0 else size)
