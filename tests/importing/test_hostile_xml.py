"""XML that wants something of its reader is refused, and nothing beside it is touched."""

import tracemalloc
from itertools import chain, repeat
from pathlib import Path

import pytest

from articles.importing.formats import format_named
from articles.importing.formats.feeds import LARGEST_ENTRY
from articles.importing.opened import Opened, Piece
from articles.importing.parsed_article import ParsedArticle, Rejection
from articles.importing.xml.byte_window import CHUNK, LONGEST_TAG, ByteWindow
from articles.importing.xml.cut_xml import DEEPEST, cut_elements
from articles.importing.xml.prolog import UnreadableXml
from articles.importing.xml.safe_xml import LARGEST_XML, MOST_TAGS, parse_xml, xml_text
from tests.importing.endless import opened_chunks
from tests.importing.guarded import succeeds
from tests.importing.reading import read_all, read_one, refused

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
SUBSETS = {
    "billion laughs": f'<!ENTITY l0 "ha">{LAUGHS}',
    "a file": '<!ENTITY l9 SYSTEM "file:///etc/passwd">',
    "an address": '<!entity l9 system "http://10.0.0.1/">',
    "a parameter": '<!ENTITY % p SYSTEM "http://10.0.0.1/x.dtd"> %p;',
    "behind a comment": '<!-- ] > --><!ENTITY l9 "x">',
    "behind a quotation": '<!ATTLIST a b CDATA "]>"><!ENTITY l9 "x">',
}
DOCUMENTS = {
    "rss": "<rss><channel><item><title>A &l9; b</title></item></channel></rss>",
    "nitf": "<nitf><body><body.content><p>A &l9; b</p></body.content></body></nitf>",
    "newsItem": '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentSet><inlineXML>'
    "<p>A &l9; b</p></inlineXML></contentSet></newsItem>",
    "lewis": "<REUTERS NEWID='1'><TEXT><TITLE>A &l9; b</TITLE></TEXT></REUTERS>",
}
FEED = b"<rss><channel><title>Wire</title>"


def endless(begin: bytes, again: bytes, size: int) -> Opened:
    """A file that begins so, and goes on with the same bytes until it has about that size."""
    block = again * (65_536 // len(again))
    return opened_chunks(chain([begin], repeat(block, size // len(block))), "a")


@pytest.mark.parametrize("subset", SUBSETS.values(), ids=list(SUBSETS))
@pytest.mark.parametrize("root", DOCUMENTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_refuses_declared_entities(tmp_path: Path, subset: str, root: str, encoding: str) -> None:
    text = f"<?xml version='1.0'?><!DOCTYPE {root} [{subset}]>{DOCUMENTS[root]}"
    (tmp_path / "a.xml").write_bytes(text.encode(encoding))
    (tmp_path / "a.xml.2").write_bytes(DOCUMENTS[root].encode(encoding))
    (rejection,) = read_all(tmp_path / "a.xml")
    assert isinstance(rejection, Rejection)
    assert "declares entities" in rejection.reason
    (article,) = read_all(tmp_path / "a.xml.2")
    assert isinstance(article, ParsedArticle)


@pytest.mark.parametrize("root", ["rss", "nitf"])
def test_reads_a_document_type_that_declares_nothing(tmp_path: Path, root: str) -> None:
    doctype = f'<!DOCTYPE {root} PUBLIC "-//X//DTD [X] 1.0//EN" "http://10.0.0.1/x.dtd">'
    article = read_one(tmp_path, doctype + DOCUMENTS[root], "a.xml")
    assert "A &l9; b" in (article.title, article.body)


def test_puts_no_file_in_the_place_of_an_inclusion(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    namespace = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
    include = f'<xi:include {namespace} parse="text" href="{tmp_path}/secret"/>'
    text = DOCUMENTS["nitf"].replace("&l9;", include)
    assert "secret" not in read_one(tmp_path, text, "a.xml").body


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<a>" * 5000, "nested too deeply"),
        (b"<a>" + b"<b/>" * MOST_TAGS + b"</a>", "tags"),
        (b"<a " + b"b='' " * 10, "not well-formed"),
        (b"<a>" + b" " * LARGEST_XML + b"</a>", "larger than 10 MB"),
        (b"<?xml version='1.0'", "does not end"),
        (b"<!DOCTYPE a [", "does not end"),
        (b"<!-- a", "does not end"),
        (b"", "not well-formed"),
        (b"\0" * 100, "not"),
        (b"<a>\xff\xfe</b>", "not well-formed"),
    ],
)
def test_says_why_xml_cannot_be_read(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableXml, match=reason):
        parse_xml(content)


def test_mends_what_many_files_get_wrong() -> None:
    text = "<a>AT&T &nbsp;&eacute;&nosuch; &#3;\0\x0b&amp;lt; <![CDATA[R&D &eacute;]]></a>"
    root = parse_xml(text.encode())
    assert root.text == "AT&T \u00a0é&nosuch; &lt; R&D &eacute;"


@pytest.mark.slow
def test_mends_in_a_time_that_grows_with_the_length_and_no_faster() -> None:
    """Each would take hours, if every beginning were followed to the end of the text."""
    for beginning in ("<![CDATA[", "&#", "&a", "]]>", "<!"):
        assert succeeds(xml_text, b"<a>" + beginning.encode() * 50_000)


@pytest.mark.slow
@pytest.mark.parametrize(
    "mark", [b"<!--", b"<![CDATA[", b"<item ", b"<item '", b'<x "', b"<?", b"<!", b"</item", b"<"]
)
def test_looks_at_little_at_once_where_marks_have_no_end(
    mark: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each mark is tried on what is in sight: with all of it, that would take hours."""
    in_sight = []
    fill = ByteWindow._fill

    def fill_and_note(self: ByteWindow) -> bool:
        is_more = fill(self)
        in_sight.append(len(self._seen))
        return is_more

    monkeypatch.setattr(ByteWindow, "_fill", fill_and_note)
    for begin in (FEED, FEED + b"<item>"):
        stream = endless(begin, mark, 400_000).stream
        assert list(cut_elements(stream, frozenset([b"item"]), "entry"))
    assert 0 < max(in_sight) <= LONGEST_TAG + CHUNK


def test_reads_the_entries_around_one_that_is_too_large(tmp_path: Path) -> None:
    small = b"<item><title>Rain</title></item>"
    large = b"<item><title>" + b"x" * LARGEST_ENTRY + b"</title></item>"
    (tmp_path / "a.rss").write_bytes(FEED + small + large + small + b"</channel></rss>")
    first, second, third = read_all(tmp_path / "a.rss")
    assert isinstance(first, ParsedArticle)
    assert second == Rejection("it is larger than 2 MB", "entry 2")
    assert isinstance(third, ParsedArticle)


def test_refuses_tags_around_the_entries_that_never_end(tmp_path: Path) -> None:
    assert "deeply" in refused(tmp_path, FEED + b"<x>" * (DEEPEST + 1), "a.rss")


def test_reads_a_news_item_once_however_many_stand_in_it(tmp_path: Path) -> None:
    text = "<p>It rained.</p>" + "<newsItem/>" * 1000
    item = f"<newsItem><contentSet><inlineXML>{text}</inlineXML></contentSet></newsItem>"
    namespace = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
    article = read_one(tmp_path, f"<newsMessage {namespace}>{item}</newsMessage>", "a.xml")
    assert article.body == "It rained."


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "begin", "again"),
    [
        ("feed", FEED, b"x"),
        ("feed", FEED, b"<x/>" + b" " * 200),
        ("feed", FEED + b"<x '", b"x"),
        ("feed", FEED + b"<item>", b"x"),
        ("feed", FEED + b"<item><![CDATA[", b"<item> "),
        ("feed", FEED + b"<!--", b"-"),
        ("feed", b"<rss", b" a='b'"),
        ("newsml-g2", b"<newsMessage><newsItem ", b"a" * 200),
        ("newsml-g2", b"<newsMessage>", b"\0"),
        ("newsml-g2", b"<newsMessage><newsItem>", b"<newsItem>" + b" " * 200),
        ("nitf", b"<nitf>", b"<p>x"),
        ("reuters-sgml", b"<REUTERS NEWID='", b"1"),
        ("reuters-sgml", b"<REUTERS NEWID='1'>", b"x"),
        ("ninjs", b'{"uri": "', b"x"),
        ("ninjs", b'[{"uri": "a", "versioncreated": "', b"x"),
        ("json-feed", b'{"version": "https://jsonfeed.org/version/1", "a": "', b"x"),
    ],
)
def test_refuses_five_hundred_megabytes_in_one_line(name: str, begin: bytes, again: bytes) -> None:
    opened = endless(begin, again, 500_000_000)
    tracemalloc.start()
    try:
        found = list(format_named(name).pieces(opened))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found
    assert not any(isinstance(each, Piece) for each in found)
    assert peak < 150_000_000


@pytest.mark.slow
def test_streams_a_feed_of_any_length_in_little_memory() -> None:
    entry = b"<item><title>Rain</title><description>It rains and rains.</description></item>"
    tracemalloc.start()
    try:
        pieces = format_named("feed").pieces(endless(FEED, entry, 5_000_000))
        count = sum(isinstance(piece, Piece) for piece in pieces)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count > 50_000
    assert peak < 2_000_000
