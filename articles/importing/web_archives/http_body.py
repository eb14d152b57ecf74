"""What was sent in an HTTP answer, however it was cut and compressed for the way?"""

import zlib
from collections.abc import Callable, Mapping

import brotli

_LONGEST_SIZE_LINE = 1024
_AT_ONCE = 1024 * 1024
_GZIP, _DEFLATE, _BARE_DEFLATE = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS


class UnreadableBody(ValueError):  # noqa: N818 - it is the body, not our error
    """A body that cannot be unpacked, or is too large when it is; the message says which."""


def unpacked_body(body: bytes, headers: Mapping[str, str], largest: int) -> bytes:
    """The bytes as they were before they were chunked and compressed.

    `headers` are by small letters. Some archives keep the headers and unpack the body all the
    same: what is not chunked or compressed is taken as it is.
    """
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _joined_chunks(body)
    for encoding in reversed(headers.get("content-encoding", "").lower().split(",")):
        unpack = _UNPACKERS.get(encoding.strip())
        if unpack is None:
            raise UnreadableBody(
                f"it is compressed with {encoding.strip()[:40]}, which is not read"
            )
        body = unpack(body, largest)
    return body


def _joined_chunks(body: bytes) -> bytes:
    joined: list[bytes] = []
    at = 0
    while True:
        end = body.find(b"\r\n", at, at + _LONGEST_SIZE_LINE)
        size = _size(body[at:end]) if end >= 0 else None
        if size is None:
            if not joined:
                return body
            raise UnreadableBody("its chunks break off, or are broken")
        if size == 0:
            return b"".join(joined)
        if end + 2 + size > len(body):
            raise UnreadableBody("its chunks break off")
        joined.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2


def _size(line: bytes) -> int | None:
    figures = line.partition(b";")[0].strip()
    return int(figures, 16) if figures.isalnum() and _is_hex(figures) else None


def _is_hex(figures: bytes) -> bool:
    return len(figures) <= 16 and not figures.lower().strip(b"0123456789abcdef")


def _as_it_is(body: bytes, largest: int) -> bytes:
    return body


def _gunzip(body: bytes, largest: int) -> bytes:
    return _inflate(body, largest, _GZIP) if body.startswith(b"\x1f\x8b") else body


def _undeflate(body: bytes, largest: int) -> bytes:
    """With the two bytes before it that the standard asks for, or without, as many send it."""
    is_wrapped = len(body) > 1 and body[0] & 15 == 8 and not int.from_bytes(body[:2], "big") % 31
    return _inflate(body, largest, _DEFLATE if is_wrapped else _BARE_DEFLATE)


def _inflate(body: bytes, largest: int, window: int) -> bytes:
    found: list[bytes] = []
    left, rest = largest, body
    while rest:
        inflater = zlib.decompressobj(window)
        try:
            found.append(inflater.decompress(rest, left + 1))
        except zlib.error as problem:
            raise UnreadableBody(f"it cannot be unpacked: {problem}") from problem
        left -= len(found[-1])
        if left < 0:
            raise UnreadableBody(f"it is larger than {largest // 1024 // 1024} MB unpacked")
        if not inflater.eof:
            raise UnreadableBody("it breaks off in the middle of what is compressed")
        rest = inflater.unused_data
        if window != _GZIP or not rest.startswith(b"\x1f\x8b"):
            break
    return b"".join(found)


def _unbrotli(body: bytes, largest: int) -> bytes:
    """It has no mark: what is none and looks like a page was unpacked before it was archived."""
    unpacker = brotli.Decompressor()
    found: list[bytes] = []
    size, rest = 0, body
    try:
        while not unpacker.is_finished():
            found.append(unpacker.process(rest, output_buffer_limit=_AT_ONCE))
            rest = b""
            size += len(found[-1])
            if size > largest:
                raise UnreadableBody(f"it is larger than {largest // 1024 // 1024} MB unpacked")
            if not found[-1] and unpacker.can_accept_more_data():
                raise UnreadableBody("it breaks off in the middle of what is compressed")
    except brotli.error as problem:
        if body.lstrip()[:1] in (b"<", b"{", b"["):
            return body
        raise UnreadableBody(f"it cannot be unpacked: {problem}") from problem
    return b"".join(found)


_UNPACKERS: Mapping[str, Callable[[bytes, int], bytes]] = {
    "": _as_it_is,
    "identity": _as_it_is,
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _undeflate,
    "br": _unbrotli,
}
