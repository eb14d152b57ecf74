"""Archives whose headers lie, or that are damaged: what is true in them is read."""

import gzip
import io
import json
import random
import struct
import tarfile
import zipfile
import zlib
from pathlib import Path

import pytest

from articles.importing.containers.budget import MEGABYTE
from tests.importing.containers.hostile import GOOD, LIMITS, TITLE, noise, reasons
from tests.importing.packing import (
    ARTICLE,
    COMPRESSIONS,
    found_in,
    tar_of,
)


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


@pytest.mark.slow
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
