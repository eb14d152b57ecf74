"""By its content, and not by its name alone: which format reads which file."""

import io
from pathlib import Path

import pytest

from articles.importing.formats import FORMATS, recognise
from articles.importing.opened import HEAD
from articles.importing.read_files import pieces_in

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
# A folder of samples is called after its format, but for these.
OTHERS = {
    ("feeds", ".rss"): "feed",
    ("feeds", ".atom"): "feed",
    ("feeds", ".json"): "json-feed",
    ("newsml", ".xml"): "newsml-g2",
    ("json", ".jsonl"): "jsonl",
}
SAMPLES = sorted(SEEDS.glob("*/*"))


def expected(file: Path) -> str:
    return OTHERS.get((file.parent.name, file.suffix), file.parent.name)


def test_has_a_sample_of_every_format_but_one() -> None:
    """Of Reuters' own SGML there is one in the tests."""
    names = {format_.name for format_ in FORMATS}
    assert names - set(map(expected, SAMPLES)) == {"reuters-sgml"}


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.name)
def test_knows_every_sample(file: Path) -> None:
    assert {found.format for found in pieces_in(file)} == {expected(file)}


@pytest.mark.parametrize("kind", ["mail", "mbox", "warc", "markdown"])
def test_knows_what_lost_its_name(kind: str) -> None:
    (file,) = SEEDS.glob(f"{kind}/*")
    with io.BufferedReader(io.BytesIO(file.read_bytes()), HEAD) as stream:
        found = recognise(stream.peek(HEAD)[:HEAD], "")
    assert found is not None
    assert found.name == kind


@pytest.mark.parametrize(
    "text",
    [
        "Title: A treaty of the ports\nDate: 11 May 1994\nSource: Meridian Post\n\nThe text.",
        "Subject: A treaty\nDate: 11 May 1994\nAuthor: A desk\n\nThe text.",
        "From Oslo at 10:30 in 1997\nTo: nobody\n\nThe text.",
        "WARC is a format.\n\nIt is described here.",
        "One, two, three\nfour, five, six\nseven, eight, nine",
        "# No heading of Markdown\n\nBut a plain text.",
        "---\nA rule, and a text.\n---\n\nMore text.",
    ],
)
def test_takes_plain_text_for_nothing_else(text: str) -> None:
    for ending in (".txt", ""):
        found = recognise(text.encode(), ending)
        assert found is not None
        assert found.name == "text"


@pytest.mark.parametrize(
    "head",
    [
        b"{\\rtf1\\ansi A letter, as a word processor writes it.}",
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
        b"%!PS-Adobe-3.0\n/inch {72 mul} def\n",
        b"\xff\xd8\xff\xe0" + b"0" * 500,
        b"PK\x03\x04 of a document, cut off",
    ],
)
@pytest.mark.parametrize("ending", ["", ".txt", ".doc"])
def test_takes_no_document_or_picture_for_text(head: bytes, ending: str) -> None:
    assert recognise(head, ending) is None
