"""Where a word stands: one term's documents and positions, as they lie in the file.

Three runs of four-byte numbers: the documents, for each where its positions end, the positions.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from articles.search.engines.whoosh_engine.arrays import Counts, Numbers
from articles.search.engines.whoosh_engine.mapped_files import MappedFile

NUMBER_BYTES = 4


@dataclass(frozen=True)
class Postings:
    """One term in one field of one segment; `ends` closes each document's run in `positions`."""

    documents: Counts
    ends: Counts
    positions: Counts

    @property
    def frequencies(self) -> Numbers:
        """How often the word stands in each document."""
        frequencies = self.ends.astype(np.int64)
        frequencies[1:] -= self.ends[:-1]
        return frequencies


def write_postings(file: Any, documents: bytes, frequencies: bytes, positions: bytes) -> int:
    """Append a term's postings to a file and return their length in bytes."""
    ends = np.cumsum(np.frombuffer(frequencies, np.uint32), dtype=np.uint32).tobytes()
    for part in (documents, ends, positions):
        file.write(part)
    return len(documents) + len(ends) + len(positions)


def read_postings(file: MappedFile, offset: int, count: int) -> Postings:
    """The postings of a term that so many documents hold."""
    documents = file.numbers(offset, count)
    ends = file.numbers(offset + count * NUMBER_BYTES, count)
    positions = file.numbers(offset + 2 * count * NUMBER_BYTES, int(ends[-1]))
    return Postings(documents, ends, positions)
