"""What is called a text and is none: it is said what it is instead."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.importing.reading import refused

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(32)) * 8


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "words")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (PNG, "it is a PNG picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(range(32)) * 8, "it is a JPEG picture"),
        (b"GIF89a" + bytes(range(32)) * 8, "it is a GIF picture"),
        (b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\n", "it is a PDF document"),
        (b"{\\rtf1\\ansi A letter.}", "it is an RTF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(32)) * 8, "it is an old Word, Excel"),
        (zipped("[Content_Types].xml"), "it is a Word, OpenDocument or e-book file (zip)"),
        (zipped("mimetype"), "it is a Word, OpenDocument or e-book file (zip)"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.doc"])
def test_says_what_it_is(tmp_path: Path, content: bytes, what: str, name: str) -> None:
    assert refused(tmp_path, content, name).startswith(what)


@pytest.mark.parametrize("name", ["a.html", "a.json", "a.jsonl", "a.md"])
def test_says_it_of_a_picture_under_any_name(tmp_path: Path, name: str) -> None:
    assert refused(tmp_path, PNG.replace(b"\n", b""), name) == "it is a PNG picture, not text"


def test_says_nothing_of_what_it_does_not_know(tmp_path: Path) -> None:
    assert refused(tmp_path, bytes(range(32)) * 50) == "it does not look like text"
