"""mbox: many mails in one file, each behind a "From " line (RFC 4155, and mboxrd's ">From ")."""

import re
from collections.abc import Iterator

from articles.importing.formats.format import Certainty, Format
from articles.importing.formats.mail import header_names, read
from articles.importing.opened import LARGEST_PIECE, Opened, Piece, Stream
from articles.importing.parsed_article import Rejection

# As C writes a time, with a zone before or behind the year; as mails write it, the year before the
# hour; or as Google numbers its mails.
_ZONES = r"(?: +[A-Z]{1,5}| +[+-]\d{4}){0,2}"
_HOUR = r"\d\d:\d\d(?::\d\d)?"
_SEPARATOR = re.compile(
    rf"From (?:\S.{{0,400}}(?:{_HOUR}{_ZONES} +\d{{4}}"
    rf"| \d{{1,2}} +[A-Z][a-z]{{2}} +\d{{4}} +{_HOUR})"
    rf"|-?\d{{5,25}}){_ZONES}[ \t]*\r?\n".encode()
)
_HEADER = re.compile(rb"[!-9;-~]{1,76}:")
_ESCAPED = re.compile(rb">+From ")
_LONGEST_LINE = 64 * 1024


def recognises(head: bytes, ending: str) -> Certainty:
    """It begins with a "From " line and a mail's headers."""
    found = _SEPARATOR.match(head)
    if found and len(header_names(head[found.end() :])) > 1:
        return Certainty.CERTAIN
    return Certainty.LIKELY if ending in MBOX.endings else Certainty.NO


def pieces(opened: Opened) -> Iterator[Piece | Rejection]:
    """Its mails, one after the other; one that is too large does not spoil the others."""
    number = 0
    for content in _mails(opened.stream):
        number += 1
        where = f"mail {number}"
        if content is None:
            yield Rejection(f"it is larger than {LARGEST_PIECE // 1024 // 1024} MB", where)
        elif content.strip():
            yield Piece(content, where, opened.name, columns=opened.columns)
        else:
            yield Rejection("it is empty", where)
    if not number:
        yield Rejection('no mail is in it: none begins with a line like "From name@host date"')


def _mails(stream: Stream) -> Iterator[bytes | None]:
    """The bytes of each mail without its "From " line; None for one that is too large."""
    kept: list[bytes] = []
    size = 0
    is_inside = False
    is_line_start = is_after_blank = True
    line = stream.readline(_LONGEST_LINE)
    while line:
        following = stream.readline(_LONGEST_LINE)
        if is_line_start and is_after_blank and _begins_mail(line, following):
            if is_inside:
                yield b"".join(kept) if size <= LARGEST_PIECE else None
            kept, size, is_inside = [], 0, True
        elif is_inside:
            size += len(line)
            if size <= LARGEST_PIECE:
                is_escaped = is_line_start and _ESCAPED.match(line)
                kept.append(line[1:] if is_escaped else line)
            else:
                kept.clear()
        is_after_blank = is_line_start and not line.strip(b"\r\n")
        is_line_start = line.endswith(b"\n")
        line = following
    if is_inside:
        yield b"".join(kept) if size <= LARGEST_PIECE else None


def _begins_mail(line: bytes, following: bytes) -> bool:
    """Is this the line before a mail, and no sentence that begins with "From"?"""
    return _SEPARATOR.fullmatch(line) is not None and _HEADER.match(following) is not None


MBOX = Format("mbox", "mailboxes", (".mbox",), recognises, read, pieces)
