"""gzip, xz, bzip2 and zstd: one file by itself, or a tar archive."""

from collections.abc import Callable, Iterator
from pathlib import PurePath

from articles.importing.containers import unpackers
from articles.importing.containers.container import Container, Member, Packed
from articles.importing.containers.tar_archive import is_tar, members_of_tar
from articles.importing.containers.unpacked import Unpacked, Way, buffered
from articles.importing.containers.unpackers import NewUnpacker
from articles.importing.opened import HEAD

_BZIP2_BLOCKS = (b"\x31\x41\x59\x26\x53\x59", b"\x17\x72\x45\x38\x50\x90")
_ZSTD_SKIPPED = b"\x2a\x4d\x18"


def _compressed(
    name: str, ending: str, begins: Callable[[bytes], bool], unpacker: NewUnpacker
) -> Container:
    def recognises(head: bytes, ending: str) -> bool:
        return begins(head)

    def members(packed: Packed) -> Iterator[Member]:
        raw = Unpacked(packed.stream, Way(unpacker, begins), packed.budget)
        stream = buffered(raw)
        if is_tar(stream.peek(HEAD), ""):
            yield from members_of_tar(stream)
            return
        # In an archive it is a file like others; on disk it may be a whole collection.
        if packed.depth > 1:
            raw.largest = packed.budget.limits.member
        inner = packed.name.removesuffix(PurePath(packed.name).suffix)
        is_named_so = packed.name.lower().endswith(ending)
        yield Member(inner if is_named_so else packed.name, lambda: stream, is_alone=True)

    return Container(name, (ending, f".tar{ending}"), recognises, members)


def _begins_gzip(head: bytes) -> bool:
    return head.startswith(b"\x1f\x8b\x08")


def _begins_xz(head: bytes) -> bool:
    return head.startswith(b"\xfd7zXZ\0")


def _begins_bzip2(head: bytes) -> bool:
    return head.startswith(b"BZh") and head[3:4].isdigit() and head[4:10] in _BZIP2_BLOCKS


def _begins_zstd(head: bytes) -> bool:
    is_skipped = head[1:4] == _ZSTD_SKIPPED and head[0] & 0xF0 == 0x50
    return head.startswith(b"\x28\xb5\x2f\xfd") or is_skipped


GZIP = _compressed("gzip", ".gz", _begins_gzip, unpackers.gzip)
XZ = _compressed("xz", ".xz", _begins_xz, unpackers.xz)
BZIP2 = _compressed("bzip2", ".bz2", _begins_bzip2, unpackers.bzip2)
ZSTANDARD = _compressed("zstd", ".zst", _begins_zstd, unpackers.zstd)
