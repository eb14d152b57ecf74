"""NewsML-G2 of the IPTC: one article per news item, alone or many in one message.

https://iptc.org/standards/newsml-g2/
"""

import io
from collections.abc import Iterator

from articles.importing.clean_text import UnreadableMarkup, clean_paragraphs
from articles.importing.compose import Pieces, compose
from articles.importing.formats import nitf
from articles.importing.formats.format import Certainty, Format
from articles.importing.opened import Opened, Piece, Stream
from articles.importing.parsed_article import ParsedArticle, Rejection
from articles.importing.wording.dateline import Dateline, read_printed
from articles.importing.xml.cut_xml import Cut, cut_elements
from articles.importing.xml.prolog import UnreadableXml, root_of
from articles.importing.xml.safe_xml import LANGUAGE, Element, markup_of, parse_xml
from articles.importing.xml.versioned import versioned
from articles.importing.xml.words import first_value, first_words, without_by

_NAMESPACE = b"http://iptc.org/std/nar/2006-10-01/"
_ROOTS = frozenset(
    ["newsItem", "newsMessage", "packageItem", "conceptItem", "knowledgeItem", "planningItem"]
)
_WITHDRAWN = ("canceled", "cancelled", "withheld")


def recognises(head: bytes, ending: str) -> Certainty:
    """Its root is an item or a message of NewsML-G2."""
    prolog = root_of(head)
    is_named = not prolog.tag or _NAMESPACE in head.replace(b"\0", b"")
    return Certainty.CERTAIN if prolog.root in _ROOTS and is_named else Certainty.NO


def pieces(opened: Opened) -> Iterator[Piece | Rejection]:
    """Its news items; packages, concepts and plans beside them hold no articles."""
    for cut in _items(opened.stream):
        if isinstance(cut, Rejection):
            yield cut
        else:
            content = cut.openings + cut.element + cut.closings
            where = f"news item {cut.number}" if cut.closings else ""
            yield Piece(content, where, opened.name, columns=opened.columns)


def read(piece: Piece) -> Iterator[ParsedArticle | Rejection]:
    """The articles of the news items in this piece; mostly it is one."""
    for cut in _items(io.BufferedReader(io.BytesIO(piece.content))):
        if isinstance(cut, Rejection):
            yield Rejection(cut.reason, piece.where or cut.where)
            continue
        where = piece.where or (f"news item {cut.number}" if cut.closings else "")
        try:
            root = parse_xml(cut.openings + cut.element + cut.closings)
            yield _read_item(next(root.iter("newsItem")), cut.element, where)
        except (UnreadableXml, UnreadableMarkup) as problem:
            yield Rejection(str(problem), where)


def _items(stream: Stream) -> Iterator[Cut | Rejection]:
    return cut_elements(stream, frozenset([b"newsItem"]), "news item")


def _read_item(item: Element, original: bytes, where: str) -> ParsedArticle | Rejection:
    status = first_value(item, "qcode", "itemMeta/pubStatus").rpartition(":")[2]
    if status in _WITHDRAWN:
        return Rejection(f"its publisher has taken it back: it is marked as {status}", where)
    text, text_from, inner = _text(item)
    if not text:
        kind = first_value(item, "qcode", "itemMeta/itemClass").rpartition(":")[2]
        return Rejection(f"it holds no text{f' (it is a {kind})' if kind else ''}", where)
    return compose(_pieces(item, text, text_from, inner, original, where))


def _text(item: Element) -> tuple[list[str], str, Element]:
    """The longest text that the item carries, in words what it is written in, and its element."""
    best: tuple[list[str], str, Element] = ([], "", None)
    for holder in item.iterfind("contentSet/inlineXML"):
        for content in holder.iterchildren("*"):
            if content.tag == "nitf":
                found = nitf.paragraphs_of(content), "NITF in NewsML-G2", content
            else:
                found = clean_paragraphs(markup_of(content)), "XHTML in NewsML-G2", content
            best = max(best, found, key=_length)
    for holder in item.iterfind("contentSet/inlineData"):
        found = clean_paragraphs("".join(holder.itertext())), "text in NewsML-G2", holder
        best = max(best, found, key=_length)
    return best


def _length(found: tuple[list[str], str, Element]) -> int:
    return sum(map(len, found[0]))


def _language(item: Element, text: Element) -> str:
    """What the text says of itself, else the item: "language" comes with a tag."""
    own = (element.get(LANGUAGE, "") for element in (text, text.getparent()))
    told = first_value(item, "tag", "contentMeta/language")
    return next(filter(None, own), "") or told or item.get(LANGUAGE, "")


def _in_language(item: Element, path: str, language: str) -> str:
    """The words of this element, where there are several those in the language of the text."""
    elements = item.findall(path)
    own = [each for each in elements if each.get(LANGUAGE, "")[:2] == language[:2]]
    found = (first_words(each, ".") for each in [*own, *elements])
    return next(filter(None, found), "")


def _line(item: Element, text: Element, language: str) -> Dateline:
    printed = read_printed(_in_language(item, "contentMeta/dateline", language))
    line = nitf.line_of(text) if text.tag == "nitf" else Dateline()
    place = printed.place or line.place or first_words(item, "contentMeta/located/name")
    return Dateline(place, line.date or printed.date, printed.agency or line.agency)


def _source(item: Element) -> str:
    code = first_value(item, "qcode", "itemMeta/provider").rpartition(":")[2]
    return (
        first_words(item, "itemMeta/provider/name")
        or first_value(item, "literal", "itemMeta/provider")
        or first_words(item, "contentMeta/infoSource/name", "contentMeta/creditline")
        or code
    )


def _author(item: Element, text: Element, language: str) -> str:
    byline = without_by(_in_language(item, "contentMeta/by", language))
    creators = [first_words(each, "name") for each in item.iterfind("contentMeta/creator")][:20]
    inner = nitf.byline_of(text) if text.tag == "nitf" else ""
    return byline or ", ".join(filter(None, creators)) or inner


def _pieces(
    item: Element, paragraphs: list[str], text_from: str, text: Element, original: bytes, where: str
) -> Pieces:
    language = _language(item, text)
    headline = _in_language(item, "contentMeta/headline", language)
    inner = first_words(text, ".//body.head/hedline/hl1", ".//title", ".//h1")
    line = _line(item, text, language)
    dates = [
        ("contentCreated", first_words(item, "contentMeta/contentCreated")),
        ("firstCreated", first_words(item, "itemMeta/firstCreated")),
        ("versionCreated", first_words(item, "itemMeta/versionCreated")),
        ("dateline", nitf.day(line.date)),
    ]
    dates = [(said, written) for said, written in dates if written]
    return Pieces(
        title=headline or inner or _in_language(item, "itemMeta/title", language),
        paragraphs=paragraphs,
        dates=tuple(written for _, written in dates),
        dateline=line.place,
        source=_source(item) or line.agency,
        author=_author(item, text, language),
        language=language,
        url=first_value(item, "href", "itemMeta/link[@rel='irel:webaddress']"),
        identity=versioned(item.get("guid", ""), item.get("version", "")),
        provenance=(
            ("title", "NewsML-G2 headline" if headline else text_from),
            ("body", text_from),
            *((("date", f"NewsML-G2 {dates[0][0]}"),) if dates else ()),
        ),
        original=original,
        where=where,
    )


NEWSML_G2 = Format("newsml-g2", "NewsML-G2", (".xml", ".g2"), recognises, read, pieces)
