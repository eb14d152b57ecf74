"""What is in a mail (RFC 5322 and MIME), however it is broken?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.policy import EmailPolicy
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from articles.importing.mail.text import unfolded
from articles.importing.wording.encodings import decode

MOST_LINES = 1_000_000
MOST_PARTS = 5_000
MOST_MULTIPARTS = 50
_LONGEST_HEADER = 1_000
_MULTIPART = re.compile(rb"^content-type:\s*(?:multipart|message)\b", re.I | re.M)
# What the library trips over in headers that nobody should have written.
_TRIPS = (
    MessageError, ValueError, LookupError, TypeError, AttributeError, AssertionError,
    RecursionError, NotImplementedError,
)  # fmt: skip


class UnreadableMail(ValueError):  # noqa: N818 - it is a mail, not our error
    """A mail that no article needs; the message says why."""


class _Careful(EmailPolicy):
    """The library's policy, with long headers cut and broken ones taken as they are written.

    The headers of MIME are split by its older and simpler code: the newer one takes half a second
    for one that is made for it, and every part of a mail has some.
    """

    def header_fetch_parse(self, name: str, value: str) -> Any:
        value = value[:_LONGEST_HEADER]
        if name.lower().startswith("content-"):
            return " ".join(value.split())
        try:
            return super().header_fetch_parse(name, value)
        except _TRIPS:
            return " ".join(value.split())


_POLICY = _Careful()


@dataclass(frozen=True)
class MailPart:
    """A part that can be read: its type, its text, and the bytes its text was made of."""

    media_type: str
    text: str
    content: bytes


class Mail:
    """A mail's headers and parts; none of its attachments is opened."""

    def __init__(self, content: bytes) -> None:
        _refuse(content)
        try:
            self._message = message_from_bytes(content, EmailMessage, policy=_POLICY)
            self._leaves = list(_leaves(self._message))
        except _TRIPS as problem:
            raise UnreadableMail(f"it is no mail that can be read: {problem}") from problem

    def header(self, name: str) -> str:
        """What a header says, with encoded words decoded; "" when it is not there."""
        try:
            value = str(self._message.get(name, ""))
        except _TRIPS:
            return ""
        return " ".join(value.encode("utf-8", errors="replace").decode().split())

    def sender(self) -> tuple[str, str]:
        """The name and the address it is from, each "" when not said."""
        try:
            name, address = parseaddr(self.header("From"))
            if not name:  # as mail was written once: desk@wire.example (The desk)
                raw = next(
                    (str(v) for n, v in self._message.raw_items() if n.lower() == "from"), ""
                )
                name, address = parseaddr(raw[:_LONGEST_HEADER])
        except _TRIPS:
            return "", ""
        name, address = (text.encode("utf-8", "replace").decode() for text in (name, address))
        return " ".join(name.split()).strip("'\""), address.strip()

    def date(self) -> str:
        """The day and time it was sent, as it is written where it is written oddly."""
        written = self.header("Date")
        try:
            sent: datetime = parsedate_to_datetime(written)
        except _TRIPS:
            return written
        return sent.isoformat()

    def body(self) -> MailPart | None:
        """The first plain text with words in it, else the first page with any."""
        for wanted in ("text/plain", "text/html"):
            for leaf in self._leaves:
                if _type(leaf) == wanted and not _is_attachment(leaf):
                    part = _text_part(leaf)
                    if part.text.strip():
                        return part
        return None

    def attachments(self) -> list[str]:
        """What else is in it, by name or type."""
        return [
            _name(leaf) or _type(leaf)
            for leaf in self._leaves
            if _is_attachment(leaf) or not _type(leaf).startswith("text/")
        ]


def _refuse(content: bytes) -> None:
    """Before the library sees it: its time and memory grow with depth and number of parts."""
    if content.count(b"\n") > MOST_LINES:
        raise UnreadableMail(f"it has more than {MOST_LINES:,} lines, which no article needs")
    multiparts = sum(1 for _ in _MULTIPART.finditer(content))
    if multiparts > MOST_MULTIPARTS:
        raise UnreadableMail(f"it holds more than {MOST_MULTIPARTS} multiparts or mails")
    if multiparts and content.count(b"\n--") > MOST_PARTS:
        raise UnreadableMail(f"it has more than {MOST_PARTS:,} parts")


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold no others, in order; a mail in a mail is one, and stays closed."""
    waiting: list[Message] = [message]
    while waiting:
        part = waiting.pop()
        is_closed = part.get_content_maintype() != "multipart"
        inner = part.get_payload() if part.is_multipart() and not is_closed else None
        if isinstance(inner, list):
            waiting.extend(each for each in reversed(inner) if isinstance(each, Message))
        else:
            yield part


def _text_part(leaf: Message) -> MailPart:
    try:
        content = leaf.get_payload(decode=True)
        charset = leaf.get_content_charset("") or ""
        is_flowed = str(leaf.get_param("format", "")).lower() == "flowed"
        is_deleting = str(leaf.get_param("delsp", "")).lower() == "yes"
    except _TRIPS:
        return MailPart(_type(leaf), "", b"")
    if not isinstance(content, bytes):
        return MailPart(_type(leaf), "", b"")
    text = decode(content, charset) or ""
    return MailPart(_type(leaf), unfolded(text, is_deleting) if is_flowed else text, content)


def _type(leaf: Message) -> str:
    try:
        return leaf.get_content_type()
    except _TRIPS:
        return "text/plain"


def _is_attachment(leaf: Message) -> bool:
    try:
        return leaf.get_content_disposition() == "attachment" or bool(leaf.get_filename())
    except _TRIPS:
        return True


def _name(leaf: Message) -> str:
    try:
        return " ".join((leaf.get_filename() or "").split())[:80]
    except _TRIPS:
        return ""
