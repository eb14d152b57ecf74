"""Links, devices and names that lead out of an archive's folder are refused, and no more."""

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.importing.containers.hostile import GOOD, TITLE, reasons
from tests.importing.packing import (
    ARTICLE,
    found_in,
    tar_entry,
    tar_of,
    zip_of,
)


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


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("/etc/abs.txt", "/etc/abs.txt"),
        ("//etc/./abs.txt", "/etc/abs.txt"),
        ("C:\\abs.txt", "C:/abs.txt"),
        ("../abs.txt", "../abs.txt"),
    ],
)
def test_shows_the_root_at_which_a_name_begins(tmp_path: Path, name: str, shown: str) -> None:
    found = found_in(tmp_path, "a.tar", tar_of({}, tar_entry(name, tarfile.REGTYPE)))
    assert list(found) == [f"a.tar!{shown}"]


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
