"""Cuts the elements of one name out of an XML or SGML stream of any length, in bounded memory.

It knows tags, comments and CDATA sections and nothing else, so that one broken element does not
spoil the others. What it cuts out is the file's own bytes, for `safe_xml` to parse.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from articles.importing.opened import Stream
from articles.importing.parsed_article import Rejection
from articles.importing.xml.byte_window import ByteWindow, Kept
from articles.importing.xml.prolog import UnreadableXml, after_doctype

LARGEST_ELEMENT = 10 * 1024 * 1024
# Where nothing ends for so long, nobody waits for it: looking at tags takes time.
LONGEST_WAIT = 16 * 1024 * 1024
DEEPEST = 100
# What stands around the elements goes with each of them.
LONGEST_AROUND = 32 * 1024

_MARK = re.compile(rb"<(?=[A-Za-z_/!?])")
_TAG = re.compile(
    rb"<(?P<end>/?)(?P<name>[A-Za-z_][\w.:-]{0,99}+)(?=[\s/>])"
    rb"(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>"
)


@dataclass(frozen=True)
class Cut:
    """An element, with what stood around it: `before` all of it, `openings` only the tags.

    `before + element + closings` is a document of its own, and so is it with `openings`.
    """

    number: int
    before: bytes
    openings: bytes
    element: bytes
    closings: bytes


@dataclass
class _Around:
    """What stands around the elements: the tags that are open, and all before the first one."""

    declaration: bytes = b""
    tags: list[tuple[bytes, bytes]] = field(default_factory=list)
    kept: Kept = field(default_factory=lambda: Kept(LONGEST_AROUND))
    first_tags: list[tuple[bytes, bytes]] | None = None
    since: int = 0

    def note(self, tag: re.Match[bytes]) -> None:
        self.kept.add(tag[0])
        name = tag["name"]
        if not tag["end"]:
            if not tag[0].endswith(b"/>"):
                self.tags.append((name, tag[0]))
        elif any(name == known for known, _ in self.tags):
            while self.tags.pop()[0] != name:
                pass
        if len(self.tags) > DEEPEST:
            raise UnreadableXml("its tags are nested too deeply")

    def cut(self, number: int, element: bytes) -> Cut:
        if self.first_tags is None:
            self.first_tags = list(self.tags)
            self.kept.close()
        openings = self.declaration + b"".join(tag for _, tag in self.tags)
        is_whole = not self.kept.is_over and self.first_tags == self.tags
        before = self.declaration + bytes(self.kept.content) if is_whole else openings
        closings = b"".join(b"</" + name + b">" for name, _ in reversed(self.tags))
        return Cut(number, before, openings, element, closings)


def cut_elements(
    stream: Stream, names: frozenset[bytes], what: str, largest: int = LARGEST_ELEMENT
) -> Iterator[Cut | Rejection]:
    """Every element whose name, without its prefix, is one of these; `what` it is, for people."""
    window, around, number = ByteWindow(stream), _Around(), 0
    try:
        while tag := _next_tag(window, around):
            if tag["end"] or tag["name"].rpartition(b":")[2] not in names:
                around.note(tag)
                continue
            number += 1
            element = Kept(largest)
            element.add(tag[0])
            is_closed = tag[0].endswith(b"/>") or _take_rest(window, tag["name"], element)
            around.since = window.taken
            where = f"{what} {number}"
            if element.is_over:
                yield Rejection(f"it is larger than {largest // 1024 // 1024} MB", where)
            elif not is_closed:
                yield Rejection("it has no end: the file is cut off, or broken", where)
            else:
                yield around.cut(number, bytes(element.content))
    except UnreadableXml as problem:
        yield Rejection(str(problem), f"after {what} {number}" if number else "")
        return
    if not number:
        yield Rejection(f"it holds no {what}")


def _next_tag(window: ByteWindow, around: _Around) -> re.Match[bytes] | None:
    """The next tag outside the elements, with what stands before it taken; None at the end."""
    while window.search(_MARK, around.kept):
        _check_wait(window, around.since)
        if window.starts_with(b"<!--"):
            window.take_through(b"-->", Kept(0))
        elif window.starts_with(b"<![CDATA["):
            window.take_through(b"]]>", around.kept)
        elif window.starts_with(b"<?"):
            _take_instruction(window, around)
        elif window.starts_with(b"<!"):
            _take_declaration(window)
        elif tag := window.match(_TAG):
            return tag
        else:
            window.take(1, around.kept)
    return None


def _take_instruction(window: ByteWindow, around: _Around) -> None:
    instruction = Kept(1000)
    window.take_through(b"?>", instruction)
    content = bytes(instruction.content)
    if content[:5].lower() == b"<?xml" and not instruction.is_over and not around.declaration:
        around.declaration = content


def _take_declaration(window: ByteWindow) -> None:
    if window.starts_with(b"<!DOCTYPE"):
        text = window.ahead().decode("latin-1")
        window.take(after_doctype(text, 0), Kept(0))
    else:
        window.take_through(b">", Kept(0))


def _take_rest(window: ByteWindow, name: bytes, element: Kept) -> bool:
    """Take the element up to its end tag; False when the file ends before."""
    start = window.taken
    depth = 1
    while depth:
        _check_wait(window, start)
        found = window.search(_marks(name), element)
        if found is None:
            return False
        if found[0] == b"<!--":
            window.take_through(b"-->", element)
        elif found[0] == b"<![CDATA[":
            window.take_through(b"]]>", element)
        elif tag := window.match(_TAG):
            element.add(tag[0])
            depth += -1 if tag["end"] else not tag[0].endswith(b"/>")
        else:
            window.take(1, element)
    return True


def _check_wait(window: ByteWindow, start: int) -> None:
    if window.taken - start > LONGEST_WAIT:
        megabytes = LONGEST_WAIT // 1024 // 1024
        raise UnreadableXml(f"nothing ends within {megabytes} MB; what follows is not read")


@lru_cache(maxsize=64)
def _marks(name: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"<!--|<!\[CDATA\[|</?" + re.escape(name) + rb"(?=[\s/>])")
