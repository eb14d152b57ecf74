"""Archives made to do harm are refused with the reason; what is good beside the harm is read."""

import gzip
import io
import json
import lzma
import random
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
import zstandard

from articles.importing.containers import Budget, Limits, Packed, Refused, container_of
from articles.importing.containers.budget import MEGABYTE
from tests.importing.packing import (
    ARTICLE,
    COMPRESSIONS,
    found_in,
    tar_entry,
    tar_of,
    zip_of,
)

TITLE = "Harbour closed after a storm"
ZEROS = bytes(4 * MEGABYTE)
GOOD = {"a.txt": ARTICLE}
# Small ones, so that the attacks can be small too; the ratio is the real one.
LIMITS = Limits(members=20, member=MEGABYTE // 2, total=2 * MEGABYTE, alone=4 * MEGABYTE)


def reasons(found: dict[str, list[str]], path: str) -> str:
    (reason,) = found[path]
    return reason


def noise(size: int) -> bytes:
    """Bytes that nothing can compress much, and that are text."""
    return random.Random(size).randbytes(size // 2).hex().encode()


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


def test_counts_what_comes_and_not_what_is_declared(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b.txt", noise(MEGABYTE))
        archive.writestr("a.txt", ARTICLE)
        archive.infolist()[0].file_size = 10
    found = found_in(tmp_path, "a.zip", packed.getvalue(), LIMITS)
    assert "larger than 512 KB" in reasons(found, "a.zip!b.txt")
    assert found["a.zip!a.txt"] == [TITLE]


def test_refuses_files_in_a_zip_that_share_their_bytes(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", ARTICLE)
        for number in range(5):
            again = zipfile.ZipInfo(f"{number}.txt")
            for field in ("header_offset", "compress_size", "file_size", "CRC", "compress_type"):
                setattr(again, field, getattr(archive.getinfo("a.txt"), field))
            archive.filelist.append(again)
    found = found_in(tmp_path, "a.zip", packed.getvalue())
    assert found.pop("a.zip!a.txt") == [TITLE]
    assert len(found) == 5
    assert all("same bytes" in reason for (reason,) in found.values())


def test_refuses_files_in_a_zip_that_quote_each_other(tmp_path: Path) -> None:
    """Each file begins within the one before it, behind a quotation of the next one's header."""
    whole, headers = b"", []
    for number in reversed(range(4)):
        quoted = struct.pack("<BHH", 0, len(whole), len(whole) ^ 0xFFFF) + whole if whole else b""
        name = f"{number}.txt".encode()
        end = zlib.compressobj(wbits=-15)
        packed = quoted + (b"" if whole else end.compress(ARTICLE) + end.flush())
        fields = (20, 0, 8, 0, 0, 0, len(packed), len(ARTICLE), len(name), 0)
        whole = struct.pack("<4s5H3I2H", b"PK\x03\x04", *fields) + name + packed
        headers.append((name, fields, len(whole)))
    table = b"".join(
        struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, *fields, 0, 0, 0, 0, len(whole) - size) + name
        for name, fields, size in headers
    )
    end_of_table = struct.pack(
        "<4s4H2IH", b"PK\x05\x06", 0, 0, len(headers), len(headers), len(table), len(whole), 0
    )
    found = found_in(tmp_path, "a.zip", whole + table + end_of_table)
    assert all("same bytes" in reasons(found, f"a.zip!{number}.txt") for number in (1, 2, 3))


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (tar_entry("l", tarfile.SYMTYPE, linkname="/etc/passwd"), "link"),
        (tar_entry("l", tarfile.LNKTYPE, linkname="a.txt"), "link"),
        (tar_entry("l", tarfile.CHRTYPE, devmajor=1, devminor=5), "device"),
        (tar_entry("l", tarfile.BLKTYPE), "device"),
        (tar_entry("l", tarfile.FIFOTYPE), "pipe"),
        (tar_entry("l", tarfile.GNUTYPE_SPARSE), "sparse"),
        (tar_entry("l", b"M"), "goes on in another"),
        (tar_entry("l", b"?"), "no ordinary file"),
        (tar_entry("../l", tarfile.REGTYPE), "climbs"),
        (tar_entry("x/../../l", tarfile.REGTYPE), "climbs"),
        (tar_entry("/etc/l", tarfile.REGTYPE), "root"),
        (tar_entry("C:\\l", tarfile.REGTYPE), "root"),
        (tar_entry("..\\l", tarfile.REGTYPE), "climbs"),
        (tar_entry("l" * 1500, tarfile.REGTYPE), "longer than 1,000"),
    ],
)
def test_refuses_what_is_no_file_of_a_folder(
    tmp_path: Path, entry: tarfile.TarInfo, why: str
) -> None:
    found = found_in(tmp_path, "a.tar", tar_of(GOOD, entry))
    assert found.pop("a.tar!a.txt") == [TITLE]
    ((reason,),) = found.values()
    assert why in reason


def test_refuses_a_file_with_holes_and_reads_on_behind_it(tmp_path: Path) -> None:
    old = bytearray(tar_of({"h.txt": ARTICLE}))[:1024]
    old[156:157] = tarfile.GNUTYPE_SPARSE
    old[482] = 1  # a block about more holes follows
    old[148:156] = b" " * 8
    old[148:156] = b"%06o\0 " % sum(old[:512])
    old[512:512] = bytes(512)
    found = found_in(tmp_path, "a.tar", bytes(old) + tar_of(GOOD))
    assert "sparse" in reasons(found, "a.tar!h.txt")
    assert found["a.tar!a.txt"] == [TITLE]
    new = tarfile.TarInfo("h.txt")
    new.pax_headers = {"GNU.sparse.major": "1", "GNU.sparse.realsize": "9" * 18}
    found = found_in(tmp_path, "a.tar", tar_of(GOOD, new, pax=True))
    assert "sparse" in reasons(found, "a.tar!h.txt")


def pax(records: bytes, declared: int | None = None) -> bytes:
    """An extended header in front of whatever comes next."""
    entry = tarfile.TarInfo("header")
    entry.type, entry.size = tarfile.XHDTYPE, len(records) if declared is None else declared
    return entry.tobuf() + records + bytes(-len(records) % 512)


@pytest.mark.parametrize(
    "header",
    [
        pax(b"17 size=99999999\n"),
        pax(b"29 size=99999999999999999999\n"),
        pax(b"11 size=-1\n"),
        pax(b"12 size=1e9\n"),
        pax(b"99999 path=x\n"),
        pax(b"-5 path=x\n"),
        pax(b"0 path=x\n"),
        pax(b"path=x\n"),
        pax(b"6 path"),
        pax(b"", declared=1 << 33),
        pax(b"11 path=x\n", declared=200 * MEGABYTE),
        pax(b"10 path=x\n") * 100,
    ],
)
def test_refuses_headers_that_lie(tmp_path: Path, header: bytes) -> None:
    found = found_in(tmp_path, "a.tar", tar_of(GOOD)[:1024] + header + tar_of({"b.txt": ARTICLE}))
    assert found.pop("a.tar!a.txt") == [TITLE]
    assert found
    assert TITLE not in [result for results in found.values() for result in results]


def changed_in_a_zip(**fields: object) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b.txt", ARTICLE)
        archive.writestr("a.txt", ARTICLE)
        for field, value in fields.items():
            setattr(archive.infolist()[0], field, value)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"flag_bits": 1}, "encrypted"),
        ({"flag_bits": 0x41}, "encrypted"),
        ({"external_attr": 0o120777 << 16}, "link"),
        ({"external_attr": 0o020666 << 16}, "device"),
        ({"CRC": 1}, "damaged"),
        ({"file_size": 5}, "damaged"),
        ({"compress_size": 5}, "cut off"),
        ({"header_offset": 7}, "damaged"),
        ({"header_offset": 1 << 30}, "damaged"),
        ({"compress_type": 14}, "not read (number 14)"),
        ({"filename": "../b.txt"}, "climbs"),
        ({"filename": "/b.txt"}, "root"),
        ({"filename": "c:b.txt"}, "root"),
    ],
)
def test_refuses_one_file_in_a_zip_and_reads_the_other(
    tmp_path: Path, fields: dict[str, object], why: str
) -> None:
    found = found_in(tmp_path, "a.zip", changed_in_a_zip(**fields))
    assert found.pop("a.zip!a.txt") == [TITLE]
    ((reason,),) = found.values()
    assert why in reason


def test_refuses_a_name_with_a_nul_character(tmp_path: Path) -> None:
    packed = zip_of({"b_b.txt": ARTICLE, "a.txt": ARTICLE}).replace(b"b_b.txt", b"b\0b.txt")
    found = found_in(tmp_path, "a.zip", packed)
    assert found == {"a.zip!a.txt": [TITLE], "a.zip!b�b.txt": ["its name holds a NUL character"]}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_reads_the_first_of_two_files_of_one_name_and_tells_of_the_other(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", ARTICLE)
        archive.writestr("./a.txt", ARTICLE)
        archive.writestr("a.txt", b"Title: Another\n\nIt says something else altogether.\n")
    ((first, *others),) = found_in(tmp_path, "a.zip", packed.getvalue()).values()
    assert first == TITLE
    assert len(others) == 2
    assert all("same name" in other for other in others)


def test_refuses_a_zip_with_an_endless_table_of_contents(tmp_path: Path) -> None:
    row = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, *[0] * 9, *[0] * 6)
    table = (row[:28] + b"\1\0" + row[30:46] + b"x") * 200_000
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 65535, 65535, len(table), 0, 0)
    found = found_in(tmp_path, "a.zip", b"PK\x03\x04" + bytes(40) + table + end)
    assert "table of contents is larger" in reasons(found, "a.zip")


@pytest.mark.parametrize("ending", COMPRESSIONS)
def test_refuses_compressed_files_that_are_cut_off_or_damaged(tmp_path: Path, ending: str) -> None:
    packed = COMPRESSIONS[ending](noise(3000))
    path = f"a.txt{ending}"
    for broken in (packed[:-1], packed[:-9], packed[: len(packed) // 2], packed + b"more"):
        (reason,) = [r for results in found_in(tmp_path, path, broken).values() for r in results]
        assert "cut off" in reason or "something follows" in reason


def test_keeps_the_lines_before_a_compressed_file_is_cut_off(tmp_path: Path) -> None:
    chance = random.Random(1)
    line = {"title": "A line", "body": "It rained, and nobody minded."}
    lines = (json.dumps(line | {"x": chance.randbytes(300).hex()}) for _ in range(1000))
    packed = gzip.compress("\n".join(lines).encode())
    (results,) = found_in(tmp_path, "a.jsonl.gz", packed[: len(packed) // 2]).values()
    assert 300 < results.count("A line") < 600
    assert "cut off" in results[-1]


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
