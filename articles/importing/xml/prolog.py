"""What stands before the root of an XML document, and what is the root called?"""

import re
from dataclasses import dataclass

from articles.importing.wording.encodings import wide_mark

_SPACE = re.compile(r"[\s\ufeff]*")
_DECLARED = re.compile(r"""<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']""", re.I)
_STOPS = re.compile(r"""["'\[>]""")
_IN_SUBSET = re.compile(r"""["'\]]|<!--|<\?""")
_CLOSING = {"<!--": "-->", "<?": "?>"}
_ROOT = re.compile(r"<([A-Za-z_][\w.-]{0,99}:)?([A-Za-z_][\w.-]{0,99})(?=[\s/>])")
_NAMED = re.compile(r"<!DOCTYPE\s+(?:[\w.-]{1,99}:)?([A-Za-z_][\w.-]{0,99})", re.I)
_UTF_32_OR_16 = ((b"<\0\0\0", "utf-32-le"), (b"\0\0\0<", "utf-32-be"),
                 (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))  # fmt: skip


class UnreadableXml(ValueError):  # noqa: N818 - it is the file's error, not ours
    """XML that is broken, too large, or that wants something of its reader; says which."""


@dataclass(frozen=True)
class Prolog:
    """The name of the root without prefix, its opening tag, and where it begins."""

    root: str = ""
    tag: str = ""
    start: int = 0


def declared_encoding(content: bytes) -> str:
    """The encoding that the XML declaration names; "" when it names none."""
    found = _DECLARED.match(content[:300].lstrip(b"\xef\xbb\xbf \t\r\n").decode("latin-1"))
    return found[1] if found else ""


def wide_without_mark(content: bytes) -> str:
    """The encoding, when the first "<" takes two or four bytes and no mark says so."""
    return next((name for sign, name in _UTF_32_OR_16 if content.startswith(sign)), "")


def read_prolog(text: str) -> Prolog:
    """What stands before the root; raises UnreadableXml for entities and what does not end."""
    at, doctype = 0, ""
    while True:
        gap = _SPACE.match(text, at)
        at = gap.end() if gap else at
        if text.startswith("<?", at):
            at = _after(text, "?>", at, "processing instruction")
        elif text.startswith("<!--", at):
            at = _after(text, "-->", at, "comment")
        elif text[at : at + 9].upper() == "<!DOCTYPE":
            named = _NAMED.match(text, at)
            doctype = named[1] if named else ""
            at = after_doctype(text, at)
        else:
            root = _ROOT.match(text, at)
            return Prolog(root[2] if root else doctype, _tag(text, at), at)


def after_doctype(text: str, start: int) -> int:
    """Where the document type declaration ends; raises when it declares entities.

    Entities make a short file a huge one, or name another file to be read into this one. The
    declaration is cut off in any case: no parser ever sees one.
    """
    at = start
    while found := _STOPS.search(text, at):
        at = found.end()
        if found[0] == ">":
            return at
        if found[0] == "[":
            end = _after_subset(text, at)
            if "<!ENTITY" in text[at:end].upper():
                raise UnreadableXml(
                    "it declares entities, which are never expanded: they can make a file "
                    "endless, or read others. Take its <!ENTITY> lines out"
                )
            at = end
        else:
            at = _after(text, found[0], at, "document type")
    raise UnreadableXml("its document type does not end")


def _after_subset(text: str, start: int) -> int:
    """Behind the "]" that ends what a document declares itself; the end where there is none."""
    at = start
    while found := _IN_SUBSET.search(text, at):
        if found[0] == "]":
            return found.end()
        end = text.find(_CLOSING.get(found[0], found[0]), found.end())
        if end < 0:
            break
        at = end + 1
    return len(text)


def _after(text: str, mark: str, start: int, what: str) -> int:
    end = text.find(mark, start)
    if end < 0:
        raise UnreadableXml(f"a {what} before its first element does not end")
    return end + len(mark)


def _tag(text: str, start: int) -> str:
    end = text.find(">", start)
    return text[start : end + 1 if end >= 0 else len(text)]


def root_of(head: bytes) -> Prolog:
    """The root of a document that begins with these bytes; with an empty name when it has none.

    A head may end before the root does: then its name is that of the document type.
    """
    wide = wide_mark(head) or wide_without_mark(head)
    text = head.removeprefix(b"\xef\xbb\xbf").decode(wide or "latin-1", errors="replace")
    try:
        return read_prolog(text)
    except UnreadableXml:
        named = _NAMED.search(text)
        return Prolog(named[1] if named else "")


def begins_as_xml(head: bytes) -> bool:
    """Does it say that it is XML, with a declaration, a document type or a namespace?"""
    prolog = root_of(head)
    begins = head.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").replace(b"\0", b"")[:9].lower()
    return begins.startswith((b"<?xml", b"<!doctype")) or (
        bool(prolog.root) and "xmlns" in prolog.tag
    )
