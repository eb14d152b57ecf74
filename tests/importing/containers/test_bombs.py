"""Archives that swell without end are refused; what came before, and beside it, is read."""

import gzip
import io
import lzma
import random
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
import zstandard

from articles.importing.containers import Budget, Limits, Packed, Refused, container_of
from articles.importing.containers.budget import MEGABYTE
from tests.importing.containers.hostile import GOOD, LIMITS, TITLE, noise, reasons
from tests.importing.packing import (
    ARTICLE,
    COMPRESSIONS,
    found_in,
    tar_of,
    zip_of,
)

ZEROS = bytes(4 * MEGABYTE)


@pytest.mark.parametrize("ending", COMPRESSIONS)
def test_refuses_one_compressed_file_that_swells(tmp_path: Path, ending: str) -> None:
    found = found_in(tmp_path, f"a.txt{ending}", COMPRESSIONS[ending](ZEROS))
    assert "200 times" in reasons(found, f"a.txt{ending}!a.txt")


@pytest.mark.parametrize("ending", COMPRESSIONS)
def test_refuses_a_tar_archive_that_swells_and_keeps_what_came_before(
    tmp_path: Path, ending: str
) -> None:
    name = f"a.tar{ending}"
    bomb = COMPRESSIONS[ending](tar_of(GOOD | {"b.txt": ZEROS, "c.txt": ARTICLE}))
    found = found_in(tmp_path, name, bomb)
    assert found[f"{name}!a.txt"] == [TITLE]
    assert "200 times" in reasons(found, name)


def test_refuses_one_swelling_file_in_a_zip_and_reads_the_others(tmp_path: Path) -> None:
    found = found_in(tmp_path, "a.zip", zip_of(GOOD | {"b.txt": ZEROS, "c.txt": ARTICLE}))
    assert "200 times" in reasons(found, "a.zip!b.txt")
    assert found["a.zip!a.txt"] == [TITLE]
    assert found["a.zip!c.txt"] == [TITLE]


def test_refuses_archives_in_archives_in_archives(tmp_path: Path) -> None:
    innermost = zip_of(GOOD)
    found = found_in(tmp_path, "a.zip", zip_of({"b.zip": zip_of({"c.zip": innermost} | GOOD)}))
    assert found["a.zip!b.zip!a.txt"] == [TITLE]
    assert "more than 2 deep" in reasons(found, "a.zip!b.zip!c.zip")


def test_refuses_a_bomb_of_archives_as_a_whole(tmp_path: Path) -> None:
    inner = zip_of({f"{n}.jsonl": b" " * MEGABYTE for n in range(16)})
    found = found_in(tmp_path, "a.zip", zip_of({f"{n}.zip": inner for n in range(16)}))
    assert "200 times" in reasons(found, "a.zip")
    assert len(found) < 20


@pytest.mark.parametrize("pack", [zip_of, tar_of])
@pytest.mark.parametrize("most", [20, pytest.param(10_000, marks=pytest.mark.slow)])
def test_reads_no_more_files_than_the_limit(
    tmp_path: Path, pack: Callable[[dict[str, bytes]], bytes], most: int
) -> None:
    line = b'{"title": "A line", "body": "It rained."}'
    many = {f"{n:05}.jsonl": line for n in range(most + 1)}
    found = found_in(tmp_path, "a", pack(many), Limits() if most == 10_000 else LIMITS)
    assert f"more than {most:,} files" in reasons(found, "a")
    assert found[f"a!{most - 1:05}.jsonl"] == ["A line"]
    assert len(found) == most + 1


def test_counts_apart_what_it_passes_over(tmp_path: Path) -> None:
    line = b'{"title": "A line", "body": "It rained."}'
    files = {f"{n}.jsonl": line for n in range(20)}
    beside = {f"__MACOSX/._{name}": b"\0\5\x16\7" for name in files}
    found = found_in(tmp_path, "a.zip", zip_of(beside | files), LIMITS)
    assert len(found) == 40
    found = found_in(tmp_path, "a.zip", zip_of(beside | {".hidden": b""} | files), LIMITS)
    assert "more than 20 files" in reasons(found, "a.zip")


@pytest.mark.slow
def test_reads_no_more_bytes_than_the_limit(tmp_path: Path) -> None:
    large = {f"{n}.jsonl": noise(400_000 + n) for n in range(8)}
    for name, packed in (("a.zip", zip_of(large)), ("a.tar.gz", gzip.compress(tar_of(large)))):
        found = found_in(tmp_path, name, packed, LIMITS)
        assert "more than 2 MB came out of it" in reasons(found, name)
        assert f"{name}!3.jsonl" in found
        assert f"{name}!7.jsonl" not in found


@pytest.mark.parametrize("pack", [zip_of, tar_of])
def test_reads_no_file_that_is_larger_than_the_limit(
    tmp_path: Path, pack: Callable[[dict[str, bytes]], bytes]
) -> None:
    found = found_in(tmp_path, "a", pack({"b.txt": noise(MEGABYTE)} | GOOD), LIMITS)
    assert "larger than 512 KB" in reasons(found, "a!b.txt")
    assert found["a!a.txt"] == [TITLE]


def test_refuses_more_memory_than_any_archive_needs(tmp_path: Path) -> None:
    xz = bytearray(lzma.compress(ARTICLE))
    length = (xz[12] + 1) * 4
    xz[16] = 40  # a dictionary of 4 GB
    xz[12 + length - 4 : 12 + length] = struct.pack("<I", zlib.crc32(xz[12 : 12 + length - 4]))
    assert "memory" in str(found_in(tmp_path, "a.txt.xz", bytes(xz)))
    window = bytes([31 << 3])  # 2 TB
    block = struct.pack("<I", len(ARTICLE) << 3 | 1)[:3] + ARTICLE
    zstd = b"\x28\xb5\x2f\xfd\0" + window + block
    assert "memory" in str(found_in(tmp_path, "a.txt.zst", zstd))
    assert TITLE in str(found_in(tmp_path, "a.txt.zst", zstd.replace(b"\0\xf8", b"\0\x58")))
    long = zstandard.ZstdCompressionParameters(window_log=27, enable_ldm=True)
    packed = zstandard.ZstdCompressor(compression_params=long).compress(ARTICLE)
    assert TITLE in str(found_in(tmp_path, "a.txt.zst", packed))


def test_refuses_a_file_made_of_empty_parts(tmp_path: Path) -> None:
    found = found_in(tmp_path, "a.txt.gz", gzip.compress(b"") * 50_000)
    assert found == {"a.txt.gz": ["it is made of empty parts"]}


class _Endless(io.RawIOBase):
    """A compressed file that never ends, made while it is read."""

    def __init__(self, line: Callable[[], bytes]) -> None:
        self._line = line
        self._packer = zlib.compressobj(wbits=31)
        self._rest = b""
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        while not self._rest:
            self._rest = self._packer.compress(self._line())
            self._rest += self._packer.flush(zlib.Z_SYNC_FLUSH)
        made, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(made)] = made
        self.given += len(made)
        return len(made)


@pytest.mark.parametrize("is_noise", [True, False])
def test_ends_a_stream_that_never_ends(is_noise: bool) -> None:
    chance = random.Random(3)
    endless = _Endless(lambda: chance.randbytes(2000).hex().encode() if is_noise else ZEROS)
    stream = io.BufferedReader(cast("io.RawIOBase", endless))
    container = container_of(stream.peek(), ".gz")
    assert container is not None
    budget = Budget(LIMITS if is_noise else Limits(), lambda: endless.given)
    (member,) = container.members(Packed("a.gz", stream, budget))
    unpacked = member.unpack()
    with pytest.raises(Refused, match="2 MB came out" if is_noise else "200 times"):
        list(iter(lambda: unpacked.read(MEGABYTE // 8), b""))
    assert budget.unpacked < 10 * MEGABYTE
