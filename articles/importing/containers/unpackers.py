"""How each way of compressing is undone, a little at a time and in bounded memory."""

import bz2
import lzma
import zlib
from collections.abc import Callable
from typing import Protocol, TypeAlias

import zstandard

# What xz -9 asks for is 65 MB, what zstd gives itself unasked 128 MB.
_LZMA_MEMORY = 100 * 1024 * 1024
_LARGEST_WINDOW = 128 * 1024 * 1024
# zstandard gives out all that it makes of its input: at most 128 KB of every four bytes.
_STEP = 512
_RAW_DEFLATE = -15
_GZIP = 31

# What the libraries raise over damaged bytes, or over more memory than they were given.
DAMAGES = (zlib.error, lzma.LZMAError, zstandard.ZstdError, OSError, EOFError, ValueError)


class Unpacker(Protocol):
    """What bz2 and lzma offer: more input only when it is needed, never more output than asked."""

    @property
    def eof(self) -> bool:
        """Has the end been reached that is marked in the bytes?"""

    @property
    def needs_input(self) -> bool:
        """Is there nothing left to give without more input?"""

    @property
    def unused_data(self) -> bytes:
        """What followed the end."""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """What comes out, at most so many bytes."""


NewUnpacker: TypeAlias = Callable[[], Unpacker]


class _Deflate:
    """zlib, with or without the frame that gzip puts around it."""

    def __init__(self, window_bits: int) -> None:
        self._inner = zlib.decompressobj(window_bits)
        self._may_have_more = False

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._may_have_more and not self._inner.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        made = self._inner.decompress(self._inner.unconsumed_tail + data, max_length)
        self._may_have_more = len(made) == max_length
        return made


class _Zstandard:
    """zstandard, fed in small steps because it does not let its output be bounded."""

    def __init__(self) -> None:
        unbound = zstandard.ZstdDecompressor(max_window_size=_LARGEST_WINDOW)
        self._inner = unbound.decompressobj()
        self._input = memoryview(b"")
        self._made = memoryview(b"")

    @property
    def eof(self) -> bool:
        return self._inner.eof and not self._made

    @property
    def needs_input(self) -> bool:
        return not self._input and not self._made

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data + bytes(self._input)

    def decompress(self, data: bytes, max_length: int) -> bytes:
        if data:
            self._input = memoryview(bytes(self._input) + data)
        while self._input and not self._made and not self._inner.eof:
            step, self._input = self._input[:_STEP], self._input[_STEP:]
            self._made = memoryview(self._inner.decompress(step))
        given, self._made = self._made[:max_length], self._made[max_length:]
        return bytes(given)


class _Stored:
    """Nothing was compressed; the end is where there is no more."""

    eof = False
    unused_data = b""

    def __init__(self) -> None:
        self._rest = b""

    @property
    def needs_input(self) -> bool:
        return not self._rest

    def decompress(self, data: bytes, max_length: int) -> bytes:
        data = self._rest + data
        self._rest = data[max_length:]
        return data[:max_length]


def stored() -> Unpacker:
    """Takes bytes as they are."""
    return _Stored()


def deflate() -> Unpacker:
    """Undoes what zip does."""
    return _Deflate(_RAW_DEFLATE)


def gzip() -> Unpacker:
    """Undoes what gzip does, and checks its sum."""
    return _Deflate(_GZIP)


def bzip2() -> Unpacker:
    """Undoes what bzip2 does."""
    return bz2.BZ2Decompressor()


def xz() -> Unpacker:
    """Undoes what xz does, unless it needs too much memory."""
    return lzma.LZMADecompressor(format=lzma.FORMAT_XZ, memlimit=_LZMA_MEMORY)


def zstd() -> Unpacker:
    """Undoes what zstd does, unless it needs too much memory."""
    return _Zstandard()
