"""Files in archives are read as files in folders are."""

import gzip
import io
import json
import random
import tarfile
import zipfile
from pathlib import Path

import pytest

from articles.importing.containers import Limits
from articles.importing.containers.budget import MEGABYTE, in_words
from articles.importing.found import Unknown
from articles.importing.read_files import pieces_in
from tests.importing.packing import ARTICLE, COMPRESSIONS, found_in, tar_of, zip_of
from tests.instance import ROOT

TITLE = "Harbour closed after a storm"
LINES = b"".join(
    json.dumps({"title": f"Line {number}", "body": "It rained, and nobody minded."}).encode()
    + b"\n"
    for number in range(3)
)
FILES = {"news/one.txt": ARTICLE, "news/two.jsonl": LINES}
READ = {"news/one.txt": [TITLE], "news/two.jsonl": ["Line 0", "Line 1", "Line 2"]}


def inside(archive: str) -> dict[str, list[str]]:
    return {f"{archive}!{name}": titles for name, titles in READ.items()}


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_reads_the_files_in_a_zip(tmp_path: Path, method: int) -> None:
    assert found_in(tmp_path, "a.zip", zip_of(FILES, method)) == inside("a.zip")


@pytest.mark.parametrize("ending", ["", *COMPRESSIONS])
def test_reads_the_files_in_a_tar_archive(tmp_path: Path, ending: str) -> None:
    packed = tar_of(FILES) if not ending else COMPRESSIONS[ending](tar_of(FILES))
    name = f"a.tar{ending}"
    assert found_in(tmp_path, name, packed) == inside(name)


@pytest.mark.parametrize("ending", COMPRESSIONS)
def test_reads_one_compressed_file(tmp_path: Path, ending: str) -> None:
    compress = COMPRESSIONS[ending]
    found = found_in(tmp_path, f"a.txt{ending}", compress(ARTICLE))
    assert found == {f"a.txt{ending}!a.txt": [TITLE]}
    found = found_in(tmp_path, f"a.jsonl{ending}", compress(LINES) + compress(LINES))
    assert found == {f"a.jsonl{ending}!a.jsonl": READ["news/two.jsonl"] * 2}


def test_knows_an_archive_by_its_content_and_not_by_its_name(tmp_path: Path) -> None:
    assert found_in(tmp_path, "a.txt", zip_of(FILES)) == inside("a.txt")
    assert found_in(tmp_path, "b", gzip.compress(tar_of(FILES))) == inside("b")
    assert found_in(tmp_path, "c.zip", ARTICLE) == {"c.zip": [TITLE]}


@pytest.mark.parametrize("inner", ["b.zip", "b.tar", "b.tar.gz"])
@pytest.mark.parametrize("outer", ["a.zip", "a.tar", "a.tar.xz"])
def test_reads_archives_in_archives(tmp_path: Path, outer: str, inner: str) -> None:
    made = {
        "b.zip": zip_of(FILES),
        "b.tar": tar_of(FILES),
        "b.tar.gz": gzip.compress(tar_of(FILES)),
    }[inner]
    packed = {
        "a.zip": zip_of({inner: made, "x.txt": ARTICLE}),
        "a.tar": tar_of({inner: made, "x.txt": ARTICLE}),
        "a.tar.xz": COMPRESSIONS[".xz"](tar_of({inner: made, "x.txt": ARTICLE})),
    }[outer]
    expected = inside(f"{outer}!{inner}") | {f"{outer}!x.txt": [TITLE]}
    assert found_in(tmp_path, outer, packed) == expected


@pytest.mark.parametrize("pax", [True, False])
def test_reads_long_names_in_tar_archives(tmp_path: Path, pax: bool) -> None:
    name = f"{'folder/' * 30}être.txt"
    found = found_in(tmp_path, "a.tar", tar_of({name: ARTICLE}, pax=pax))
    assert found == {f"a.tar!{name}": [TITLE]}


def test_reads_what_an_archive_calls_by_a_name_beginning_with_a_dot_and_a_slash(
    tmp_path: Path,
) -> None:
    found = found_in(tmp_path, "a.tar", tar_of({"./news/one.txt": ARTICLE}))
    assert found == {"a.tar!news/one.txt": [TITLE]}


@pytest.mark.parametrize("pack", [zip_of, tar_of])
def test_passes_over_what_it_passes_over_in_folders(tmp_path: Path, pack: object) -> None:
    files = {
        ".hidden.txt": "hidden file",
        "a/.git/one.txt": "hidden file",
        "__MACOSX/a/._one.txt": "folder of a program",
        "a/.DS_Store": "hidden file",
        "Thumbs.db": "hidden file",
        "README.md": "about its folder",
        "a/LICENSE": "about its folder",
    }
    assert callable(pack)
    found = found_in(tmp_path, "a.zip", pack(dict.fromkeys(files, ARTICLE) | {"b.txt": ARTICLE}))
    assert found.pop("a.zip!b.txt") == [TITLE]
    assert found == {f"a.zip!{name}": [f"passed over: {sort}"] for name, sort in files.items()}


def test_tells_of_a_format_that_nobody_reads_as_in_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    file.write_bytes(zip_of({"picture.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(90)}))
    (found,) = pieces_in(file)
    assert isinstance(found.piece, Unknown)
    assert ".tar.zst" in found.piece.reason


def test_takes_no_document_of_a_program_for_an_archive(tmp_path: Path) -> None:
    document = zip_of({"[Content_Types].xml": b"<Types/>", "word/document.xml": ARTICLE})
    (found,) = pieces_in_file(tmp_path, "a.docx", document)
    assert isinstance(found, Unknown)
    (found,) = pieces_in_file(tmp_path, "a", document)
    assert isinstance(found, Unknown)


def pieces_in_file(folder: Path, name: str, content: bytes) -> list[object]:
    file = folder / name
    file.write_bytes(content)
    return [found.piece for found in pieces_in(file)]


def test_leaves_out_folders(tmp_path: Path) -> None:
    folder = tarfile.TarInfo("news")
    folder.type = tarfile.DIRTYPE
    assert found_in(tmp_path, "a.tar", tar_of(FILES, folder)) == inside("a.tar")
    assert found_in(tmp_path, "a.zip", zip_of({"news/": b""} | FILES)) == inside("a.zip")


def test_says_that_there_is_nothing_in_an_empty_archive(tmp_path: Path) -> None:
    assert found_in(tmp_path, "a.zip", zip_of({})) == {"a.zip": ["there are no files in it"]}
    empty = gzip.compress(b"")
    assert found_in(tmp_path, "a.txt.gz", empty) == {"a.txt.gz!a.txt": ["it is empty"]}


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.jsonl.gz"])
def test_says_how_far_in_the_file_on_disk_it_is(tmp_path: Path, name: str) -> None:
    chance = random.Random(1987)
    noise = {f"{n}.txt": ARTICLE + chance.randbytes(1000).hex().encode() for n in range(200)}
    lines = [json.dumps({"title": "x", "body": chance.randbytes(400).hex()}) for _ in range(500)]
    file = tmp_path / name
    file.write_bytes(
        {
            "a.zip": lambda: zip_of(noise),
            "a.tar": lambda: tar_of(noise),
            "a.tar.gz": lambda: gzip.compress(tar_of(noise)),
            "a.jsonl.gz": lambda: gzip.compress("\n".join(lines).encode()),
        }[name]()
    )
    found = list(pieces_in(file))
    assert all(one.format for one in found)
    positions = [one.position for one in found]
    assert positions == sorted(positions)
    assert 0 < positions[0] < positions[-1] <= file.stat().st_size


@pytest.mark.slow
def test_reads_a_compressed_file_of_lines_that_is_larger_than_a_file_in_an_archive_may_be(
    tmp_path: Path,
) -> None:
    limits = Limits(member=MEGABYTE // 8, total=MEGABYTE // 4)
    line = json.dumps({"title": "A line", "body": "It rained."}).encode() + b"\n"
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(gzip.compress(b"".join(line + b" " * (n % 97) + b"\n" for n in range(10_000))))
    found = list(pieces_in(file, limits=limits))
    assert len(found) == 10_000
    assert not [one for one in found if not one.format]


def test_has_the_limits_that_the_documentation_tells() -> None:
    told = (ROOT / "docs" / "formats.md").read_text()
    limits = Limits()
    for size in (limits.member, limits.total, limits.alone):
        assert f"| {in_words(size)} | " in told
    for number in (f"{limits.members:,}", f"{limits.ratio} times", f"{limits.depth}"):
        assert f"| {number} | " in told


def test_saves_what_is_whole_of_a_zip_that_is_cut_off(tmp_path: Path) -> None:
    whole = zip_of({"one.txt": ARTICLE, "two.txt": ARTICLE, "three.txt": ARTICLE})
    third = whole.index(b"three.txt")
    for cut in (third + 40, third - 40):
        found = found_in(tmp_path, "a.zip", whole[:cut])
        assert found["a.zip!one.txt"] == [TITLE]
        assert "cut off" in found["a.zip"][0]
    assert "a.zip!three.txt" not in found


class _NoWayBack(io.BytesIO):
    """So that zipfile writes the sizes behind the files, as it does into a pipe."""

    def seekable(self) -> bool:
        return False

    def seek(self, offset: int, whence: int = 0, /) -> int:
        raise OSError

    def tell(self) -> int:
        raise OSError


def test_saves_what_is_whole_of_a_zip_that_was_written_into_a_pipe(tmp_path: Path) -> None:
    packed = _NoWayBack()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("one.txt", "README", "two.txt"):
            archive.writestr(name, ARTICLE)
    whole = packed.getvalue()
    assert found_in(tmp_path, "a.zip", whole)["a.zip!two.txt"] == [TITLE]
    found = found_in(tmp_path, "a.zip", whole[: whole.index(b"PK\x01\x02")])
    assert found["a.zip!one.txt"] == found["a.zip!two.txt"] == [TITLE]
