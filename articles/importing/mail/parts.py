"""What is in a mail (RFC 5322 and MIME), however it is broken?"""

import re
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from articles.importing.mail.choose_texts import MailBody, choose_texts
from articles.importing.mail.leaves import TRIPS, is_attachment, leaves_of, name_of, type_of

MOST_LINES = 1_000_000
MOST_PARTS = 5_000
MOST_MULTIPARTS = 50
_LONGEST_HEADER = 1_000
# As base64 writes it, line by line.
_LARGE_FILE = 3 * 1024 * 1024
# Taken whole, whatever its length: to look for long ones alone takes the square of it.
_FILE = re.compile(rb"(?<=\n)(?:[A-Za-z0-9+/]{60,78}\r?\n)++")
_MULTIPART = re.compile(rb"^content-type:\s*(?:multipart|message)\b", re.I | re.M)


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
        except TRIPS:
            return " ".join(value.split())


_POLICY = _Careful()


class Mail:
    """A mail's headers and parts; none of its attachments is opened."""

    def __init__(self, content: bytes) -> None:
        _refuse(content)
        try:
            self._message = message_from_bytes(
                _without_large_attachments(content), EmailMessage, policy=_POLICY
            )
            self._leaves = leaves_of(self._message)
        except TRIPS as problem:
            raise UnreadableMail(f"it is no mail that can be read: {problem}") from problem

    def header(self, name: str) -> str:
        """What a header says, with encoded words decoded; "" when it is not there."""
        try:
            value = str(self._message.get(name, ""))
        except TRIPS:
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
        except TRIPS:
            return "", ""
        name, address = (text.encode("utf-8", "replace").decode() for text in (name, address))
        return " ".join(name.split()).strip("'\""), address.strip()

    def date(self) -> str:
        """The day and time it was sent, as it is written where it is written oddly."""
        written = self.header("Date")
        try:
            sent: datetime = parsedate_to_datetime(written)
        except TRIPS:
            return written
        return sent.isoformat()

    def body(self) -> MailBody:
        """The texts in it that are the article; none where it has none with words in it."""
        try:
            return choose_texts(self._message)
        except TRIPS as problem:
            raise UnreadableMail(f"its parts cannot be read: {problem}") from problem

    def attachments(self) -> list[str]:
        """What else is in it, by name or type."""
        return [
            name_of(leaf) or type_of(leaf)
            for leaf in self._leaves
            if is_attachment(leaf) or not type_of(leaf).startswith("text/")
        ]


def _without_large_attachments(content: bytes) -> bytes:
    """Without files of some megabytes, which are not opened, and take ten times that in memory."""
    return _FILE.sub(_unless_large, content) if len(content) > _LARGE_FILE else content


def _unless_large(file: "re.Match[bytes]") -> bytes:
    return b"" if file.end() - file.start() > _LARGE_FILE else file[0]


def _refuse(content: bytes) -> None:
    """Before the library sees it: its time and memory grow with depth and number of parts."""
    if content.count(b"\n") > MOST_LINES:
        raise UnreadableMail(f"it has more than {MOST_LINES:,} lines, which no article needs")
    multiparts = sum(1 for _ in _MULTIPART.finditer(content))
    if multiparts > MOST_MULTIPARTS:
        raise UnreadableMail(f"it holds more than {MOST_MULTIPARTS} multiparts or mails")
    if multiparts and content.count(b"\n--") > MOST_PARTS:
        raise UnreadableMail(f"it has more than {MOST_PARTS:,} parts")
