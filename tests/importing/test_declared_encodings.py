"""A declaration that can be read as ASCII never names an encoding of two bytes."""

from pathlib import Path

import pytest

from articles.importing.wording.encodings import decode
from tests.importing.reading import read_one

SENTENCE = "Der Bürgermeister öffnete am Freitag das große Tor der Stadt, und alle kamen."
NITF = """<?xml version="1.0" encoding="{name}"?>
<nitf><body><body.head><hedline><hl1>Das Tor ist auf{more}</hl1></hedline></body.head>
<body.content><p>{sentence}</p></body.content></body></nitf>"""
PAGE = """<html><head><meta charset="{name}"><title>Das Tor ist auf{more}</title></head>
<body><article><h1>Das Tor ist auf{more}</h1><p>{sentence}</p><p>{sentence} Morgen auch.</p>
</article></body></html>"""


@pytest.mark.parametrize("name", ["utf-16", "UTF-16", "utf-16le", "utf-32"])
@pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
@pytest.mark.parametrize("more", ["", "!", "!!", "!!!"])
@pytest.mark.parametrize(("form", "file"), [(NITF, "a.xml"), (PAGE, "a.html")])
def test_reads_one_byte_as_one_byte(
    tmp_path: Path, name: str, encoding: str, more: str, form: str, file: str
) -> None:
    text = form.format(name=name, sentence=SENTENCE, more=more)
    article = read_one(tmp_path, text.encode(encoding), file)
    assert article.title == f"Das Tor ist auf{more}"
    assert article.body.startswith(SENTENCE)


def test_believes_a_declaration_that_came_with_bytes_of_two() -> None:
    text = "港口开放了。 船来了。\n一个人说，很好。"
    assert decode(text.encode("utf-16-le"), "utf-16-le") == text
    assert decode(text.encode("utf-16"), "utf-16") == text


def test_still_believes_what_is_declared_for_one_byte() -> None:
    assert decode("Zażółć gęślą jaźń".encode("cp1250"), "windows-1250") == "Zażółć gęślą jaźń"


JAPANESE = "東京の市場は月曜日に開いた。知事は「今年は良い年になる」と述べた。"


@pytest.mark.parametrize("declared", ["iso-2022-jp", "ISO-2022-JP-2", ""])
def test_reads_the_escapes_of_japanese_mail(declared: str) -> None:
    assert decode(f"Title: Ports\n\n{JAPANESE}".encode("iso2022_jp"), declared) == (
        f"Title: Ports\n\n{JAPANESE}"
    )


def test_reads_hz_where_it_is_declared() -> None:
    assert decode("北京的市场开了".encode("hz"), "hz-gb-2312") == "北京的市场开了"


def test_believes_declared_utf_8_though_a_byte_is_broken() -> None:
    content = "The café was closed, and the naïve mayor laughed. ".encode() + b"\xc3"
    assert decode(content, "utf-8") == content.decode(errors="replace")


def test_believes_no_declared_utf_8_that_is_something_else() -> None:
    assert decode("Le café était fermé".encode("cp1252"), "utf-8") == "Le café était fermé"
