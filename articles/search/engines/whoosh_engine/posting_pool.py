"""Collects the postings of a batch term by term, within a bound of memory."""

import heapq
import pickle
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

# What a term's first posting costs in Python objects, and each further one.
NEW_TERM_BYTES = 500
POSTING_BYTES = 10


@dataclass(frozen=True, order=True)
class PoolEntry:
    """One term and its postings: documents, frequencies and positions as four-byte numbers."""

    field: str
    term: bytes
    runs: tuple[bytes, bytes, bytes]


class PostingPool:
    """Takes postings one by one, with documents in ascending order for each term.

    Has the methods that Whoosh's writer asks of its pool. Beyond `limit` bytes everything so far
    goes sorted into a temporary file.
    """

    def __init__(self, storage: Any, limit: int) -> None:
        self._storage = storage
        self._limit = limit
        self._size = 0
        self._terms: dict[tuple[str, bytes], tuple[array[int], array[int], bytearray]] = {}
        self._files: list[str] = []

    def add(self, posting: tuple[str, bytes, int, float, bytes]) -> None:
        """Take (field, term, document, frequency, positions)."""
        if self._size > self._limit:
            self._save()
        field, term, document, frequency, positions = posting
        runs = self._terms.get((field, term))
        if runs is None:
            runs = self._terms[field, term] = (array("I"), array("I"), bytearray())
            self._size += NEW_TERM_BYTES
        runs[0].append(document)
        runs[1].append(int(frequency))
        runs[2].extend(positions)
        self._size += POSTING_BYTES + len(positions)

    def iter_postings(self) -> Iterator[PoolEntry]:
        """Every term once, sorted by field and term."""
        if not self._files:
            return self._sorted()
        self._save()
        # Runs of one term come out in the order they were saved: heapq.merge is stable.
        merged = heapq.merge(*map(self._saved, self._files), key=_key)
        return (_joined(key, list(parts)) for key, parts in groupby(merged, _key))

    def cleanup(self) -> None:
        """Remove the temporary files."""
        for name in self._files:
            self._storage.delete_file(name)
        self._files.clear()

    def _sorted(self) -> Iterator[PoolEntry]:
        for (field, term), runs in sorted(self._terms.items()):
            yield PoolEntry(field, term, (runs[0].tobytes(), runs[1].tobytes(), bytes(runs[2])))

    def _save(self) -> None:
        name = f"{len(self._files)}.run"
        with self._storage.create_file(name) as file:
            for entry in self._sorted():
                pickle.dump(entry, file.raw_file(), protocol=5)
        self._files.append(name)
        self._terms.clear()
        self._size = 0

    def _saved(self, name: str) -> Iterator[PoolEntry]:
        with self._storage.open_file(name) as file:
            while True:
                try:
                    # Written above by this very process, within this batch.
                    yield pickle.load(file.raw_file())  # noqa: S301
                except EOFError:
                    return


def _key(entry: PoolEntry) -> tuple[str, bytes]:
    return entry.field, entry.term


def _joined(key: tuple[str, bytes], parts: list[PoolEntry]) -> PoolEntry:
    documents, frequencies, positions = zip(*(part.runs for part in parts), strict=True)
    return PoolEntry(*key, (b"".join(documents), b"".join(frequencies), b"".join(positions)))
