"""Which terms does a field of a segment have, and which number has each?"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import overload
from zlib import crc32

import numpy as np

from articles.search.engines.whoosh_engine.array_file import (
    ArrayFileWriter,
    MappedArrays,
    quick_view,
)


class TermList(Sequence[bytes]):
    """The terms in ascending order, read in place.

    A term's number is its place. It is found by its hash: `buckets` says which of `hashed`, the
    numbers in the order of their hashes, share the hash's last bits.
    """

    def __init__(self, arrays: MappedArrays, name: str) -> None:
        self.text = arrays[f"{name}.text"]
        self.starts = arrays[f"{name}.starts"]
        self._text = quick_view(self.text)
        self._starts = quick_view(self.starts)
        self._buckets = quick_view(arrays[f"{name}.buckets"])
        self._hashed = quick_view(arrays[f"{name}.hashed"])
        self._bits = len(self._buckets) - 2

    def __len__(self) -> int:
        return len(self._starts) - 1

    @overload
    def __getitem__(self, number: int) -> bytes: ...
    @overload
    def __getitem__(self, number: slice) -> list[bytes]: ...
    def __getitem__(self, number: int | slice) -> bytes | list[bytes]:
        if isinstance(number, slice):
            first, last, _ = number.indices(len(self))
            starts = self._starts[first : last + 1].tolist()
            text = self._text[starts[0] : starts[-1]].tobytes()
            return [text[one - starts[0] : other - starts[0]] for one, other in pairwise(starts)]
        if not 0 <= number < len(self):
            raise IndexError(f"There is no term {number}, only {len(self)} terms.")
        return bytes(self._text[self._starts[number] : self._starts[number + 1]])

    def __iter__(self) -> Iterator[bytes]:
        return iter(self[:])

    def number_of(self, term: bytes) -> int | None:
        """The number of a term, or None where there is no such term."""
        bucket = crc32(term) & self._bits
        for place in range(self._buckets[bucket], self._buckets[bucket + 1]):
            number: int = self._hashed[place]
            if self._text[self._starts[number] : self._starts[number + 1]] == term:
                return number
        return None

    def starting_with(self, prefix: bytes) -> range:
        """The numbers of the terms that begin with a prefix."""
        first = bisect_left(self, prefix)
        # No text encoded as UTF-8 has this byte, so that it sorts after all that go on.
        return range(first, bisect_left(self, prefix + b"\xff", first))


def write_terms(file: ArrayFileWriter, name: str, terms: Sequence[bytes]) -> None:
    """Write terms that come in ascending order, none twice."""
    count = len(terms)
    starts = np.zeros(count + 1, np.uint32)
    np.cumsum(_numbers(map(len, terms), count), out=starts[1:])
    size = 1 << max(count - 1, 0).bit_length()
    bucket = _numbers(map(crc32, terms), count) & (size - 1)
    buckets = np.zeros(size + 1, np.uint32)
    np.cumsum(np.bincount(bucket, minlength=size), out=buckets[1:])
    file.write(f"{name}.text", np.frombuffer(b"".join(terms), np.uint8))
    file.write(f"{name}.starts", starts)
    file.write(f"{name}.buckets", buckets)
    file.write(f"{name}.hashed", np.argsort(bucket, kind="stable").astype(np.uint32))


def _numbers(numbers: Iterable[int], count: int) -> np.ndarray[tuple[int], np.dtype[np.uint32]]:
    return np.fromiter(numbers, np.uint32, count)
