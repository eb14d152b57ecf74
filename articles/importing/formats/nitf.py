"""NITF, the News Industry Text Format of the IPTC: one article per file.

https://iptc.org/standards/nitf/; read are versions 3.x, and what 2.5 has in common with them.
"""

import re
from collections.abc import Iterator

from articles.importing.compose import Pieces, compose
from articles.importing.formats.format import Certainty, Format
from articles.importing.opened import Opened, Piece
from articles.importing.parsed_article import ParsedArticle, Rejection
from articles.importing.wording.dateline import Dateline, read_printed
from articles.importing.xml.prolog import UnreadableXml, root_of
from articles.importing.xml.safe_xml import LANGUAGE, LARGEST_XML, Element, parse_xml
from articles.importing.xml.words import (
    first_value,
    first_words,
    paragraphs_in,
    without_by,
    words_of,
)

_BLOCK_NAMES = (
    "p hl1 hl2 block ul ol li dl dt dd bq pre note fn table caption tr td th hr body.content "
    "nitf-table section div"
)
BLOCKS = frozenset(_BLOCK_NAMES.split())
# Pictures with their captions, and what is said of a block and not in it.
_DROPPED_NAMES = "media byline dateline copyrite distributor classifier tobject key-list datasource"
DROPPED = frozenset(_DROPPED_NAMES.split())
_KEPT_LINES = frozenset(["pre"])
_NORM = re.compile(r"(\d{8})T?(\d{4}(?:\d\d)?)([+-]\d{2}:?\d{2}|Z)?")
_WITHDRAWN = ("canceled", "withheld")


def recognises(head: bytes, ending: str) -> Certainty:
    """Its root is <nitf>."""
    return Certainty.CERTAIN if root_of(head).root == "nitf" else Certainty.NO


def pieces(opened: Opened) -> Iterator[Piece | Rejection]:
    """All of it."""
    yield opened.whole(LARGEST_XML)


def read(piece: Piece) -> Iterator[ParsedArticle | Rejection]:
    """The one article of this file."""
    yield read_nitf(piece.content, piece.where)


def read_nitf(content: bytes, where: str = "") -> ParsedArticle | Rejection:
    """The article in these bytes."""
    try:
        root = parse_xml(content)
    except UnreadableXml as problem:
        return Rejection(str(problem), where)
    if root.tag != "nitf":
        return Rejection(f"it is <{root.tag}>, not <nitf>", where)
    status = first_value(root, "management-status", "head/docdata")
    if status in _WITHDRAWN:
        return Rejection(f"its publisher has taken it back: it is marked as {status}", where)
    return compose(_pieces(root, content, where))


def paragraphs_of(root: Element) -> list[str]:
    """The text of an NITF document, without headlines, captions and credits."""
    found: list[str] = []
    # A database of newspapers keeps the lead twice: by itself, and in a block of the full text.
    full = root.findall(".//body.content/block[@class='full_text']")
    for content in full or root.findall(".//body.content"):
        found += paragraphs_in(content, BLOCKS, DROPPED, _KEPT_LINES)
    if len(found) > 1 and found[0] == f"LEAD: {found[1]}":
        found.pop(0)
    return found


def line_of(root: Element) -> Dateline:
    """Where and when it was written, as its dateline says."""
    dateline = root.find(".//body.head/dateline")
    if dateline is None:
        return Dateline()
    date = first_value(dateline, "norm", "story.date") or first_words(dateline, "story.date")
    location = first_words(dateline, "location")
    for told in dateline.iterfind("story.date"):
        told.text = ""
    printed = read_printed(words_of(dateline))
    return Dateline(location.strip(" ,;-–—") or printed.place, date or printed.date, printed.agency)


def byline_of(root: Element) -> str:
    """Who wrote it: the persons that are marked, else what the byline says."""
    persons = [words_of(person) for person in root.iterfind(".//body.head/byline/person")][:20]
    return ", ".join(filter(None, persons)) or without_by(first_words(root, ".//body.head/byline"))


def day(written: str) -> str:
    """A date with its hour, as others write it: NITF may leave out the T of 19870304T120000Z."""
    found = _NORM.fullmatch(written.strip())
    return f"{found[1]}T{found[2]}{found[3] or ''}" if found else written


def _pieces(root: Element, content: bytes, where: str) -> Pieces:
    line = line_of(root)
    headline = first_words(root, ".//body.head/hedline/hl1")
    dates = [
        ("date of publication", first_value(root, "date.publication", "head/pubdata")),
        ("date of issue", first_value(root, "norm", "head/docdata/date.issue")),
        ("date of release", first_value(root, "norm", "head/docdata/date.release")),
        ("date in the dateline", line.date),
    ]
    dates = [(said, day(written)) for said, written in dates if written]
    return Pieces(
        title=headline or first_words(root, "head/title"),
        paragraphs=paragraphs_of(root),
        dates=tuple(written for _, written in dates),
        dateline=line.place,
        source=first_value(root, "name", "head/pubdata")
        or first_words(root, ".//body.head/distributor")
        or first_value(root, "holder", "head/docdata/doc.copyright")
        or line.agency,
        author=byline_of(root),
        language=root.get(LANGUAGE, "") or first_value(root, LANGUAGE, "body"),
        url=first_value(root, "ex-ref", "head/pubdata"),
        identity=first_value(root, "id-string", "head/docdata/doc-id"),
        section=first_value(root, "position.section", "head/pubdata"),
        provenance=(
            ("title", "NITF headline" if headline else "NITF title"),
            ("body", "NITF body"),
            *((("date", f"NITF {dates[0][0]}"),) if dates else ()),
        ),
        original=content,
        where=where,
    )


NITF = Format("nitf", "NITF", (".xml", ".nitf"), recognises, read, pieces)
