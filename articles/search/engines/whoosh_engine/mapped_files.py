"""Whoosh's files of an index, written so that a power cut cannot take them back."""

import os
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile, StructFile


class MappedStorage(FileStorage):  # type: ignore[misc]
    """A folder of index files. Whoosh itself reads and writes the table of contents only."""

    def open_file(self, name: str, **_options: Any) -> StructFile:
        """One existing file, read whole."""
        return BufferFile(memoryview((Path(self.folder) / name).read_bytes()), name=name)

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Give a file its final name, once all of it is on the disk."""
        folder = Path(self.folder)
        sync(folder / oldname)
        sync(folder)  # What it lists must be there before it is.
        super().rename_file(oldname, newname, safe=safe)
        sync(folder)


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
