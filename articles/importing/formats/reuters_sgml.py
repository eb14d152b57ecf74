"""The SGML of the Reuters-21578 collection: a thousand stories per file.

Described in the README of the collection: http://www.daviddlewis.com/resources/testcollections/.
Its files look like XML and are none: they hold references to control characters.
"""

import html
import re
from collections.abc import Iterator

from articles.importing.clean_text import plain_paragraphs
from articles.importing.compose import Pieces, compose
from articles.importing.formats.format import Certainty, Format
from articles.importing.opened import Opened, Piece
from articles.importing.parsed_article import ParsedArticle, Rejection
from articles.importing.wording.characters import clean_line
from articles.importing.wording.dateline import read_printed
from articles.importing.wording.encodings import decode
from articles.importing.xml.cut_xml import cut_elements
from articles.importing.xml.prolog import root_of
from articles.importing.xml.words import without_by

_STORIES = frozenset([b"REUTERS"])
_OPENING = re.compile(r"\s*<REUTERS(?P<attributes>[^<>]{0,2000})>", re.IGNORECASE)
_NUMBER = re.compile(r'\bNEWID\s*=\s*"([^"<>]{1,40})"', re.IGNORECASE)
_DAY = re.compile(r"\d{1,2}-[A-Z]{3}-\d{4}", re.IGNORECASE)
_UNPROCESSED = re.compile(r"<TEXT\b[^<>]{0,200}>", re.IGNORECASE)
# Paragraphs begin with four or five spaces, and the wire signs off below the last one.
_INDENT = re.compile(r"\n[ \t]{3,8}(?=\S)")
_SIGNED_OFF = re.compile(r"\s*\bReuters?\s*$", re.IGNORECASE)
# What stands around a text on the wire, among it the signs for its beginning and its end.
_AROUND = " \t\r\n\x02\x03"
_AGENCY = re.compile(r"[\s,]*\bReuters\s*$", re.IGNORECASE)


def recognises(head: bytes, ending: str) -> Certainty:
    """Its document type is that of the collection, or it begins with a story."""
    root = root_of(head).root
    return Certainty.CERTAIN if root == "REUTERS" or root == "lewis" else Certainty.NO


def pieces(opened: Opened) -> Iterator[Piece | Rejection]:
    """Its stories, cut out one by one however long the file is."""
    for cut in cut_elements(opened.stream, _STORIES, "story"):
        if isinstance(cut, Rejection):
            yield cut
        else:
            yield Piece(cut.element, f"story {cut.number}", opened.name, columns=opened.columns)


def read(piece: Piece) -> Iterator[ParsedArticle | Rejection]:
    """The article that this story is."""
    yield read_story(piece.content, piece.where)


def read_story(content: bytes, where: str = "") -> ParsedArticle | Rejection:
    """The article in these bytes."""
    story = decode(content, "iso-8859-1")
    opening = _OPENING.match(story) if story else None
    if story is None or opening is None:
        return Rejection("it does not begin as a story of the Reuters collection", where)
    number = _NUMBER.search(opening["attributes"])
    title, paragraphs = _title_and_text(story)
    line = read_printed(_part(story, "DATELINE"))
    date = _part(story, "DATE")
    day = _DAY.search(date)
    return compose(
        Pieces(
            title=title,
            paragraphs=paragraphs,
            dates=(day[0],) if day else (clean_line(date),),
            dateline=line.place,
            source="Reuters",
            author=_AGENCY.sub("", without_by(clean_line(_part(story, "AUTHOR")))),
            language="en",
            identity=number[1] if number else "",
            provenance=(("title", "TITLE"), ("body", "BODY"), ("date", "DATE")),
            original=content,
            where=where,
        )
    )


def _title_and_text(story: str) -> tuple[str, list[str]]:
    """A story that was not processed is only text: its first line serves as the title."""
    title = clean_line(_part(story, "TITLE")).lstrip("* ")
    text = _part(story, "BODY")
    if title or text:
        return title, _paragraphs(text)
    start = _UNPROCESSED.search(story)
    text = html.unescape(story[start.end() : _at(story, "</TEXT", start.end())]) if start else ""
    first, _, rest = text.strip(_AROUND).partition("\n")
    return clean_line(first).lstrip("* "), _paragraphs(rest)


def _paragraphs(text: str) -> list[str]:
    indented = _INDENT.sub("\n\n", "\n" + _SIGNED_OFF.sub("", text.rstrip(_AROUND)))
    return [line for part in plain_paragraphs(indented + "\n\n") if (line := clean_line(part))]


def _part(story: str, name: str) -> str:
    """What stands between these tags; "" when they are not there."""
    start = _at(story, f"<{name}>", 0)
    start += len(name) + 2
    return html.unescape(story[start : _at(story, f"</{name}>", start)])


def _at(story: str, mark: str, start: int) -> int:
    found = story.find(mark, start)
    return found if found >= 0 else len(story)


REUTERS_SGML = Format(
    "reuters-sgml", "Reuters-21578 SGML", (".sgm", ".sgml"), recognises, read, pieces
)
