"""A stream of what comes out of compressed bytes, counted while it comes."""

import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.importing.containers.budget import Budget, Refused, bomb, too_large
from articles.importing.containers.container import Readable
from articles.importing.containers.unpackers import DAMAGES, NewUnpacker, stored
from articles.importing.opened import Stream

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

CUT_OFF = "it is cut off: its end is missing"
_CHUNK = 32 * 1024
_BUFFER = 64 * 1024
# As much as is needed to see that another one begins where one ended.
_BEGINNING = 16
_MOST_EMPTY = 1000


@dataclass(frozen=True)
class Promise:
    """What the container says of a file's bytes: their sum and their number."""

    crc: int
    size: int


def _never(head: bytes) -> bool:
    return False


@dataclass(frozen=True)
class Way:
    """How something was compressed, and how another such thing begins that may follow it."""

    unpacker: NewUnpacker
    goes_on: Callable[[bytes], bool] = _never
    promise: Promise | None = None


def unpacked(source: Readable, way: Way, budget: Budget) -> Stream:
    """What comes out of one file in an archive; reading it raises Refused."""
    raw = Unpacked(source, way, budget)
    raw.largest = budget.limits.member
    return buffered(raw)


def buffered(raw: io.RawIOBase) -> Stream:
    """A stream that can be looked into before it is read."""
    return io.BufferedReader(raw, buffer_size=_BUFFER)


class Unpacked(io.RawIOBase):
    """What comes out of a source, and no more than `largest`, where that is set.

    `taken` says how many bytes of the source it has used. After a refusal it refuses each time.
    """

    def __init__(self, source: Readable, way: Way, budget: Budget) -> None:
        self._source, self._way, self._budget = source, way, budget
        self._unpacker = way.unpacker()
        self._may_end = way.unpacker is stored
        self._rest = b""
        self._given, self._crc = 0, 0
        self.taken = 0
        self._empty = 0
        self._is_over = False
        self._refusal: Refused | None = None
        self.largest: int | None = None

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """As much as there is room for; what comes before a refusal is given first."""
        view = memoryview(buffer).cast("B")
        filled = 0
        while filled < len(view) and self._refusal is None:
            try:
                made = self._next(min(len(view) - filled, _CHUNK))
            except Refused as refusal:
                self._refusal = refusal
                break
            if not made:
                break
            view[filled : filled + len(made)] = made
            filled += len(made)
        if self._refusal is not None and not filled:
            raise self._refusal
        return filled

    def _next(self, most: int) -> bytes:
        while not self._is_over:
            if self._unpacker.eof:
                self._begin_again()
                continue
            taken = b""
            if self._unpacker.needs_input:
                taken = self._take()
                if not taken:
                    self._end()
                    continue
                self._may_end = self._way.unpacker is stored
            if made := self._unpack(taken, most):
                self._count(made)
                return made
        return b""

    def _take(self) -> bytes:
        taken, self._rest = self._rest or self._source.read(_CHUNK) or b"", b""
        self.taken += len(taken)
        return taken

    def _unpack(self, taken: bytes, most: int) -> bytes:
        try:
            return self._unpacker.decompress(taken, most)
        except DAMAGES as problem:
            raise Refused(
                f"it cannot be unpacked: it is damaged, or needs too much memory ({problem})"
            ) from problem
        except MemoryError:
            raise Refused("it needs more memory to be unpacked than there is") from None

    def _count(self, made: bytes) -> None:
        self._given += len(made)
        self._empty = 0
        limits = self._budget.limits
        if self.largest is not None and self._given > self.largest:
            raise Refused(too_large(limits))
        if limits.is_bomb(self.taken, self._given):
            raise Refused(bomb(limits))
        self._budget.count_bytes(len(made))
        if self._way.promise is not None:
            self._crc = zlib.crc32(made, self._crc)

    def _begin_again(self) -> None:
        """Another one may follow: compressed files can be put one behind the other."""
        self._rest = self._unpacker.unused_data
        self.taken -= len(self._rest)
        if self._way.goes_on is _never:
            self._end()
            return
        self._rest = self._rest.lstrip(b"\0")
        while len(self._rest) < _BEGINNING:
            more = self._source.read(_CHUNK)
            if not more:
                break
            self._rest = (self._rest + more).lstrip(b"\0")
        self._empty += 1
        if self._empty > _MOST_EMPTY:
            raise Refused("it is made of empty parts")
        if self._rest and not self._way.goes_on(self._rest):
            raise Refused("something follows its end that is not compressed")
        self._unpacker, self._may_end = self._way.unpacker(), True

    def _end(self) -> None:
        if not self._may_end and not self._unpacker.eof:
            raise Refused(CUT_OFF)
        self._is_over = True
        promise = self._way.promise
        if promise is not None and promise != Promise(self._crc, self._given):
            raise Refused("it is damaged: what comes out is not what was put in")
