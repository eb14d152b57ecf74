"""What would take far more memory than it has bytes is refused, or read without its worst part."""

import base64
import json
import tracemalloc
from pathlib import Path

import pytest

from articles.importing.formats.format import Format
from articles.importing.formats.json_file import JSON_FILE
from articles.importing.formats.jsonl import JSON_LINES
from articles.importing.formats.mail import MAIL
from articles.importing.formats.markdown import MARKDOWN
from articles.importing.formats.text import PLAIN_TEXT
from articles.importing.opened import Piece
from articles.importing.parsed_article import ParsedArticle, Rejection
from tests.importing.reading import read_one

MB = 1024 * 1024
TEXT = "The harbour was opened on Friday in front of the whole town, and the sun shone on it all."


@pytest.mark.parametrize("format_", [JSON_FILE, JSON_LINES])
@pytest.mark.parametrize("many", ["{}", "[]", "1"])
def test_refuses_more_values_than_an_article_needs(format_: Format, many: str) -> None:
    value = f'{{"title": "Ports", "text": "{TEXT}", "x": [{",".join([many] * 600_000)}]}}'.encode()
    tracemalloc.start()
    (found,) = format_.read(Piece(value))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(found, Rejection)
    assert found.reason == "it holds more than 500,000 values, which no article needs"
    assert most < MB


def test_reads_a_long_text_with_many_commas() -> None:
    value = {"title": "Ports", "text": f"{TEXT} One, two, three, and so on. " * 9_000}
    (found,) = JSON_LINES.read(Piece(json.dumps(value).encode()))
    assert isinstance(found, ParsedArticle)


@pytest.mark.parametrize("format_name", ["text", "markdown"])
def test_refuses_a_huge_text_by_its_bytes(format_name: str) -> None:
    content = f"{TEXT}\n".encode() * (20 * MB // len(TEXT))
    tracemalloc.start()
    read = PLAIN_TEXT.read if format_name == "text" else MARKDOWN.read
    (found,) = read(Piece(content))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(found, Rejection)
    assert "its text has 20 MB, at most" in found.reason
    assert most < MB


def test_takes_no_longer_for_attachments_that_are_not_quite_so_large() -> None:
    """Looking for large ones alone would take the square of these: hours."""
    line = b"A" * 76 + b"\n"
    content = (
        b"From: a@wire.example\nSubject: Ports open\nMessage-ID: <1@wire.example>\n\n"
        + TEXT.encode() + b"\n" + (line * 35_000 + b"--b\n") * 2
    )  # fmt: skip
    (found,) = MAIL.read(Piece(content))
    assert isinstance(found, Rejection)
    assert "characters, at most" in found.reason


@pytest.mark.slow
def test_reads_a_mail_beside_a_huge_attachment() -> None:
    attached = base64.encodebytes(bytes(range(256)) * (12 * MB // 256))
    content = (
        b"From: a@wire.example\nSubject: Ports open\nMessage-ID: <1@wire.example>\n"
        b'Content-Type: multipart/mixed; boundary="b"\n\n--b\n\n'
        + TEXT.encode() + b'\n--b\nContent-Type: image/tiff; name="a.tiff"\n'
        b"Content-Transfer-Encoding: base64\n\n" + attached + b"--b--\n"
    )  # fmt: skip
    tracemalloc.start()
    (found,) = MAIL.read(Piece(content))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(found, ParsedArticle)
    assert (found.title, found.body) == ("Ports open", TEXT)
    assert "a.tiff" in dict(found.provenance)["attachments"]
    assert found.original == content
    assert most < 4 * MB


def test_reads_a_page_with_pictures_in_it(tmp_path: Path) -> None:
    picture = base64.b64encode(bytes(6 * MB)).decode()
    page = (
        f'<html><body><article><h1>Ports open</h1><img src="data:image/png;base64,{picture}">'
        f"<p>{TEXT}</p><p>{TEXT} So it was.</p></article></body></html>"
    )
    assert read_one(tmp_path, page, "a.html").body.startswith(TEXT)
