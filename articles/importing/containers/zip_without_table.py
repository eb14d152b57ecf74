"""What can be saved of a zip archive whose end is missing, and its table of contents with it."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from articles.importing.containers.budget import Budget, Refused, Spent
from articles.importing.containers.container import Member
from articles.importing.containers.unpacked import Promise, Unpacked, buffered
from articles.importing.containers.unpackers import stored
from articles.importing.containers.zip_content import MARK, Slice, way_of
from articles.importing.opened import Stream

# Mark, flags, method, sum, packed size, size, and how long the name and what follows it are.
_HEADER = struct.Struct("<4s2xHH4xIIIHH")
_SIZES_FOLLOW = 0x8
_IN_UTF_8 = 0x800
_SIZES_ARE_ELSEWHERE = 0xFFFFFFFF
_LONGEST_AFTERWORD = 24
_ANY_SIZE = 1 << 62
_AT_ONCE = 1024 * 1024


@dataclass(frozen=True)
class _Header:
    """What stands in front of a file."""

    name: str
    flags: int
    method: int
    promise: Promise
    start: int
    packed: int

    @property
    def is_open_ended(self) -> bool:
        """Must it be unpacked to see where it ends?"""
        return bool(self.flags & _SIZES_FOLLOW)


def members_without_table(file: BinaryIO, budget: Budget) -> Iterator[Member]:
    """One after the other from the front, as far as it can be seen where the next one begins."""
    at: int | None = 0
    while at is not None and (header := _header_at(file, at)):
        content = Slice(file, header.start, header.packed)
        try:
            raw = _raw(file, header, budget)
        except Refused as refused:
            yield Member(header.name, partial(_raise, refused))
            at = None if header.is_open_ended else content.end
            continue
        if not header.name.endswith("/"):
            yield Member(header.name, partial(buffered, raw), header.promise.size)
        at = _after(file, header, raw) if header.is_open_ended else content.end


def _raw(file: BinaryIO, header: _Header, budget: Budget) -> Unpacked:
    promise = None if header.is_open_ended else header.promise
    way = way_of(header.method, header.flags, promise)
    if header.is_open_ended and way.unpacker is stored:
        raise Refused("it cannot be seen where it ends")
    packed = _ANY_SIZE if header.is_open_ended else header.packed
    raw = Unpacked(Slice(file, header.start, packed), way, budget)
    raw.largest = budget.limits.member
    return raw


def _raise(refused: Refused) -> Stream:
    raise refused


def _after(file: BinaryIO, header: _Header, raw: Unpacked) -> int | None:
    """Where the next one begins: behind the end of this one, and what is said of it there."""
    try:
        while raw.read(_AT_ONCE):
            pass
    except Spent:
        raise
    except Refused:
        return None
    end = header.start + raw.taken
    file.seek(end)
    found = file.read(_LONGEST_AFTERWORD + len(MARK)).find(MARK)
    return end + found if found >= 0 else None


def _header_at(file: BinaryIO, at: int) -> _Header | None:
    file.seek(at)
    block = file.read(_HEADER.size)
    if len(block) < _HEADER.size or not block.startswith(MARK):
        return None
    _, flags, method, crc, packed, size, long, extra = _HEADER.unpack(block)
    name = file.read(long)
    if packed == _SIZES_ARE_ELSEWHERE or len(name) < long:
        return None
    spelt = name.decode("utf-8" if flags & _IN_UTF_8 else "cp437", errors="replace")
    start = at + _HEADER.size + long + extra
    return _Header(spelt, flags, method, Promise(crc, size), start, packed)
