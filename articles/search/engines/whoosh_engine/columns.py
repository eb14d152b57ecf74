"""What each article is, one value a document, read as arrays."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from whoosh.columns import Column, ColumnReader, ColumnWriter

from articles.search.engines.whoosh_engine.arrays import Numbers

END = b"\0"  # Closes each value of a row.


@dataclass(frozen=True)
class Rows:
    """The values of every document of a segment.

    `codes` names them by their place in `values`, document after document; those of one document
    lie between two neighbouring `starts`, and `owners` says for each to whom it belongs.
    """

    values: tuple[str, ...]
    codes: Numbers
    owners: Numbers
    starts: Numbers

    @property
    def nbytes(self) -> int:
        """How much memory it takes."""
        values = sum(len(value) + 60 for value in self.values)
        return values + self.codes.nbytes + self.owners.nbytes + self.starts.nbytes


class IntegerColumn(Column):  # type: ignore[misc]
    """One whole number for each document."""

    _default = 0

    class Writer(ColumnWriter):  # type: ignore[misc]
        """Writes the numbers of a segment."""

        _defaultbytes = bytes(8)

        def add(self, document: int, value: int) -> None:
            """Write the number of a document."""
            self.fill(document)
            self._dbfile.write(np.int64(value).tobytes())
            self._count = document + 1

        def finish(self, count: int) -> None:
            """Write zeros for the documents that had none."""
            self.fill(count)

    class Reader(ColumnReader):  # type: ignore[misc]
        """Reads the numbers of a segment."""

        def array(self) -> Numbers:
            """All of them."""
            content = self._dbfile.get(self._basepos, self._doccount * 8)
            return np.frombuffer(content, np.int64)

        def __getitem__(self, document: int) -> int:
            return int(
                np.frombuffer(self._dbfile.get(self._basepos + document * 8, 8), np.int64)[0]
            )


class RowColumn(Column):  # type: ignore[misc]
    """Any number of values for each document, given as one text with END after each."""

    _default = b""

    class Writer(ColumnWriter):  # type: ignore[misc]
        """Writes the texts of a segment, and then where each ends."""

        def __init__(self, dbfile: Any) -> None:
            super().__init__(dbfile)
            self._ends: list[int] = []

        def add(self, document: int, value: bytes) -> None:
            """Write the values of a document."""
            self.fill(document)
            self._dbfile.write(value)
            self._ends.append(self._total + len(value))

        def fill(self, document: int) -> None:
            """Give no values to the documents before this one that had none."""
            self._ends.extend([self._total] * (document - len(self._ends)))

        def finish(self, count: int) -> None:
            """Write where each text ends."""
            self.fill(count)
            self._dbfile.write(np.array(self._ends, np.int64).tobytes())

        @property
        def _total(self) -> int:
            return self._ends[-1] if self._ends else 0

    class Reader(ColumnReader):  # type: ignore[misc]
        """Reads the texts of a segment."""

        def __init__(self, dbfile: Any, basepos: int, length: int, count: int) -> None:
            super().__init__(dbfile, basepos, length, count)
            self._ends_at = basepos + length - count * 8

        def __getitem__(self, document: int) -> bytes:
            start = int(self._ends[document - 1]) if document else 0
            length = int(self._ends[document]) - start
            return bytes(self._dbfile.get(self._basepos + start, length))

        @cached_property
        def _ends(self) -> Numbers:
            return np.frombuffer(self._dbfile.get(self._ends_at, self._doccount * 8), np.int64)

        def rows(self) -> Rows:
            """All of them, taken apart."""
            content = self._dbfile.get(self._basepos, self._ends_at - self._basepos)
            places: dict[bytes, int] = {}
            split = content.split(END)[:-1]
            numbered = (places.setdefault(value, len(places)) for value in split)
            codes = np.fromiter(numbered, np.int64, len(split))
            # How many values end within the first so many bytes.
            closed = np.cumsum(np.frombuffer(content, np.uint8) == 0, dtype=np.int64)
            closed = np.concatenate([np.zeros(1, np.int64), closed])
            starts = closed[np.concatenate([np.zeros(1, np.int64), self._ends])]
            return Rows(
                values=tuple(value.decode() for value in places),
                codes=codes,
                owners=np.repeat(np.arange(self._doccount, dtype=np.int64), np.diff(starts)),
                starts=starts,
            )
