"""Reading an archive takes little memory, whatever is in it. Measured in a process of its own."""

import gzip
import io
import json
import lzma
import random
import struct
import subprocess
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
import zstandard

from articles.importing.containers.budget import MEGABYTE
from tests.importing.packing import ARTICLE, tar_entry, tar_of, zip_of
from tests.instance import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the peak"),
]


# What may be needed: a window of zstd, or a dictionary of xz and a file of 50 MB.
MOST = 190 * MEGABYTE
CHILD = """
import re, sys
from pathlib import Path
from articles.importing.read_files import pieces_in

def peak():
    # Not getrusage, which begins with what the process had that started this one.
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) * 1024

list(pieces_in(Path(sys.argv[1])))
before = peak()
count = sum(1 for found in pieces_in(Path(sys.argv[2])))
print(count, peak() - before)
"""


def measured(folder: Path, attack: Path) -> tuple[int, int]:
    """How much was found, and how many bytes more memory it took than a small file."""
    small = folder / "small.zip"
    small.write_bytes(zip_of({"a.txt": ARTICLE}))
    command = [sys.executable, "-c", CHILD, str(small), str(attack)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    count, grown = done.stdout.split()
    return int(count), int(grown)


def lines(count: int) -> Iterator[bytes]:
    """So many lines of a kilobyte, which no compression makes 200 times smaller."""
    chance = random.Random(5)
    for number in range(count):
        article = {"title": f"Line {number}", "body": "It rained. " * 70, "x": chance.random()}
        yield json.dumps(article).encode() + b"\n"


def many_lines(file: Path) -> None:
    with gzip.open(file, "wb", compresslevel=1) as packed:
        packed.writelines(lines(150_000))


def one_line(file: Path) -> None:
    with gzip.open(file, "wb", compresslevel=1) as packed:
        packed.write(b'{"title": "Long", "body": "')
        some = random.Random(6).randbytes(MEGABYTE // 2).hex().encode()
        for _ in range(100):
            packed.write(some)


def large_files(file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number in range(3):
            archive.writestr(f"{number}.txt", b"".join(lines(49_000)))


def large_file(file: Path) -> None:
    content = b"It rained, and nobody minded.\n\n" * (40 * MEGABYTE // 31)
    with tarfile.open(file, "w:xz", preset=1) as archive:
        entry = tarfile.TarInfo("a.txt")
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(random.Random(7).randbytes(MEGABYTE) + content))


def zeros(file: Path) -> None:
    file.write_bytes(gzip.compress(bytes(300 * MEGABYTE)))


def zeros_in_bzip2(file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a.txt", bytes(300 * MEGABYTE))


def zeros_in_zstd(file: Path) -> None:
    file.write_bytes(zstandard.compress(bytes(300 * MEGABYTE)))


def large_dictionary(file: Path) -> None:
    packed = bytearray(lzma.compress(ARTICLE * 1000))
    length = (packed[12] + 1) * 4
    packed[16] = 40  # 4 GB
    summed = packed[12 : 12 + length - 4]
    packed[12 + length - 4 : 12 + length] = struct.pack("<I", zlib.crc32(summed))
    file.write_bytes(packed)


def large_window(file: Path) -> None:
    parameters = zstandard.ZstdCompressionParameters(window_log=27, enable_ldm=True)
    content = b"".join(lines(140_000))
    file.write_bytes(zstandard.ZstdCompressor(compression_params=parameters).compress(content))


def large_header(file: Path) -> None:
    with gzip.open(file, "wb", compresslevel=1) as packed:
        packed.write(tar_entry("h", tarfile.XHDTYPE, size=300 * MEGABYTE).tobuf())
        packed.writelines(lines(100_000))


def many_headers(file: Path) -> None:
    some = random.Random(8).randbytes(499).hex().encode()
    record = b"".join(b"1012 x%06d=%s\n" % (n, some) for n in range(200))
    header = tar_entry("h", tarfile.XGLTYPE, size=len(record)).tobuf()
    padding = bytes(-len(record) % 512)
    with gzip.open(file, "wb", compresslevel=0) as packed:
        for number in range(1000):
            packed.write(header + record.replace(b" x000", b" %04d" % number) + padding)
            packed.write(tar_of({f"{number}.jsonl": b'{"title": "A line"}'})[:1024])


def large_table(file: Path) -> None:
    row = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, *[0] * 9, *[0] * 6)
    table = (row[:28] + b"\1\0" + row[30:46] + b"x") * 1_000_000
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 65535, 65535, len(table), 0, 0)
    file.write_bytes(b"PK\x03\x04" + bytes(40) + table + end)


def nested(file: Path) -> None:
    inner = zip_of({f"{n}.txt": bytes(40 * MEGABYTE) for n in range(2)})
    for _ in range(3):
        inner = zip_of({f"{n}.zip": inner for n in range(16)})
    file.write_bytes(inner)


@pytest.mark.parametrize(
    ("name", "attack", "expected"),
    [
        ("a.jsonl.gz", many_lines, 150_000),
        ("a.jsonl.gz", one_line, 1),
        ("a.zip", large_files, 147_000),
        ("a.tar.xz", large_file, 1),
        ("a.txt.gz", zeros, 1),
        ("a.zip", zeros_in_bzip2, 1),
        ("a.txt.zst", zeros_in_zstd, 1),
        ("a.txt.xz", large_dictionary, 1),
        ("a.jsonl.zst", large_window, 140_000),
        ("a.tar.gz", large_header, 1),
        ("a.tar.gz", many_headers, 1001),
        ("a.zip", large_table, 1),
        ("a.zip", nested, 256),
    ],
)
def test_takes_little_memory(tmp_path: Path, name: str, attack: object, expected: int) -> None:
    assert callable(attack)
    attack(tmp_path / name)
    count, grown = measured(tmp_path, tmp_path / name)
    assert count == expected
    assert grown < MOST
