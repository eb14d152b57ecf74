"""Index files as memory that all processes share."""

import mmap
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile

from articles.search.engines.whoosh_engine.arrays import Counts


class MappedFile(BufferFile):  # type: ignore[misc]
    """A file read in place; what was read stays valid after the file is deleted.

    Whoosh's own file objects share one read position among forked processes, or copy the whole
    file into each; a map does neither.
    """

    def __init__(self, path: Path, name: str) -> None:
        with path.open("rb") as opened:
            empty = path.stat().st_size == 0
            # The map and not Whoosh's in-memory copy answers read() and seek().
            self.file = (
                mmap.mmap(-1, 1)
                if empty
                else mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
            )
        self._buf = memoryview(b"" if empty else self.file)
        self._name = name
        self.onclose = None
        self.is_real = False
        self.is_closed = False

    def numbers(self, offset: int, count: int) -> Counts:
        """So many unsigned four-byte numbers from an offset, without a copy."""
        return (
            np.frombuffer(self._buf, np.uint32, count, offset) if count else np.empty(0, np.uint32)
        )

    def __len__(self) -> int:
        return len(self._buf)

    def close(self) -> None:
        """Let go of the file; arrays read from it keep the map until they go."""
        self.is_closed = True


class MappedStorage(FileStorage):  # type: ignore[misc]
    """A folder of index files that are read in place."""

    def open_file(self, name: str, **_options: Any) -> MappedFile:
        """One existing file."""
        return MappedFile(Path(self.folder) / name, name)
