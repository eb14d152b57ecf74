"""XML from strangers, parsed without entities, DTDs or the network. The only user of lxml for it.

Formats that cut large files into elements do it with `cut_xml`, and parse each one here.
"""

import html
import re
from html.entities import html5
from typing import Any, TypeAlias

from lxml import etree  # type: ignore[import-untyped]

from articles.importing.wording.encodings import decode
from articles.importing.xml.prolog import UnreadableXml, declared_encoding, read_prolog

# lxml comes without types.
Element: TypeAlias = Any

LARGEST_XML = 10 * 1024 * 1024
# A parsed tag takes some 120 bytes, an attribute nearly as many.
MOST_TAGS = 100_000
MOST_ATTRIBUTES = 300_000
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

_REFERENCE = re.compile(r"&(?:#(?P<code>x[0-9a-f]{1,6}|\d{1,7});|(?P<name>[a-z]\w{1,31});)?", re.I)
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OF_XML = frozenset(["amp", "lt", "gt", "quot", "apos"])


def parse_xml(content: bytes) -> Element:
    """The root element, all names without their namespaces; raises UnreadableXml."""
    text = xml_text(content)
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, dtd_validation=False,
        attribute_defaults=False, huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise UnreadableXml(_in_words(str(problem))) from problem
    for element in root.iter("*"):
        element.tag = etree.QName(element).localname
    etree.cleanup_namespaces(root)
    return root


def markup_of(element: Element) -> str:
    """The element as it would stand in a page: it is markup, whatever its tags are called."""
    markup = str(etree.tostring(element, encoding="unicode", with_tail=False))
    return markup if element.tag == "html" else f"<div>{markup}</div>"


def xml_text(content: bytes) -> str:
    """The document from its root on, decoded and mended, safe for any parser; or UnreadableXml.

    What stands before the root is cut off. Names of HTML characters become these characters, a
    bare "&" is escaped, characters that XML forbids are left out: many files have them.
    """
    if len(content) > LARGEST_XML:
        raise UnreadableXml(f"its XML is larger than {LARGEST_XML // 1024 // 1024} MB")
    text = decode(content, declared_encoding(content))
    if text is None:
        raise UnreadableXml("it does not look like text")
    text = text[read_prolog(text).start :]
    if text.count("<") > MOST_TAGS or text.count("=") > MOST_ATTRIBUTES:
        raise UnreadableXml(f"it holds more than {MOST_TAGS:,} tags, which no article needs")
    return _mended(_ILLEGAL.sub("", text))


def _mended(text: str) -> str:
    """References that every XML parser knows; CDATA sections stay as they are."""
    outside, *sections = text.split("<![CDATA[")
    parts = [_REFERENCE.sub(_known, outside)]
    for section in sections:
        inside, end, outside = section.partition("]]>")
        parts += ["<![CDATA[", inside, end, _REFERENCE.sub(_known, outside)]
    return "".join(parts)


def _known(found: re.Match[str]) -> str:
    name, code = found["name"], found["code"]
    if code:
        return found[0] if _is_legal(int("0" + code, 16) if code[0] in "xX" else int(code)) else ""
    if not name:
        return "&amp;"
    if name in _OF_XML:
        return found[0]
    characters = html5.get(f"{name};")
    return html.escape(characters) if characters else f"&amp;{name};"


def _is_legal(code: int) -> bool:
    return code < 0x110000 and not _ILLEGAL.match(chr(code))


def _in_words(problem: str) -> str:
    if "Excessive depth" in problem:
        return "its tags are nested too deeply"
    if "huge" in problem.lower() or "too long" in problem.lower():
        return f"a part of it is too large: {problem}"
    return f"it is not well-formed XML: {problem}"
